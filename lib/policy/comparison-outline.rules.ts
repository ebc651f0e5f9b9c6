import type { ClauseChange, ComparedBlock, Comparison } from './compare.rules';

/** What a change is called where it is shown; `renumbered` is one that touched no word. */
export type ChangeLook = 'added' | 'removed' | 'changed' | 'moved' | 'movedChanged' | 'renumbered';

/** One change, counted from 1 over the whole comparison, or the unchanged clauses that follow each other. */
export type ComparisonPart<B> =
  | { kind: 'change'; at: number; look: ChangeLook; change: ClauseChange<B> }
  | { kind: 'same'; blocks: B[] };

/** A section of the new document with what happened in it; `heading` is null before the first one. */
export type ComparisonSection<B> = { heading: B | null; parts: ComparisonPart<B>[]; changes: number };

/** What a change is called, null for an unchanged clause. */
export function lookOf({ kind, reworded }: ClauseChange<unknown>): ChangeLook | null {
  if (kind === 'unchanged') return null;
  if (kind === 'moved') return reworded ? 'movedChanged' : 'moved';
  return kind === 'changed' && !reworded ? 'renumbered' : kind;
}

/**
 * A comparison as it is read: by sections of the new document, the unchanged clauses between two changes together. An
 * unchanged heading is only in `heading`; one that changed is a part of its section too.
 */
export function comparisonOutline<B extends ComparedBlock>({
  changes,
}: Pick<Comparison<B>, 'changes'>): ComparisonSection<B>[] {
  const sections: ComparisonSection<B>[] = [];
  const open = (heading: B | null) => {
    const section: ComparisonSection<B> = { heading, parts: [], changes: 0 };
    sections.push(section);
    return section;
  };
  let at = 0;
  for (const change of changes) {
    const heading = change.after?.kind === 'section' ? change.after : null;
    const section = heading ? open(heading) : (sections.at(-1) ?? open(null));
    const look = lookOf(change);
    if (look) {
      at++;
      section.changes++;
      section.parts.push({ kind: 'change', at, look, change });
    } else if (change.after && !heading) addSame(section, change.after);
  }
  return sections;
}

function addSame<B>({ parts }: ComparisonSection<B>, block: B): void {
  const last = parts.at(-1);
  if (last?.kind === 'same') last.blocks.push(block);
  else parts.push({ kind: 'same', blocks: [block] });
}

/** How two texts that differ in no clause stand to each other: not a character differs, or only their look does. */
export const sameness = ({ changes }: Pick<Comparison<ComparedBlock>, 'changes'>): 'exact' | 'look' =>
  changes.every(({ before, after }) => before?.raw === after?.raw) ? 'exact' : 'look';
