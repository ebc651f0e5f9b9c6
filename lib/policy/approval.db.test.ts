import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type StaffActor, systemActor, visitorActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { failingAudit, makeStaff } from '@/lib/testing/factories';
import { auditsOf, footprint, undone, withOwnDatabase } from '@/lib/testing/own-database';
import {
  approvedText,
  beginDraft,
  type Cast,
  importFirst,
  makeCast,
  order,
  scheduleDraft,
  sendDraft,
  smallText,
} from '@/lib/testing/policy-life';
import { approveDraft } from './approve-draft';
import { createDraft } from './create-draft';
import { discardDraft } from './discard-draft';
import { findScheduledDraft, getDraft, listDrafts } from './draft.queries';
import { publishDue } from './publish-due';
import { returnDraft } from './return-draft';
import { saveDraft } from './save-draft';
import { type ApproveDraftInput, approveDraftInput, saveDraftInput } from './schema';
import { seedExample } from './seed-example';
import { submitDraft } from './submit-draft';
import { unscheduleDraft } from './unschedule-draft';

withOwnDatabase('approval');

let cast: Cast;
beforeAll(async () => {
  cast = await makeCast();
});

const nobody = '00000000-0000-4000-8000-000000000000';
const jan15 = new Date('2027-01-15T06:00:00Z');
const author = () => cast.author.actor;
const approver = () => cast.approver.actor;
const again = (id: string, version: number, word: string) =>
  saveDraftInput.parse({
    id,
    version,
    title: 'Политика',
    sourceText: smallText(word),
    changeSummary: 'Уточнено',
    materiality: 'material',
  });

describe('the text that was read', () => {
  it('is the one that is approved: another version is refused, and nothing changes', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await sendDraft(cast.author.actor, {}, tx);
      const { version } = await getDraft(cast.approver.actor, id, tx);
      const before = await footprint(tx);
      const stale = { ...order(id), version: version - 1 };
      await expect(approveDraft(cast.approver.actor, stale, tx)).rejects.toMatchObject({
        code: 'conflict',
        detail: 'policy.errors.otherText',
      });
      expect(await footprint(tx)).toBe(before);
      await approveDraft(cast.approver.actor, { ...order(id), version }, tx);
    }));

  it('has no blank left to be filled in', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await sendDraft(
        cast.author.actor,
        { sourceText: `${smallText()}\n1.9. № ____ от ____.\n` },
        tx,
      );
      await expect(approveDraft(cast.approver.actor, order(id), tx)).rejects.toMatchObject({
        code: 'precondition',
        detail: 'policy.errors.blanks',
      });
    }));
});

