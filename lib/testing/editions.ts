import type { Materiality } from '@/db/enums';
import { systemActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/database';
import { almatyDate, dateOfDay, dayNumber } from '@/lib/deadlines/almaty.rules';
import { approveDraft } from '@/lib/policy/approve-draft';
import { createDraft } from '@/lib/policy/create-draft';
import { publishDue } from '@/lib/policy/publish-due';
import { findNewestEdition } from '@/lib/policy/queries';
import { saveDraft } from '@/lib/policy/save-draft';
import { submitDraft } from '@/lib/policy/submit-draft';
import { makeStaff } from '@/lib/testing/factories';

/** The day after the newest edition begins, and not before today. */
async function nextFirstDay(tx: Tx | undefined): Promise<string> {
  const today = almatyDate(now());
  const newest = await findNewestEdition(systemActor('test'), tx);
  const after = newest ? dateOfDay(dayNumber(newest.effectiveFrom) + 1) : today;
  return after > today ? after : today;
}

/** Publishes an edition as the company would: one writes it, another approves it, the portal publishes. Gives its number. */
export async function publishEdition(
  tx: Tx | undefined,
  materiality: Materiality,
  sourceText = `1. ПРОБА\n1.1. Пробный пункт ${crypto.randomUUID()}.\n`,
): Promise<number> {
  const [author, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const id = await createDraft(author.actor, { from: 'empty' }, tx);
  const words = { title: 'Пробная политика', changeSummary: 'Изменён пробный пункт.' };
  await saveDraft(author.actor, { id, version: 1, sourceText, materiality, ...words }, tx);
  await submitDraft(author.actor, { id }, tx);
  const order = { orderNumber: 'П-1', orderDate: almatyDate(now()) };
  const signature = { approvedBy: 'Пробный Д.', approverTitle: 'Директор' };
  const dates = { effectiveFrom: await nextFirstDay(tx), publishOn: '' };
  await approveDraft(approver.actor, { id, materiality, ...order, ...signature, ...dates }, tx);
  const number = await publishDue(systemActor('test'), tx);
  if (number === null) throw new Error('nothing was published');
  return number;
}
