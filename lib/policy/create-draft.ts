import 'server-only';
import { eq } from 'drizzle-orm';
import { policyDrafts } from '@/db/schema/policy-drafts';
import type { StaffActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { joinPolicy } from './parse.rules';
import { findNewestEdition } from './queries';
import { recordDraftAct } from './record-draft-act';

type Beginning = Pick<typeof policyDrafts.$inferInsert, 'title' | 'locale' | 'sourceText'>;

const empty: Beginning = { title: 'Политика конфиденциальности', locale: 'ru', sourceText: '' };

/** The marks that the portal's example wears in its first line and its title; a copy is a draft like any other and loses them. */
const exampleLine = /^ПРИМЕР[^\n]*\n+/;
const exampleName = /\s*\(пример[^)]*\)\s*$/i;

async function beginning(tx: Tx, actor: StaffActor, from: string): Promise<Beginning> {
  const newest = from === 'empty' ? null : await findNewestEdition(actor, tx);
  const known: Beginning = newest ? { title: newest.title, locale: newest.locale, sourceText: '' } : empty;
  if (from === 'empty') return known;
  if (from === 'edition')
    return { ...known, sourceText: newest ? joinPolicy({ blocks: newest.clauses }) : '' };
  const [copied] = await tx.select().from(policyDrafts).where(eq(policyDrafts.id, from));
  if (!copied) throw new AppError('not_found');
  const { title, locale, sourceText, isExample } = copied;
  if (!isExample) return { title, locale, sourceText };
  return { title: title.replace(exampleName, ''), locale, sourceText: sourceText.replace(exampleLine, '') };
}

/** Begins a draft with the text of the newest edition, with a copy of another draft, or empty. Gives its id. */
export async function createDraft(actor: StaffActor, input: { from: string }, on?: Tx): Promise<string> {
  authorize(actor, 'policy.draft');
  return asActor(actor, on, async (tx) => {
    const at = now();
    const [made] = await tx
      .insert(policyDrafts)
      .values({
        ...(await beginning(tx, actor, input.from)),
        createdAt: at,
        createdBy: actor.personId,
        updatedAt: at,
        updatedBy: actor.personId,
      })
      .returning({ id: policyDrafts.id });
    if (!made) throw new AppError('internal');
    await recordDraftAct(tx, actor, { draftId: made.id, act: 'created' });
    await recordAudit(tx, actor, {
      action: 'policy.draftCreated',
      subjectId: null,
      objectType: 'policy_draft',
      objectId: made.id,
    });
    return made.id;
  });
}