describe('approveDraft', () => {
  it('puts the order, the weight and the dates to a draft, with history and audit without values', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await sendDraft(author(), {}, tx);
      const { actor } = await makeStaff('approver');
      await approveDraft(actor, order(id, { publishOn: '2027-01-20' }), tx);
      const draft = await getDraft(cast.auditor.actor, id, tx);
      expect(draft).toMatchObject({
        state: 'scheduled',
        orderNumber: '6-П',
        orderDate: '2027-01-10',
        signedBy: 'Директорова Д.Д.',
        signerTitle: 'Директор',
        effectiveFrom: '2027-02-01',
        publishAt: new Date('2027-01-19T19:00:00Z'),
        sourceText: smallText(),
        editionNumber: null,
      });
      expect(draft.events).toContainEqual(expect.objectContaining({ act: 'approved', byRole: 'approver' }));
      expect(await findScheduledDraft(cast.auditor.actor, tx)).toMatchObject({ id });
      const audits = await auditsOf(actor.requestId, tx);
      expect(audits).toEqual([
        {
          action: 'policy.approved',
          actorId: actor.personId,
          objectType: 'policy_draft',
          objectId: id,
          fields: ['orderNumber', 'orderDate', 'approvedBy', 'effectiveFrom', 'publishOn'],
          reason: 'material',
          subjectId: null,
        },
      ]);
    }));

  it('is for an approver', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await sendDraft(author(), {}, tx);
      const before = await footprint(tx);
      for (const [who, actor, code] of [
        ['a visitor', visitorActor(), 'unauthenticated'],
        ['a client', cast.client.actor, 'forbidden'],
        ['another reviewer', cast.second.actor, 'forbidden'],
        ['an auditor', cast.auditor.actor, 'forbidden'],
        ['an administrator', cast.administrator.actor, 'forbidden'],
        ['the system', systemActor('test'), 'forbidden'],
      ] as [string, Actor, string][]) {
        await expect(approveDraft(actor as StaffActor, order(id), tx), who).rejects.toMatchObject({ code });
      }
      expect(await footprint(tx)).toBe(before);
    }));

  it('does not find what is not there, nor the example', () =>
    undone(async (tx) => {
      setClock(jan15);
      const words = { title: 'Пример', sourceText: smallText(), changeSummary: 'Пример' };
      await seedExample(systemActor('seed'), words, tx);
      const [example] = await listDrafts(cast.auditor.actor, tx);
      for (const id of [nobody, example?.id ?? '']) {
        await expect(approveDraft(approver(), order(id), tx)).rejects.toMatchObject({ code: 'not_found' });
      }
    }));

  it('is undone when the audit cannot be written', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await sendDraft(author(), {}, tx);
      const before = await footprint(tx);
      await expect(approveDraft(failingAudit(approver()), order(id), tx)).rejects.toThrow();
      expect(await footprint(tx)).toBe(before);
    }));

  it('refuses a draft that is not under review', () =>
    undone(async (tx) => {
      setClock(jan15);
      const draft = await beginDraft(author(), {}, tx);
      const gone = await beginDraft(author(), {}, tx);
      await discardDraft(author(), { id: gone }, tx);
      const scheduled = await scheduleDraft({ author: author(), approver: approver() }, {}, tx);
      const before = await footprint(tx);
      for (const id of [draft, gone, scheduled]) {
        await expect(approveDraft(cast.deputy.actor, order(id), tx)).rejects.toMatchObject({
          code: 'precondition',
          detail: 'policy.errors.notInReview',
        });
      }
      expect(await footprint(tx)).toBe(before);
    }));

  it('of one text by two approvers at once happens once', async () => {
    setClock(jan15);
    const id = await sendDraft(author());
    const results = await Promise.allSettled([
      approveDraft(approver(), order(id, { publishOn: '2027-01-31' })),
      approveDraft(cast.deputy.actor, order(id, { publishOn: '2027-01-31' })),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { events } = await getDraft(cast.auditor.actor, id);
    expect(events.filter(({ act }) => act === 'approved')).toHaveLength(1);
    await putAside(id);
  });
});

/** Takes a committed draft out of the way of the other tests. */
async function putAside(id: string) {
  const { state } = await getDraft(cast.auditor.actor, id);
  if (state === 'scheduled') await unscheduleDraft(approver(), { id });
  if (state !== 'draft') await returnDraft(author(), { id, reason: 'Отложено' });
  await discardDraft(author(), { id });
}

describe('four eyes', () => {
  const refusedOwn = (actor: StaffActor, id: string, tx: Tx) =>
    expect(approveDraft(actor, order(id), tx)).rejects.toMatchObject({
      code: 'precondition',
      detail: 'policy.errors.ownDraft',
    });

  it('who began it cannot approve it, though others wrote and sent it', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await createDraft(approver(), { from: 'empty' }, tx);
      await saveDraft(author(), again(id, 1, 'данные'), tx);
      await submitDraft(author(), { id }, tx);
      await refusedOwn(approver(), id, tx);
      await approveDraft(cast.deputy.actor, order(id), tx);
    }));

  it('who saved it once cannot, though others began, saved after him and sent it', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await beginDraft(author(), {}, tx);
      await saveDraft(approver(), again(id, 2, 'сведения'), tx);
      await saveDraft(author(), again(id, 3, 'данные'), tx);
      await submitDraft(author(), { id }, tx);
      await refusedOwn(approver(), id, tx);
      await approveDraft(cast.deputy.actor, order(id), tx);
    }));

  it('who sent it cannot', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await beginDraft(author(), {}, tx);
      await submitDraft(approver(), { id }, tx);
      await refusedOwn(approver(), id, tx);
      await approveDraft(cast.deputy.actor, order(id), tx);
    }));

  it('is not forgotten when the text goes back and is saved and sent by another', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await sendDraft(approver(), {}, tx);
      await returnDraft(cast.deputy.actor, { id, reason: 'Неясно' }, tx);
      await saveDraft(author(), again(id, 2, 'сведения'), tx);
      await submitDraft(author(), { id }, tx);
      await refusedOwn(approver(), id, tx);
      await approveDraft(cast.deputy.actor, order(id), tx);
    }));

  it('is not forgotten when an approval was taken back', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await sendDraft(approver(), {}, tx);
      await approveDraft(cast.deputy.actor, order(id), tx);
      await unscheduleDraft(approver(), { id }, tx);
      await refusedOwn(approver(), id, tx);
    }));

  it('sending it back is no authorship', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await sendDraft(author(), {}, tx);
      await returnDraft(approver(), { id, reason: 'Неясно' }, tx);
      await submitDraft(author(), { id }, tx);
      await approveDraft(approver(), order(id), tx);
      expect((await getDraft(approver(), id, tx)).state).toBe('scheduled');
    }));

  it('a save that changed nothing is no authorship either', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await beginDraft(author(), {}, tx);
      await saveDraft(approver(), again(id, 2, 'данные'), tx);
      await submitDraft(author(), { id }, tx);
      await approveDraft(approver(), order(id), tx);
    }));
});

