import type { OptionalCategory } from './registry.rules';

/**
 * Optional scripts of the portal: what runs only after consent to its category. `<GatedScript>` puts them into pages,
 * the answer to a choice names those that may run at once, and nothing else may.
 */
export type Gated = { id: string; category: OptionalCategory; src: string };

export const gatedScripts: readonly Gated[] = [
  { id: 'page-statistics', category: 'statistics', src: '/statistics.js' },
];

/** Addresses of the optional scripts that a choice allows. */
export const gatedAddresses = (switches: Record<OptionalCategory, boolean>): string[] =>
  gatedScripts.filter(({ category }) => switches[category]).map(({ src }) => src);
