import { readFileSync } from 'node:fs';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditEvents } from '@/db/schema/audit';
import { policyClauses, policyEditions } from '@/db/schema/policy';
import { type Actor, personActor, systemActor, visitorActor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { importEdition } from './import-edition';
import { joinPolicy } from './parse.rules';
import { findEditionInForce, getEdition, getEditionSource, listEditions } from './queries';
import type { ImportEditionInput } from './schema';

const bytes = readFileSync(new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url));

/** Numbers and dates that no other test uses; the text is the approved one, so its order has to agree. */
const input = (over: Partial<ImportEditionInput> = {}): ImportEditionInput => ({
  number: 9001,
  title: 'Политика конфиденциальности',
  locale: 'ru',
  orderNumber: '5-П',
  orderDate: '2019-03-26',
  approvedBy: 'Ким А.В.',
  approverTitle: 'Директор',
  effectiveFrom: '2919-03-26',
  source: bytes,
  ...over,
});

const undo = new Error('undo');
/** A transaction of the application's own role that is always rolled back. */
async function undone(work: (tx: Tx) => Promise<void>): Promise<void> {
  const run = asActor(systemActor('test'), undefined, async (tx) => {
    await work(tx);
    throw undo;
  });
  await expect(run).rejects.toBe(undo);
}
const auditsOf = (tx: Tx, requestId: string) =>
  tx.select({ action: auditEvents.action }).from(auditEvents).where(eq(auditEvents.requestId, requestId));
const editionsOf = (tx: Tx) =>
  tx.select({ id: policyEditions.id }).from(policyEditions).where(eq(policyEditions.number, 9001));

describe('importEdition', () => {
  it('keeps the approved text byte for byte and publishes it, audited once', () =>
    undone(async (tx) => {
      const actor = systemActor('import');
      const made = await importEdition(actor, input(), tx);
      expect(made).toMatchObject({ number: 9001, created: true });
      const visitor = visitorActor();
      const edition = await getEdition(visitor, 9001, tx);
      expect(Buffer.compare(Buffer.from(joinPolicy({ blocks: edition.clauses })), bytes)).toBe(0);
      const source = await getEditionSource(visitor, 9001, tx);
      expect(Buffer.compare(Buffer.from(source.sourceText), bytes)).toBe(0);
      expect(source.sha256).toBe('b741364a9d373e434dee6d41073d975e89686d186d90697a9cde3031879cc082');
      expect(edition.clauses.filter((one) => one.number === '3.4').map((one) => one.anchor)).toEqual([
        'c-3.4-1',
        'c-3.4-2',
      ]);
      expect(await auditsOf(tx, actor.requestId)).toEqual([{ action: 'policy.imported' }]);
    }));

  it('is in force from its first day', () =>
    undone(async (tx) => {
      await importEdition(systemActor('import'), input(), tx);
      const found = await findEditionInForce(visitorActor(), '2919-03-26', tx);
      expect(found).toMatchObject({ kind: 'found', edition: { number: 9001, orderDate: '2019-03-26' } });
      expect((await listEditions(visitorActor(), tx)).at(-1)).toMatchObject({ number: 9001 });
      expect(await findEditionInForce(visitorActor(), '2919-3-26', tx)).toEqual({ kind: 'malformed' });
    }));

  it('twice is once', () =>
    undone(async (tx) => {
      const first = await importEdition(systemActor('import'), input(), tx);
      const again = systemActor('import');
      expect(await importEdition(again, input(), tx)).toEqual({ ...first, created: false });
      expect(await auditsOf(tx, again.requestId)).toEqual([]);
      expect(await editionsOf(tx)).toHaveLength(1);
    }));

  it('refuses another text under a number that is taken', () =>
    undone(async (tx) => {
      await importEdition(systemActor('import'), input(), tx);
      const other = input({ source: Buffer.from('1. РАЗДЕЛ\n') });
      await expect(importEdition(systemActor('import'), other, tx)).rejects.toMatchObject({
        code: 'conflict',
      });
    }));

  it.each<[string, Partial<ImportEditionInput>]>([
    ['bytes that are not UTF-8', { source: Buffer.from([0xcf, 0xee, 0xeb]) }],
    ['a zero character', { source: Buffer.from('1. РАЗ\u0000ДЕЛ') }],
    ['no text', { source: Buffer.alloc(0) }],
    ['more than a megabyte', { source: Buffer.alloc(1_000_001, 'a') }],
    ['an order other than the printed one', { orderNumber: '6-П' }],
    ['a day that does not exist', { effectiveFrom: '2019-02-30' }],
    ['an empty title', { title: ' ' }],
  ])('refuses %s', (_, over) =>
    undone(async (tx) => {
      await expect(importEdition(systemActor('import'), input(over), tx)).rejects.toMatchObject({
        code: 'invalid',
      });
      expect(await editionsOf(tx)).toEqual([]);
    }),
  );

  it.each<[string, Actor]>([
    ['a visitor', visitorActor()],
    ['a client', personActor({ id: crypto.randomUUID(), role: 'client', sessionId: null })],
    ['an administrator', personActor({ id: crypto.randomUUID(), role: 'administrator', sessionId: null })],
  ])('refuses %s and changes nothing', (_, actor) =>
    undone(async (tx) => {
      await expect(importEdition(actor, input(), tx)).rejects.toThrow(/unauthenticated|forbidden/);
      expect(await editionsOf(tx)).toEqual([]);
    }),
  );

  it('is undone when the audit cannot be written', async () => {
    const actor = systemActor('import', `fail-audit-${crypto.randomUUID()}`);
    await expect(importEdition(actor, input())).rejects.toThrow();
    await undone(async (tx) => expect(await editionsOf(tx)).toEqual([]));
  });
});

describe('a published edition', () => {
  it('that is not there is not found', () =>
    undone(async (tx) => {
      await expect(getEdition(visitorActor(), 9002, tx)).rejects.toMatchObject({ code: 'not_found' });
      await expect(getEditionSource(visitorActor(), 9002, tx)).rejects.toMatchObject({ code: 'not_found' });
    }));

  it.each([
    ['an edition changed', sql`update ${policyEditions} set title = 'другое' where number = 9001`],
    ['an edition deleted', sql`delete from ${policyEditions} where number = 9001`],
    ['a clause changed', sql`update ${policyClauses} set raw = 'другое' where anchor = 'c-3.5'`],
    ['a clause deleted', sql`delete from ${policyClauses} where anchor = 'c-3.5'`],
    ['all clauses emptied', sql`truncate ${policyClauses}`],
  ])('cannot be touched: %s', (_, statement) =>
    undone(async (tx) => {
      await importEdition(systemActor('import'), input(), tx);
      await expect(tx.transaction((inner) => inner.execute(statement))).rejects.toThrow();
    }),
  );
});