describe('the dates of an approval', () => {
  const lastInstantOfJanuary = new Date('2027-01-31T18:59:59.999Z');
  const february = new Date('2027-01-31T19:00:00.000Z');
  type Case = [Date, string, Partial<ApproveDraftInput>, Record<string, string> | string];
  const at = (instant: Date) => instant.toISOString();

  it.each<Case>([
    // The last field: the instant of publication, or the refusals.
    [lastInstantOfJanuary, 'at once', { orderDate: '2027-01-31' }, at(lastInstantOfJanuary)],
    [february, 'at once', { orderDate: '2027-02-01' }, at(february)],
    [
      lastInstantOfJanuary,
      'an order of tomorrow in Almaty',
      { orderDate: '2027-02-01' },
      { orderDate: 'policy.errors.orderInFuture' },
    ],
    [
      february,
      'an order of tomorrow',
      { orderDate: '2027-02-02', effectiveFrom: '2027-03-01' },
      { orderDate: 'policy.errors.orderInFuture' },
    ],
    [
      lastInstantOfJanuary,
      'published today',
      { publishOn: '2027-01-31', effectiveFrom: '2027-01-31' },
      at(lastInstantOfJanuary),
    ],
    [
      february,
      'published yesterday',
      { publishOn: '2027-01-31' },
      { publishOn: 'policy.errors.publishInPast' },
    ],
    [lastInstantOfJanuary, 'published tomorrow', { publishOn: '2027-02-01' }, at(february)],
    [
      lastInstantOfJanuary,
      'in force before it can be read',
      { publishOn: '2027-02-02', effectiveFrom: '2027-02-01' },
      { effectiveFrom: 'policy.errors.beforePublication' },
    ],
    [
      lastInstantOfJanuary,
      'in force on the day it can be read',
      { publishOn: '2027-02-02', effectiveFrom: '2027-02-02' },
      '2027-02-01T19:00:00.000Z',
    ],
    [lastInstantOfJanuary, 'in force today', { effectiveFrom: '2027-01-31' }, at(lastInstantOfJanuary)],
    [
      february,
      'in force yesterday',
      { effectiveFrom: '2027-01-31' },
      { effectiveFrom: 'policy.errors.beforePublication' },
    ],
    [
      lastInstantOfJanuary,
      'in force as early as the newest',
      { effectiveFrom: '2019-03-26' },
      { effectiveFrom: 'policy.errors.notAfterNewest' },
    ],
  ])('%s: %s', (instant, _, dates, expected) =>
    undone(async (tx) => {
      await importFirst(tx);
      setClock(instant);
      const id = await sendDraft(author(), {}, tx);
      const before = await footprint(tx);
      const done = approveDraft(approver(), order(id, dates), tx);
      if (typeof expected === 'string') {
        await done;
        const { publishAt } = await getDraft(author(), id, tx);
        expect(publishAt?.toISOString()).toBe(expected);
      } else {
        await expect(done).rejects.toMatchObject({ code: 'invalid', fields: expected });
        expect(await footprint(tx)).toBe(before);
      }
    }),
  );

  it('the first edition of all has nobody before it', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await sendDraft(author(), {}, tx);
      await approveDraft(approver(), order(id, { effectiveFrom: '2027-01-15' }), tx);
      expect(await publishDue(systemActor('test'), tx)).toBe(1);
    }));

  it('an edition must come into force after the one that is published already but not yet in force', () =>
    undone(async (tx) => {
      await importFirst(tx);
      setClock(jan15);
      await scheduleDraft({ author: author(), approver: approver() }, {}, tx);
      expect(await publishDue(systemActor('test'), tx)).toBe(2);
      const id = await sendDraft(author(), { sourceText: smallText('иное') }, tx);
      for (const effectiveFrom of ['2027-01-31', '2027-02-01']) {
        await expect(approveDraft(approver(), order(id, { effectiveFrom }), tx)).rejects.toMatchObject({
          fields: { effectiveFrom: 'policy.errors.notAfterNewest' },
        });
      }
      await approveDraft(approver(), order(id, { effectiveFrom: '2027-02-02' }), tx);
    }));

  it.each(['2027-02-29', '2027-13-01', '', 'завтра', '27-01-01', '0000-01-01', '10000-01-01', ' 2027-02-01'])(
    '«%s» is no date of a form',
    (date) => {
      const id = nobody;
      const good = { ...order(id) };
      expect(approveDraftInput.safeParse({ ...good, orderDate: date }).success).toBe(false);
      expect(approveDraftInput.safeParse({ ...good, effectiveFrom: date }).success).toBe(false);
      if (date !== '') expect(approveDraftInput.safeParse({ ...good, publishOn: date }).success).toBe(false);
    },
  );
});

