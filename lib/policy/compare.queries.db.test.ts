import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { compareNumbers } from './compare.queries';
import { applyComparison } from './compare.rules';
import { importEdition } from './import-edition';

const approved = readFileSync(
  new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url),
  'utf8',
);
const words = 'Просто Бэк-офис использует файлы cookie';
const amended = approved.replace(words, 'Просто Бэк-офис применяет файлы cookie');

const undo = new Error('undo');
/** Two editions of numbers that no other test uses, in a transaction that is always rolled back. */
async function withEditions(work: (tx: Tx) => Promise<void>): Promise<void> {
  const run = asActor(systemActor('test'), undefined, async (tx) => {
    for (const [number, text] of [[9001, approved] as const, [9002, amended] as const]) {
      await importEdition(
        systemActor('import'),
        {
          number,
          title: 'Политика конфиденциальности',
          locale: 'ru',
          orderNumber: '5-П',
          orderDate: '2019-03-26',
          approvedBy: 'Ким А.В.',
          approverTitle: 'Директор',
          effectiveFrom: `29${String(number).slice(-2)}-01-01`,
          source: Buffer.from(text),
        },
        tx,
      );
    }
    await work(tx);
    throw undo;
  });
  await expect(run).rejects.toBe(undo);
}

describe('compareNumbers', () => {
  it('compares two published editions, and applied to the one gives the other', () =>
    withEditions(async (tx) => {
      expect(amended).not.toBe(approved);
      const { from, to, comparison } = await compareNumbers(visitorActor(), { from: 9001, to: 9002 }, tx);
      expect([from.number, to.number]).toEqual([9001, 9002]);
      expect(comparison.summary).toMatchObject({
        changed: 1,
        added: 0,
        removed: 0,
        wordsAdded: 1,
        wordsRemoved: 1,
      });
      expect(applyComparison(approved, comparison)).toBe(amended);
    }));

  it('goes backwards and stands still', () =>
    withEditions(async (tx) => {
      const back = await compareNumbers(visitorActor(), { from: 9002, to: 9001 }, tx);
      expect(applyComparison(amended, back.comparison)).toBe(approved);
      const same = await compareNumbers(visitorActor(), { from: 9001, to: 9001 }, tx);
      expect(same.comparison.changes.every(({ kind }) => kind === 'unchanged')).toBe(true);
    }));

  it('does not find an edition that is not there', () =>
    withEditions(async (tx) => {
      for (const pair of [
        { from: 9001, to: 9003 },
        { from: 9003, to: 9001 },
      ]) {
        await expect(compareNumbers(visitorActor(), pair, tx)).rejects.toMatchObject({ code: 'not_found' });
      }
    }));
});
