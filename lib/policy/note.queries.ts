import 'server-only';
import { and, asc, desc, eq } from 'drizzle-orm';
import type { NoteKind } from '@/db/enums';
import { policyNotes } from '@/db/schema/policy';
import { type Actor, systemActor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';
import { remembered } from './cache';

/** What staff say beside a clause, as it holds now. */
export type ClauseNote = {
  anchor: string;
  kind: NoteKind;
  version: number;
  ru: string;
  kk: string;
  en: string;
  control: string | null;
  at: Date;
};

const columns = {
  anchor: policyNotes.anchor,
  kind: policyNotes.kind,
  version: policyNotes.version,
  ru: policyNotes.ru,
  kk: policyNotes.kk,
  en: policyNotes.en,
  control: policyNotes.control,
  at: policyNotes.at,
};

const read = async (tx: Tx, editionNumber: number): Promise<ClauseNote[]> => {
  const rows = await tx
    .selectDistinctOn([policyNotes.anchor, policyNotes.kind], columns)
    .from(policyNotes)
    .where(eq(policyNotes.editionNumber, editionNumber))
    .orderBy(asc(policyNotes.anchor), asc(policyNotes.kind), desc(policyNotes.version));
  return rows.filter(({ ru }) => ru !== '');
};

/** The notes of an edition that hold, by anchor and kind. */
export async function listNotes(actor: Actor, editionNumber: number, on?: Tx): Promise<ClauseNote[]> {
  authorize(actor, 'policy.read');
  const system = systemActor('policy');
  if (on) return asActor(system, on, (tx) => read(tx, editionNumber));
  return remembered(`notes ${editionNumber}`, () =>
    asActor(system, undefined, (tx) => read(tx, editionNumber)),
  );
}

/** Every version of the notes beside a clause, the newest first. */
export async function listNoteVersions(
  actor: Actor,
  { edition, anchor }: { edition: number; anchor: string },
  on?: Tx,
): Promise<ClauseNote[]> {
  authorize(actor, 'policy.readDrafts');
  return asActor(actor, on, (tx) =>
    tx
      .select(columns)
      .from(policyNotes)
      .where(and(eq(policyNotes.editionNumber, edition), eq(policyNotes.anchor, anchor)))
      .orderBy(desc(policyNotes.at), desc(policyNotes.version))
      .limit(100),
  );
}