describe('what is approved', () => {
  it('has the weight that its author gave it', () =>
    undone(async (tx) => {
      setClock(jan15);
      for (const [given, confirmed] of [
        ['material', 'editorial'],
        ['editorial', 'material'],
      ] as const) {
        const id = await sendDraft(author(), { materiality: given }, tx);
        const before = await footprint(tx);
        await expect(
          approveDraft(approver(), order(id, { materiality: confirmed }), tx),
        ).rejects.toMatchObject({ code: 'invalid', fields: { materiality: 'policy.errors.otherWeight' } });
        expect(await footprint(tx)).toBe(before);
      }
    }));

  it('has the order that its text prints', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await sendDraft(author(), { sourceText: approvedText }, tx);
      const before = await footprint(tx);
      for (const dates of [
        { orderNumber: '6-П', orderDate: '2019-03-26' },
        { orderNumber: '5-П', orderDate: '2027-01-10' },
      ]) {
        await expect(approveDraft(approver(), order(id, dates), tx)).rejects.toMatchObject({
          code: 'invalid',
          fields: { orderNumber: 'policy.errors.otherOrder' },
        });
      }
      expect(await footprint(tx)).toBe(before);
      await approveDraft(approver(), order(id, { orderNumber: '5-П', orderDate: '2019-03-26' }), tx);
    }));

  it('waits alone', () =>
    undone(async (tx) => {
      setClock(jan15);
      await scheduleDraft(
        { author: author(), approver: approver() },
        { dates: { publishOn: '2027-01-31' } },
        tx,
      );
      const id = await sendDraft(cast.second.actor, {}, tx);
      const before = await footprint(tx);
      await expect(
        approveDraft(cast.deputy.actor, order(id, { effectiveFrom: '2027-03-01' }), tx),
      ).rejects.toMatchObject({ code: 'precondition', detail: 'policy.errors.otherScheduled' });
      expect(await footprint(tx)).toBe(before);
    }));

  it('waits alone also when two are approved at once', async () => {
    setClock(jan15);
    const ids = await Promise.all([sendDraft(author()), sendDraft(cast.second.actor)]);
    const results = await Promise.allSettled([
      approveDraft(approver(), order(ids[0], { publishOn: '2027-01-31' })),
      approveDraft(cast.deputy.actor, order(ids[1], { publishOn: '2027-01-31' })),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'precondition', detail: 'policy.errors.otherScheduled' },
    });
    for (const id of ids) await putAside(id);
  });

  it('waits alone when the second approval began before the first was committed', async () => {
    setClock(jan15);
    const ids = [await sendDraft(author()), await sendDraft(cast.second.actor)] as const;
    let late: Promise<unknown> | undefined;
    await asActor(approver(), undefined, async (tx) => {
      await approveDraft(approver(), order(ids[0], { publishOn: '2027-01-31' }), tx);
      late = approveDraft(cast.deputy.actor, order(ids[1], { publishOn: '2027-01-31' })).catch(
        (error: unknown) => error,
      );
      await new Promise((done) => setTimeout(done, 100));
    });
    expect(await late).toMatchObject({ detail: 'policy.errors.otherScheduled' });
    for (const id of ids) await putAside(id);
  });
});

