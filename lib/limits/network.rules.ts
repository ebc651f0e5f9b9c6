import { isIPv4, isIPv6 } from 'node:net';

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].map((group) => group.replace(/^0+(?=.)/, ''));
}

/**
 * Whose address a request came from: the one that the outermost of our own servers saw, `hops` from the right of
 * `X-Forwarded-For`; what stands further left anybody can write. Empty when there is none.
 */
export const forwardedAddress = (header: string, hops: number): string =>
  header.split(',').at(-hops)?.trim() ?? '';

/**
 * What counts as one asker: an IPv4 address, or the first half of an IPv6 one, which a household has for itself. Null for an
 * address of the machine itself and for what is no address: it tells nobody from anybody.
 */
export function askerOf(address: string): string | null {
  const four = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(four)) return four.startsWith('127.') ? null : four;
  if (!isIPv6(address)) return null;
  const groups = groupsOf(address);
  return groups.slice(0, 7).every((group) => group === '0') ? null : `${groups.slice(0, 4).join(':')}::/64`;
}
