import type { ClauseKind } from '@/db/enums';
import type { PolicyDefect } from './defects.rules';

type Block = { anchor: string; kind: ClauseKind; level: number; number: string | null };

/** A clause or paragraph by itself, or the items that follow each other. */
export type OutlinePart<B> = { kind: 'one'; block: B } | { kind: 'items'; items: B[] };
/** A section with what it holds; `heading` is null for clauses before the first section. */
export type OutlineSection<B> = { heading: B | null; parts: OutlinePart<B>[] };

/** The body of an edition as sections, in the order of reading; blocks of the header (level 0) are left out. */
export function outline<B extends Block>(blocks: readonly B[]): OutlineSection<B>[] {
  const sections: OutlineSection<B>[] = [];
  for (const block of blocks) {
    if (block.level === 0) continue;
    if (block.kind === 'section') {
      sections.push({ heading: block, parts: [] });
      continue;
    }
    if (sections.length === 0) sections.push({ heading: null, parts: [] });
    const parts = sections.at(-1)?.parts ?? [];
    const last = parts.at(-1);
    if (block.kind !== 'item') parts.push({ kind: 'one', block });
    else if (last?.kind === 'items') last.items.push(block);
    else parts.push({ kind: 'items', items: [block] });
  }
  return sections;
}

/** The defects a reader is told about, at the anchor they stand beside. A broken line is nobody's business. */
export function defectsByAnchor(defects: readonly PolicyDefect[]): Map<string, PolicyDefect[]> {
  const places = new Map<string, PolicyDefect[]>();
  const add = (anchor: string, defect: PolicyDefect) =>
    places.set(anchor, [...(places.get(anchor) ?? []), defect]);
  for (const defect of defects) {
    if (defect.kind === 'repeat') for (const anchor of defect.anchors) add(anchor, defect);
    else if (defect.kind !== 'continued') add(defect.anchor, defect);
  }
  return places;
}
