import { and, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditEvents } from '@/db/schema/audit';
import { people } from '@/db/schema/people';
import { policyAcceptances } from '@/db/schema/policy-answers';
import { type ClientActor, personActor, systemActor, visitorActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { publishEdition } from '@/lib/testing/editions';
import {
  appSql,
  countRows,
  failingAudit,
  makeClient,
  makeStaff,
  type TestClient,
} from '@/lib/testing/factories';
import { undone } from '@/lib/testing/own-database';
import { getPolicyStanding } from './answer.queries';
import { answerPolicy } from './answer-policy';

type Given = Parameters<typeof answerPolicy>[1];

let client: TestClient;
const answer = (tx: Tx, edition: number, act: Given['answer'], actor: ClientActor = client.actor) =>
  answerPolicy(actor, { edition, answer: act, how: 'cabinet', locale: 'ru' }, tx);

const asSystem = <T>(tx: Tx, work: (inner: Tx) => Promise<T>) => asActor(systemActor('test'), tx, work);
const rowsOf = (tx: Tx, personId: string) =>
  asSystem(tx, (inner) =>
    inner.select().from(policyAcceptances).where(eq(policyAcceptances.personId, personId)),
  );
const auditsOf = (tx: Tx, personId: string) =>
  asSystem(tx, (inner) =>
    inner
      .select({ action: auditEvents.action, objectId: auditEvents.objectId, fields: auditEvents.fields })
      .from(auditEvents)
      .where(and(eq(auditEvents.subjectId, personId), sql`${auditEvents.action} like 'policy.%'`)),
  );

beforeEach(async () => {
  client = await makeClient();
});
afterEach(() => setClock(undefined));

describe('answerPolicy', () => {
  it('keeps edition, language, comparison, session, moment and way, and ends the asking', () =>
    undone(async (tx) => {
      const before = await publishEdition(tx, 'material');
      const number = await publishEdition(tx, 'material');
      expect(await getPolicyStanding(client.actor, tx)).toMatchObject({
        accepted: null,
        isAsked: true,
        baseline: before,
        newest: { number },
        answers: [],
      });
      const at = new Date(Date.now() + 60_000);
      setClock(at);
      const sessionId = crypto.randomUUID();
      const actor = personActor({ id: client.personId, role: 'client', sessionId }) as ClientActor;
      await answerPolicy(actor, { edition: number, answer: 'accepted', how: 'signIn', locale: 'kk' }, tx);
      const facts = { act: 'accepted', editionNumber: number, comparedWith: before, locale: 'kk' };
      expect(await rowsOf(tx, client.personId)).toMatchObject([{ ...facts, sessionId, how: 'signIn', at }]);
      expect(await getPolicyStanding(client.actor, tx)).toMatchObject({
        accepted: number,
        isAsked: false,
        answers: [{ ...facts, how: 'signIn', at }],
      });
      expect(await auditsOf(tx, client.personId)).toMatchObject([
        { action: 'policy.accepted', objectId: String(number) },
      ]);
    }));

  it.each([
    ['a visitor', async () => visitorActor(), 'unauthenticated'],
    ['a reviewer', async () => (await makeStaff('reviewer')).actor, 'forbidden'],
    ['an approver', async () => (await makeStaff('approver')).actor, 'forbidden'],
    ['the system', async () => systemActor('test'), 'forbidden'],
  ])('refuses %s, and nothing is kept', (_, who, code) =>
    undone(async (tx) => {
      const number = await publishEdition(tx, 'material');
      const actor = (await who()) as unknown as ClientActor;
      await expect(answer(tx, number, 'accepted', actor)).rejects.toMatchObject({ code });
      await expect(getPolicyStanding(actor, tx)).rejects.toMatchObject({ code });
      for (const id of [client.personId, actor.personId]) if (id) expect(await rowsOf(tx, id)).toEqual([]);
    }),
  );

  it('is nobody else’s: another client sees no answer, and cannot write one for him', () =>
    undone(async (tx) => {
      const other = await makeClient();
      const number = await publishEdition(tx, 'material');
      await answer(tx, number, 'accepted');
      expect(await getPolicyStanding(other.actor, tx)).toMatchObject({ isAsked: true, answers: [] });
      const forged = asActor(other.actor, tx, (inner) =>
        inner.insert(policyAcceptances).values({
          personId: client.personId,
          editionNumber: number,
          act: 'declined',
          locale: 'ru',
          how: 'cabinet',
          at: new Date(),
        }),
      );
      await expect(forged).rejects.toThrow();
      expect(await rowsOf(tx, client.personId)).toHaveLength(1);
    }));

  it('finds nobody who is not there or whose data are erased', () =>
    undone(async (tx) => {
      const number = await publishEdition(tx, 'material');
      const nobody = personActor({ id: crypto.randomUUID(), role: 'client', sessionId: null }) as ClientActor;
      await expect(answer(tx, number, 'accepted', nobody)).rejects.toMatchObject({ code: 'not_found' });
      await asSystem(tx, (inner) =>
        inner.update(people).set({ erasedAt: new Date() }).where(eq(people.id, client.personId)),
      );
      await expect(answer(tx, number, 'declined')).rejects.toMatchObject({ code: 'not_found' });
      for (const id of [client.personId, nobody.personId]) expect(await rowsOf(tx, id)).toEqual([]);
    }));

  it('twice is once', () =>
    undone(async (tx) => {
      const number = await publishEdition(tx, 'material');
      await answer(tx, number, 'declined');
      await answer(tx, number, 'declined');
      expect(await rowsOf(tx, client.personId)).toHaveLength(1);
      expect(await auditsOf(tx, client.personId)).toHaveLength(1);
    }));

  it('is undone by a failing audit', () =>
    undone(async (tx) => {
      const number = await publishEdition(tx, 'material');
      await expect(answer(tx, number, 'accepted', failingAudit(client.actor))).rejects.toThrow();
      expect(await rowsOf(tx, client.personId)).toEqual([]);
      expect(await getPolicyStanding(client.actor, tx)).toMatchObject({ isAsked: true });
    }));
});

describe('the edition that is answered to', () => {
  it('must be the newest: nobody accepts what he was not shown', () =>
    undone(async (tx) => {
      const shown = await publishEdition(tx, 'material');
      const newer = await publishEdition(tx, 'editorial');
      for (const edition of [shown, newer + 1, 9999]) {
        await expect(answer(tx, edition, 'accepted')).rejects.toMatchObject({
          code: 'precondition',
          detail: 'policy.errors.newerEdition',
        });
      }
      expect(await rowsOf(tx, client.personId)).toEqual([]);
      await answer(tx, newer, 'accepted');
      expect(await getPolicyStanding(client.actor, tx)).toMatchObject({ accepted: newer, isAsked: false });
    }));

  it('is compared with the one that was accepted, however many came in between', () =>
    undone(async (tx) => {
      const first = await publishEdition(tx, 'material');
      await answer(tx, first, 'accepted');
      await publishEdition(tx, 'editorial');
      expect(await getPolicyStanding(client.actor, tx)).toMatchObject({ isAsked: false, accepted: first });
      const third = await publishEdition(tx, 'material');
      expect(await getPolicyStanding(client.actor, tx)).toMatchObject({ isAsked: true, baseline: first });
      await answer(tx, third, 'declined');
      const rows = await rowsOf(tx, client.personId);
      expect(rows.map(({ comparedWith }) => comparedWith)).toContain(first);
      expect(await getPolicyStanding(client.actor, tx)).toMatchObject({ isAsked: false, accepted: first });
    }));
});

describe('a change of mind', () => {
  it('is a new row, and the newest holds, even within one millisecond', () =>
    undone(async (tx) => {
      const number = await publishEdition(tx, 'material');
      setClock(new Date(Date.now() + 60_000));
      await answer(tx, number, 'declined');
      expect(await getPolicyStanding(client.actor, tx)).toMatchObject({ accepted: null, isAsked: false });
      await answer(tx, number, 'accepted');
      expect(await getPolicyStanding(client.actor, tx)).toMatchObject({ accepted: number, isAsked: false });
      await answer(tx, number, 'declined');
      const { accepted, answers } = await getPolicyStanding(client.actor, tx);
      expect(accepted).toBeNull();
      expect(answers.map(({ act }) => act)).toEqual(['declined', 'accepted', 'declined']);
      expect((await auditsOf(tx, client.personId)).map(({ action }) => action)).toEqual([
        'policy.declined',
        'policy.accepted',
        'policy.declined',
      ]);
    }));
});

/** What happens to a row of a person that another connection would lock at this moment. */
const lockElsewhere = (personId: string) =>
  appSql().begin(async (other) => {
    await other`select set_config('app.actor_role', 'system', true)`;
    return other`select id from people where id = ${personId} for update nowait`;
  });

describe('answers at the same moment', () => {
  it('wait for each other: the first holds the person until it is kept', () =>
    undone(async (tx) => {
      const number = await publishEdition(tx, 'material');
      await expect(lockElsewhere(client.personId)).resolves.toHaveLength(1);
      await answer(tx, number, 'accepted');
      // 55P03: lock not available. A second answer would stand here until the first is committed, and then find it.
      await expect(lockElsewhere(client.personId)).rejects.toMatchObject({ code: '55P03' });
      await answer(tx, number, 'accepted');
      expect(await rowsOf(tx, client.personId)).toHaveLength(1);
    }));

  it('beside an erasure waits for it and then finds nobody', async () => {
    let outcome: Promise<unknown> | undefined;
    await appSql().begin(async (erasing) => {
      await erasing`select set_config('app.actor_role', 'system', true)`;
      await erasing`select 1 from people where id = ${client.personId} for update`;
      outcome = undone(async (tx) => {
        const number = await publishEdition(tx, 'material');
        await expect(answer(tx, number, 'accepted')).rejects.toMatchObject({ code: 'not_found' });
      });
      await new Promise((done) => setTimeout(done, 1500));
      await erasing`update people set email = null, display_name = null, erased_at = now() where id = ${client.personId}`;
    });
    await outcome;
    expect(await countRows('policy_acceptances', `person_id = '${client.personId}'`)).toBe(0);
  });
});

describe('the table of answers', () => {
  it('is appended to and never changed, by nobody', () =>
    undone(async (tx) => {
      const number = await publishEdition(tx, 'material');
      await answer(tx, number, 'declined');
      for (const act of [
        sql`update policy_acceptances set act = 'accepted'`,
        sql`delete from policy_acceptances`,
      ])
        await expect(asSystem(tx, (inner) => inner.execute(act))).rejects.toThrow();
      expect(await rowsOf(tx, client.personId)).toMatchObject([{ act: 'declined' }]);
    }));
});
