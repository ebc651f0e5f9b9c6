import 'server-only';
import { policyNotes } from '@/db/schema/policy';
import { notesOfEdition1 } from '@/db/seed/policy/notes/edition-1';
import type { SystemActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';

/** Puts the first notes beside the clauses of edition 1. What staff wrote since stays: a version that is there is kept. */
export async function seedNotes(actor: SystemActor, on?: Tx): Promise<number> {
  authorize(actor, 'policy.seed');
  return asActor(actor, on, async (tx) => {
    const rows = notesOfEdition1.map(({ anchor, kind, text, control, version = 1 }) => ({
      editionNumber: 1,
      anchor,
      kind,
      version,
      ...text,
      control,
    }));
    const made = await tx
      .insert(policyNotes)
      .values(rows)
      .onConflictDoNothing()
      .returning({ id: policyNotes.id });
    if (made.length > 0) {
      await recordAudit(tx, actor, {
        action: 'policy.noted',
        subjectId: null,
        objectType: 'policy_note',
        objectId: null,
        reason: 'seed',
      });
    }
    return made.length;
  });
}
