/**
 * The printed number of a place: «2.8», «3.4 (2)» for the second clause of a repeated number, «3.3, 2)» for an item,
 * «1» for a section; empty for what stands before the first section.
 */
export const clauseName = (anchor: string): string =>
  anchor.startsWith('h')
    ? ''
    : anchor
        .slice(2)
        .replace(/-p[0-9]+$/, '')
        .replace(/-i([0-9]+)(-[0-9]+)?$/, ', $1)')
        .replace(/^([0-9.]+)-([0-9]+)/, '$1 ($2)');
