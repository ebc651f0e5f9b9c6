import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type StaffActor, systemActor, visitorActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import type { Tx } from '@/lib/database';
import { failingAudit } from '@/lib/testing/factories';
import { auditsOf, footprint, undone, withOwnDatabase } from '@/lib/testing/own-database';
import { type Cast, importFirst, makeCast, scheduleDraft } from '@/lib/testing/policy-life';
import { verifyArchive } from './archive.queries';
import { comingEdition, standingOf } from './edition.rules';
import { publishDue } from './publish-due';
import { findEditionInForce, getEdition, getEditionSource, listEditions } from './queries';
import { repealEdition } from './repeal-edition';
import { type RepealEditionInput, repealEditionInput } from './schema';

withOwnDatabase('repeal');

let cast: Cast;
beforeAll(async () => {
  cast = await makeCast();
  await importFirst();
});

const visitor = visitorActor();
const jan15 = new Date('2027-01-15T06:00:00Z');
const order = (over: Partial<RepealEditionInput> = {}) =>
  repealEditionInput.parse({
    edition: 1,
    orderNumber: '11-П',
    orderDate: '2027-01-14',
    approvedBy: 'Директорова Д.Д.',
    repealedFrom: '2027-01-20',
    ...over,
  });
const inForce = async (date: string, tx: Tx) => {
  const found = await findEditionInForce(visitor, date, tx);
  return 'edition' in found ? `${found.kind} ${found.edition.number}` : found.kind;
};
/** A second edition, published and in force from 1 February. */
const publishSecond = async (tx: Tx, effectiveFrom = '2027-02-01') => {
  await scheduleDraft(
    { author: cast.author.actor, approver: cast.approver.actor },
    { dates: { effectiveFrom } },
    tx,
  );
  expect(await publishDue(systemActor('test'), tx)).toBe(2);
};

