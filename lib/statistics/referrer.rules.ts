/** Under this name stands every place that is not shown by itself. No host is called so: hosts have a dot. */
export const otherReferrer = 'other';

/** So many hosts a day are shown by their names; the next ones are `other`. */
export const mostReferrers = 100;

const host = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
/** An address of the form `host` or `host:port`; the last part of a name of a host is never all digits. */
const withPort = /^([^:]+)(?::\d{1,5})?$/;

const ascii = (name: string): string => {
  const address = `http://${name}`;
  return URL.canParse(address) ? new URL(address).hostname : '';
};

/**
 * The host that somebody came from, as it is counted: lower case, without a port, in ASCII (`xn--…`). Empty for nobody and for the
 * portal itself. What is no public name of a host (a number, an inner name, a name too long or of too many parts,
 * rubbish) is `other`: it may say more than which site it was.
 */
export function referrerHost(given: string, ownHosts: readonly string[]): string {
  const text = given.trim().toLowerCase();
  if (text === '') return '';
  if (ownHosts.includes(text)) return '';
  if (text.length > 260 || /[/\\@?#%\s]/.test(text)) return otherReferrer;
  const bare = withPort.exec(text)?.[1]?.replace(/\.$/, '') ?? '';
  const name = ascii(bare);
  if (name === '' || name.length > 100 || !host.test(name)) return otherReferrer;
  return ownHosts.includes(name) ? '' : name;
}
