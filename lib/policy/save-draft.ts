import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { policyDraftEvents, policyDrafts } from '@/db/schema/policy-drafts';
import type { StaffActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { draftState } from './draft.rules';
import { recordDraftAct } from './record-draft-act';
import type { SaveDraftInput } from './schema';

const words = ['title', 'sourceText', 'changeSummary', 'materiality'] as const;

/** One line in the history per sitting: somebody who saves again and again has worked on it once. */
async function noteAuthor(tx: Tx, actor: StaffActor, draftId: string): Promise<void> {
  const [last] = await tx
    .select({ act: policyDraftEvents.act, by: policyDraftEvents.by })
    .from(policyDraftEvents)
    .where(and(eq(policyDraftEvents.draftId, draftId)))
    .orderBy(desc(policyDraftEvents.at))
    .limit(1);
  if (last?.act === 'saved' && last.by === actor.personId) return;
  await recordDraftAct(tx, actor, { draftId, act: 'saved' });
}

/**
 * Keeps what the editor holds. Saving the same again changes nothing; a save that is based on an older version than
 * the kept one is refused, so that nobody's work is lost. Gives the version that is kept now.
 * @throws AppError not_found, precondition while it is not a draft, conflict (`policy.errors.stale`).
 */
export async function saveDraft(
  actor: StaffActor,
  input: SaveDraftInput,
  on?: Tx,
): Promise<{ version: number; savedAt: Date }> {
  authorize(actor, 'policy.draft');
  return asActor(actor, on, async (tx) => {
    const [row] = await tx.select().from(policyDrafts).where(eq(policyDrafts.id, input.id)).for('update');
    if (!row || row.isExample) throw new AppError('not_found');
    if (draftState(row) !== 'draft') throw new AppError('precondition', { detail: 'policy.errors.notDraft' });
    const next = {
      title: input.title,
      sourceText: input.sourceText,
      changeSummary: input.changeSummary || null,
      materiality: input.materiality || null,
    };
    const fields = words.filter((word) => next[word] !== row[word]);
    if (fields.length === 0) return { version: row.version, savedAt: row.updatedAt };
    if (row.version !== input.version) throw new AppError('conflict', { detail: 'policy.errors.stale' });
    const saved = { version: row.version + 1, savedAt: now() };
    await tx
      .update(policyDrafts)
      .set({ ...next, version: saved.version, updatedAt: saved.savedAt, updatedBy: actor.personId })
      .where(eq(policyDrafts.id, row.id));
    await noteAuthor(tx, actor, row.id);
    await recordAudit(tx, actor, {
      action: 'policy.draftSaved',
      subjectId: null,
      objectType: 'policy_draft',
      objectId: row.id,
      fields,
    });
    return saved;
  });
}
