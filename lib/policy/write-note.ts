import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { policyNotes } from '@/db/schema/policy';
import type { StaffActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { forgetting } from './cache';
import { getEdition } from './queries';
import type { WriteNoteInput } from './schema';

/**
 * Writes a new version of the note beside a clause; an empty one takes it away. The approved text stays as it is.
 * Saying the same again changes nothing.
 * @throws AppError not_found when the edition has no such clause, conflict when two wrote at once.
 */
export async function writeNote(actor: StaffActor, input: WriteNoteInput, on?: Tx): Promise<void> {
  authorize(actor, 'policy.annotate');
  await forgetting(
    on,
    asActor(actor, on, async (tx) => {
      const { edition, anchor, kind, ru, kk, en } = input;
      const { clauses } = await getEdition(actor, edition, tx);
      if (!clauses.some((clause) => clause.anchor === anchor)) throw new AppError('not_found');
      const [last] = await tx
        .select()
        .from(policyNotes)
        .where(
          and(
            eq(policyNotes.editionNumber, edition),
            eq(policyNotes.anchor, anchor),
            eq(policyNotes.kind, kind),
          ),
        )
        .orderBy(desc(policyNotes.version))
        .limit(1);
      const control = (ru !== '' && input.control) || null;
      const before = last ?? { ru: '', kk: '', en: '', control: null, version: 0 };
      if (before.ru === ru && before.kk === kk && before.en === en && before.control === control) return;
      const [written] = await tx
        .insert(policyNotes)
        .values({
          editionNumber: edition,
          anchor,
          kind,
          version: before.version + 1,
          ru,
          kk,
          en,
          control,
          at: now(),
          by: actor.personId,
        })
        .onConflictDoNothing()
        .returning({ id: policyNotes.id });
      if (!written) throw new AppError('conflict');
      await recordAudit(tx, actor, {
        action: 'policy.noted',
        subjectId: null,
        objectType: 'policy_note',
        objectId: written.id,
        fields: ['ru', 'kk', 'en', 'control'],
        reason: kind,
      });
    }),
  );
}
