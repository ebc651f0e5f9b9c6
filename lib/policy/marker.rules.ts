/** What a line starts with, when it starts a numbered block. `length` counts the characters before the words. */
export type Marker = { kind: 'section' | 'clause' | 'item'; number: string; length: number };

// No part starts with a zero and none is longer than three digits, so that «26.03.2019» stays a date.
const lead = /^\s*(?:[-–—•]\s+)?/;
const part = '[1-9][0-9]{0,2}';
const item = new RegExp(`^(${part})\\)`);
const clause = new RegExp(`^(${part}(?:\\.${part}){1,4})(?:\\.(?![0-9])|(?=\\s|$))`);
const section = new RegExp(`^(${part})\\.(?=\\s|$)`);
const kinds = [
  ['item', item],
  ['clause', clause],
  ['section', section],
] as const;

/** The marker at the start of a line («1.», «2.7.», «- 2.1.», «- 3)»), or null: then the line goes on or is plain. */
export function markerOf(line: string): Marker | null {
  const before = lead.exec(line)?.[0].length ?? 0;
  const head = line.slice(before, before + 24);
  for (const [kind, pattern] of kinds) {
    const found = pattern.exec(head);
    if (found?.[1]) return { kind, number: found[1], length: before + found[0].length };
  }
  return null;
}
