import { type CookieChoice, type Switches, standingOfChoice } from './choice.rules';
import type { OptionalCategory } from './registry.rules';

/** Where a script may come from, what it may ask and what pictures it may load: origins such as `https://tag.example`. */
export type Sources = { script: readonly string[]; connect: readonly string[]; img: readonly string[] };

/**
 * Optional scripts of the portal: what runs only after consent to its category. `<GatedScript>` puts them into pages,
 * the answer to a choice names those that may run at once, and nothing else may. A script of somebody else says with
 * `hosts` which origins it needs besides its own; they enter the Content-Security-Policy of those alone who agreed.
 */
export type Gated = { id: string; category: OptionalCategory; src: string; hosts?: Partial<Sources> };

export const gatedScripts: readonly Gated[] = [
  { id: 'page-statistics', category: 'statistics', src: '/statistics.js' },
];

/** Addresses of the optional scripts that a choice allows. */
export const gatedAddresses = (switches: Record<OptionalCategory, boolean>): string[] =>
  gatedScripts.filter(({ category }) => switches[category]).map(({ src }) => src);

/** The entry of the list, when the choice allows it; null for an unknown id. */
export const gatedScript = (
  id: string,
  switches: Record<OptionalCategory, boolean>,
  list: readonly Gated[] = gatedScripts,
): Gated | null => list.find((one) => one.id === id && switches[one.category]) ?? null;

/** Files of the portal itself among the scripts: they are served without a language in the address. */
export const ownFiles = (list: readonly Gated[] = gatedScripts): ReadonlySet<string> =>
  new Set(list.map(({ src }) => src).filter((src) => src.startsWith('/')));

/** One origin over https and nothing that could end a directive of the policy or open it further. */
const origin = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?$/;

const originOf = (src: string): string[] => (URL.canParse(src) ? [new URL(src).origin] : []);
const clean = (origins: readonly string[]) => [...new Set(origins)].filter((one) => origin.test(one)).sort();

/** Foreign origins that an entry needs. What is not an exact origin over https is left out. */
export function sourcesOf(list: readonly Gated[]): Sources {
  return {
    script: clean(list.flatMap(({ src, hosts }) => [...originOf(src), ...(hosts?.script ?? [])])),
    connect: clean(list.flatMap(({ hosts }) => hosts?.connect ?? [])),
    img: clean(list.flatMap(({ hosts }) => hosts?.img ?? [])),
  };
}

const isForeign = (one: Gated) => Object.values(sourcesOf([one])).some((origins) => origins.length > 0);

/** Whether any optional script is somebody else's: while none is, no request is asked for its choice. */
export const hasForeign = (list: readonly Gated[] = gatedScripts): boolean => list.some(isForeign);

const nothing: Switches = { preferences: false, statistics: false };

/** What a choice allows now: nothing without one, against Global Privacy Control, or once it no longer holds. */
export function allowedNow(
  choice: CookieChoice | null,
  at: Date,
  asked: { gpc: boolean; fingerprint: string; days: number },
): Switches {
  if (!choice || asked.gpc || standingOfChoice(choice, at, asked) !== 'holds') return nothing;
  return { preferences: choice.preferences, statistics: choice.statistics };
}

/** The foreign origins of the entries that a choice allows. */
export const allowedSources = (switches: Switches, list: readonly Gated[] = gatedScripts): Sources =>
  sourcesOf(list.filter(({ category }) => switches[category]));