describe('unscheduleDraft', () => {
  const scheduled = (tx: Tx) => {
    setClock(jan15);
    return scheduleDraft(
      { author: author(), approver: approver() },
      { dates: { publishOn: '2027-01-31' } },
      tx,
    );
  };

  it('takes the whole approval back, with history and audit', () =>
    undone(async (tx) => {
      const id = await scheduled(tx);
      const { actor } = await makeStaff('approver');
      await unscheduleDraft(actor, { id }, tx);
      const draft = await getDraft(author(), id, tx);
      expect(draft).toMatchObject({
        state: 'inReview',
        orderNumber: null,
        orderDate: null,
        signedBy: null,
        signerTitle: null,
        effectiveFrom: null,
        publishAt: null,
        materiality: 'material',
      });
      expect(draft.events.map(({ act }) => act)).toContain('unscheduled');
      expect(await auditsOf(actor.requestId, tx)).toMatchObject([
        { action: 'policy.unscheduled', objectId: id, fields: [], subjectId: null },
      ]);
      expect(await findScheduledDraft(author(), tx)).toBeNull();
    }));

  it('lets another one be approved, and the same one again', () =>
    undone(async (tx) => {
      const id = await scheduled(tx);
      await unscheduleDraft(approver(), { id }, tx);
      await approveDraft(approver(), order(id, { orderNumber: '7-П' }), tx);
      expect(await getDraft(author(), id, tx)).toMatchObject({ state: 'scheduled', orderNumber: '7-П' });
    }));

  it('and what was unscheduled is not published', () =>
    undone(async (tx) => {
      const id = await scheduled(tx);
      await unscheduleDraft(approver(), { id }, tx);
      setClock(new Date('2028-01-01T00:00:00Z'));
      expect(await publishDue(systemActor('test'), tx)).toBeNull();
    }));

  it('refuses who may not', () =>
    undone(async (tx) => {
      const id = await scheduled(tx);
      const before = await footprint(tx);
      for (const actor of [
        author(),
        cast.auditor.actor,
        cast.administrator.actor,
        cast.client.actor as unknown as StaffActor,
        systemActor('test') as unknown as StaffActor,
      ]) {
        await expect(unscheduleDraft(actor, { id }, tx)).rejects.toMatchObject({ code: 'forbidden' });
      }
      await expect(
        unscheduleDraft(visitorActor() as unknown as StaffActor, { id }, tx),
      ).rejects.toMatchObject({ code: 'unauthenticated' });
      expect(await footprint(tx)).toBe(before);
    }));

  it('finds nothing, and takes nothing back that does not wait', () =>
    undone(async (tx) => {
      await expect(unscheduleDraft(approver(), { id: nobody }, tx)).rejects.toMatchObject({
        code: 'not_found',
      });
      const review = await sendDraft(author(), {}, tx);
      const id = await scheduled(tx);
      setClock(new Date('2027-02-01T00:00:00Z'));
      expect(await publishDue(systemActor('test'), tx)).toBe(1);
      const before = await footprint(tx);
      for (const one of [review, id]) {
        await expect(unscheduleDraft(approver(), { id: one }, tx)).rejects.toMatchObject({
          code: 'precondition',
          detail: 'policy.errors.notScheduled',
        });
      }
      expect(await footprint(tx)).toBe(before);
    }));

  it('is undone when the audit cannot be written', () =>
    undone(async (tx) => {
      const id = await scheduled(tx);
      const before = await footprint(tx);
      await expect(unscheduleDraft(failingAudit(approver()), { id }, tx)).rejects.toThrow();
      expect(await footprint(tx)).toBe(before);
    }));

  it('and a publication at once: one of them', async () => {
    setClock(jan15);
    const id = await scheduleDraft(
      { author: author(), approver: approver() },
      { dates: { publishOn: '2027-01-31' } },
    );
    setClock(new Date('2027-02-01T00:00:00Z'));
    let late: Promise<unknown> | undefined;
    const undo = new Error('undo');
    await asActor(systemActor('test'), undefined, async (tx) => {
      expect(await publishDue(systemActor('test'), tx)).toBe(1);
      late = unscheduleDraft(approver(), { id });
      await new Promise((done) => setTimeout(done, 100));
      throw undo;
    }).catch((error) => expect(error).toBe(undo));
    // The publication fell through, so the approval could be taken back.
    await late;
    expect(await publishDue(systemActor('test'))).toBeNull();
    await undone(async (tx) => {
      expect(await tx.execute(sql`select 1 from policy_editions`)).toHaveLength(0);
    });
    await putAside(id);
  });
});