describe('repealEdition', () => {
  it('ends an edition on a day, with an audit event without values; the archive keeps it', () =>
    undone(async (tx) => {
      setClock(jan15);
      const { actor } = cast.approver;
      await repealEdition(actor, order(), tx);
      expect(await inForce('2027-01-19', tx)).toBe('found 1');
      expect(await inForce('2027-01-20', tx)).toBe('repealed 1');
      expect(await inForce('2019-03-25', tx)).toBe('before_first');
      const editions = await listEditions(visitor, tx);
      expect(editions).toMatchObject([{ number: 1, repealedFrom: '2027-01-20' }]);
      expect(standingOf(editions, 1, '2027-01-19')).toEqual({ state: 'in_force', until: '2027-01-19' });
      expect(standingOf(editions, 1, '2027-01-20')).toEqual({ state: 'repealed', until: '2027-01-19' });
      expect((await getEdition(visitor, 1, tx)).repealedFrom).toBe('2027-01-20');
      expect((await getEditionSource(visitor, 1, tx)).repealedFrom).toBe('2027-01-20');
      expect((await verifyArchive(systemActor('test'), tx)).faults).toEqual([]);
      const audits = await auditsOf(actor.requestId, tx);
      expect(audits).toEqual([
        {
          action: 'policy.repealed',
          actorId: actor.personId,
          objectType: 'policy_edition',
          objectId: '1',
          fields: ['orderNumber', 'orderDate', 'repealedFrom'],
          reason: null,
          subjectId: null,
        },
      ]);
    }));

  it('twice is once, and the first order stands', () =>
    undone(async (tx) => {
      setClock(jan15);
      await repealEdition(cast.approver.actor, order(), tx);
      const before = await footprint(tx);
      await repealEdition(cast.deputy.actor, order({ repealedFrom: '2027-03-01', orderNumber: '12-П' }), tx);
      expect(await footprint(tx)).toBe(before);
    }));

  it('refuses who may not, and is undone when the audit cannot be written', () =>
    undone(async (tx) => {
      setClock(jan15);
      const before = await footprint(tx);
      for (const [actor, code] of [
        [visitor, 'unauthenticated'],
        [cast.client.actor, 'forbidden'],
        [cast.author.actor, 'forbidden'],
        [cast.auditor.actor, 'forbidden'],
        [cast.administrator.actor, 'forbidden'],
        [systemActor('test'), 'forbidden'],
      ] as [Actor, string][]) {
        await expect(repealEdition(actor as StaffActor, order(), tx)).rejects.toMatchObject({ code });
      }
      await expect(repealEdition(failingAudit(cast.approver.actor), order(), tx)).rejects.toThrow();
      await expect(repealEdition(cast.approver.actor, order({ edition: 2 }), tx)).rejects.toMatchObject({
        code: 'not_found',
      });
      expect(await footprint(tx)).toBe(before);
    }));

  it.each<[string, string, Partial<RepealEditionInput>, string[]]>([
    ['from today', '2027-01-31T18:59:59.999Z', { repealedFrom: '2027-01-31' }, []],
    ['from yesterday in Almaty', '2027-01-31T19:00:00Z', { repealedFrom: '2027-01-31' }, ['repealedFrom']],
    [
      'by an order of today',
      '2027-01-31T19:00:00Z',
      { repealedFrom: '2027-02-01', orderDate: '2027-02-01' },
      [],
    ],
    [
      'by an order of tomorrow in Almaty',
      '2027-01-31T18:59:59.999Z',
      { repealedFrom: '2027-02-01', orderDate: '2027-02-01' },
      ['orderDate'],
    ],
    [
      'wrong in both',
      '2027-01-31T19:00:00Z',
      { repealedFrom: '2027-01-31', orderDate: '2027-02-02' },
      ['repealedFrom', 'orderDate'],
    ],
  ])('%s', (_, at, over, wrong) =>
    undone(async (tx) => {
      setClock(new Date(at));
      const done = repealEdition(cast.approver.actor, order(over), tx);
      if (wrong.length === 0) await done;
      else {
        const error = await done.catch((caught: unknown) => caught);
        expect(error).toMatchObject({ code: 'invalid' });
        expect(Object.keys((error as { fields: object }).fields).sort()).toEqual([...wrong].sort());
      }
    }),
  );

  it('ends only the one that is in force on that day', () =>
    undone(async (tx) => {
      setClock(jan15);
      await publishSecond(tx);
      for (const [edition, repealedFrom] of [
        [1, '2027-02-01'],
        [1, '2027-03-01'],
        [2, '2027-01-31'],
      ] as const) {
        await expect(
          repealEdition(cast.approver.actor, order({ edition, repealedFrom }), tx),
        ).rejects.toMatchObject({ code: 'precondition', detail: 'policy.errors.notInForce' });
      }
    }));

  it('leaves a gap until the next one comes', () =>
    undone(async (tx) => {
      setClock(jan15);
      await publishSecond(tx);
      await repealEdition(cast.approver.actor, order({ repealedFrom: '2027-01-20' }), tx);
      expect(await inForce('2027-01-19', tx)).toBe('found 1');
      expect(await inForce('2027-01-31', tx)).toBe('repealed 1');
      expect(await inForce('2027-02-01', tx)).toBe('found 2');
      const editions = await listEditions(visitor, tx);
      expect(standingOf(editions, 1, '2027-01-25')).toEqual({ state: 'repealed', until: '2027-01-19' });
      expect(comingEdition(editions, '2027-01-25')?.number).toBe(2);
      expect(comingEdition(editions, '2027-02-01')).toBeNull();
    }));

  it('of the newest does not give the earlier one back', () =>
    undone(async (tx) => {
      setClock(jan15);
      await publishSecond(tx);
      await repealEdition(cast.approver.actor, order({ edition: 2, repealedFrom: '2027-05-01' }), tx);
      expect(await inForce('2027-04-30', tx)).toBe('found 2');
      expect(await inForce('2027-05-01', tx)).toBe('repealed 2');
      expect(await inForce('2099-01-01', tx)).toBe('repealed 2');
    }));

  it('of one that is still to come, from its first day: it never comes', () =>
    undone(async (tx) => {
      setClock(jan15);
      await publishSecond(tx);
      await repealEdition(cast.approver.actor, order({ edition: 2, repealedFrom: '2027-02-01' }), tx);
      const editions = await listEditions(visitor, tx);
      expect(comingEdition(editions, '2027-01-20')).toBeNull();
      expect(standingOf(editions, 2, '2027-01-20').state).not.toBe('in_force');
      expect(standingOf(editions, 2, '2027-02-01').state).not.toBe('in_force');
      expect(await inForce('2027-02-01', tx)).toBe('repealed 2');
    }));

  it('a next edition may come into force after a repeal', () =>
    undone(async (tx) => {
      setClock(jan15);
      await repealEdition(cast.approver.actor, order(), tx);
      setClock(new Date('2027-06-01T06:00:00Z'));
      await publishSecond(tx, '2027-07-01');
      expect(await inForce('2027-06-30', tx)).toBe('repealed 1');
      expect(await inForce('2027-07-01', tx)).toBe('found 2');
    }));

  it('by two at once is one repeal and one audit event', async () => {
    setClock(jan15);
    await Promise.all([
      repealEdition(cast.approver.actor, order()),
      repealEdition(cast.deputy.actor, order({ repealedFrom: '2027-01-25' })),
    ]);
    await undone(async (tx) => {
      const { actor: one } = cast.approver;
      const { actor: two } = cast.deputy;
      const audits = [...(await auditsOf(one.requestId, tx)), ...(await auditsOf(two.requestId, tx))];
      expect(audits).toHaveLength(1);
      expect(await listEditions(visitor, tx)).toHaveLength(1);
    });
  });
});
