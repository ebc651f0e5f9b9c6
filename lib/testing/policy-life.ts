import { readFileSync } from 'node:fs';
import { type StaffActor, systemActor } from '@/lib/actor';
import type { Tx } from '@/lib/database';
import { approveDraft } from '@/lib/policy/approve-draft';
import { createDraft } from '@/lib/policy/create-draft';
import { importEdition } from '@/lib/policy/import-edition';
import { saveDraft } from '@/lib/policy/save-draft';
import { type ApproveDraftInput, approveDraftInput, saveDraftInput } from '@/lib/policy/schema';
import { submitDraft } from '@/lib/policy/submit-draft';
import { makeClient, makeStaff } from './factories';

/** The approved text of 2019. */
export const approvedText = readFileSync(
  new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url),
  'utf8',
);

/** Everybody who has to do with a policy, and two who have not. */
export async function makeCast() {
  const [author, second, approver, deputy, auditor, administrator, client] = await Promise.all([
    makeStaff('reviewer'),
    makeStaff('reviewer'),
    makeStaff('approver'),
    makeStaff('approver'),
    makeStaff('auditor'),
    makeStaff('administrator'),
    makeClient(),
  ]);
  return { author, second, approver, deputy, auditor, administrator, client };
}
export type Cast = Awaited<ReturnType<typeof makeCast>>;

/** The first edition: the approved text, in force since 26.03.2019. */
export const importFirst = (on?: Tx) =>
  importEdition(
    systemActor('import'),
    {
      number: 1,
      title: 'Политика конфиденциальности',
      locale: 'ru',
      orderNumber: '5-П',
      orderDate: '2019-03-26',
      approvedBy: 'Ким А.В.',
      approverTitle: 'Директор',
      effectiveFrom: '2019-03-26',
      source: new TextEncoder().encode(approvedText),
    },
    on,
  );

/** A small policy of its own words, without a printed order. */
export const smallText = (word = 'данные') =>
  `1. ОБЩИЕ ПОЛОЖЕНИЯ\n\n1.1. Портал хранит ${word}.\n\n1.2. Их можно удалить.\n`;

type Words = Partial<ReturnType<typeof saveDraftInput.parse>>;

/** A draft that holds the given words. */
export async function beginDraft(author: StaffActor, words: Words = {}, on?: Tx): Promise<string> {
  const id = await createDraft(author, { from: 'empty' }, on);
  const input = { id, version: 1, title: 'Политика', sourceText: smallText(), changeSummary: 'Уточнено' };
  await saveDraft(author, saveDraftInput.parse({ ...input, materiality: 'material', ...words }), on);
  return id;
}

/** A draft under review. */
export async function sendDraft(author: StaffActor, words: Words = {}, on?: Tx): Promise<string> {
  const id = await beginDraft(author, words, on);
  await submitDraft(author, { id }, on);
  return id;
}

/** What the approver fills in; the clock of the test has to stand where these dates are right. */
export const order = (id: string, over: Partial<ApproveDraftInput> = {}): ApproveDraftInput =>
  approveDraftInput.parse({
    id,
    materiality: 'material',
    orderNumber: '6-П',
    orderDate: '2027-01-10',
    approvedBy: 'Директорова Д.Д.',
    approverTitle: 'Директор',
    effectiveFrom: '2027-02-01',
    publishOn: '',
    ...over,
  });

/** An approved draft that waits for its moment. */
export async function scheduleDraft(
  { author, approver }: { author: StaffActor; approver: StaffActor },
  { words = {}, dates = {} }: { words?: Words; dates?: Partial<ApproveDraftInput> } = {},
  on?: Tx,
): Promise<string> {
  const id = await sendDraft(author, words, on);
  const weight = words.materiality || 'material';
  await approveDraft(approver, order(id, { materiality: weight, ...dates }), on);
  return id;
}
