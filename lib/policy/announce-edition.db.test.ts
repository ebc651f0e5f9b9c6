import { and, eq, inArray, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { auditEvents } from '@/db/schema/audit';
import { outbox } from '@/db/schema/messages';
import { people } from '@/db/schema/people';
import { policyAnnouncements } from '@/db/schema/policy';
import { policyNotices } from '@/db/schema/policy-answers';
import { type SystemActor, systemActor, visitorActor } from '@/lib/actor';
import { now, setClock } from '@/lib/clock';
import { systemVault } from '@/lib/crypto/vault';
import { asActor, type Tx } from '@/lib/database';
import { formatDate } from '@/lib/format';
import type { SealedMessage } from '@/lib/messages/message.rules';
import { publishEdition } from '@/lib/testing/editions';
import { appSql, makeClient, makeStaff } from '@/lib/testing/factories';
import { undone } from '@/lib/testing/own-database';
import { announceEdition } from './announce-edition';
import { importEdition } from './import-edition';
import { getEdition } from './queries';

const system = systemActor('announce-edition');
const batch = 100;

/** Clients who were there before the edition, nobody else's. Known to the transaction only. */
const crowd = async (tx: Tx, size: number, more: Partial<typeof people.$inferInsert> = {}) => {
  const mark = crypto.randomUUID();
  const rows = await tx
    .insert(people)
    .values(
      Array.from({ length: size }, (_, at) => ({
        role: 'client' as const,
        email: `crowd-${at}-${mark}@test.kz`,
        displayName: 'Проба',
        createdAt: new Date(now().getTime() - 86_400_000),
        ...more,
      })),
    )
    .returning({ id: people.id });
  return rows.map(({ id }) => id);
};

/** Tells until there is nobody left to be told. Gives how many were told each time. */
async function tellAll(tx: Tx): Promise<number[]> {
  const told: number[] = [];
  do told.push(await announceEdition(system, tx));
  while (told.at(-1) !== 0);
  return told;
}

const noticesOf = (tx: Tx, ids: string[]) =>
  tx
    .select({ personId: policyNotices.personId, editionNumber: policyNotices.editionNumber })
    .from(policyNotices)
    .where(inArray(policyNotices.personId, ids));
const lettersOf = (tx: Tx, ids: string[]) =>
  tx
    .select({ id: outbox.id, personId: outbox.personId, sealed: outbox.sealed, locale: outbox.locale })
    .from(outbox)
    .where(and(inArray(outbox.personId, ids), eq(outbox.kind, 'policyChanged')));
const finished = (tx: Tx, number: number) =>
  tx.select().from(policyAnnouncements).where(eq(policyAnnouncements.editionNumber, number));

afterEach(() => setClock(undefined));

describe('announceEdition', () => {
  it('tells each client once, in batches that go on where the last one stopped', () =>
    undone(async (tx) => {
      const ids = await crowd(tx, batch + 30);
      const number = await publishEdition(tx, 'material');
      const told = await tellAll(tx);
      expect(told[0]).toBe(batch);
      expect(told.filter((size) => size > batch)).toEqual([]);
      expect(told.length).toBeGreaterThan(2);
      const notices = await noticesOf(tx, ids);
      expect(notices).toHaveLength(ids.length);
      expect(new Set(notices.map(({ editionNumber }) => editionNumber))).toEqual(new Set([number]));
      expect(await lettersOf(tx, ids)).toHaveLength(ids.length);
      const sum = told.reduce((all, size) => all + size, 0);
      expect(await finished(tx, number)).toMatchObject([{ told: sum }]);
      expect(await announceEdition(system, tx)).toBe(0);
      expect(await lettersOf(tx, ids)).toHaveLength(ids.length);
      expect(await finished(tx, number)).toHaveLength(1);
    }));

  it.each(['ru', 'kk', 'en'] as const)(
    'writes in %s what changed from when, and nothing personal',
    (locale) =>
      undone(async (tx) => {
        const [id = ''] = await crowd(tx, 1, { locale, displayName: 'Неназываемая' });
        const number = await publishEdition(tx, 'material');
        await tellAll(tx);
        const [letter] = await lettersOf(tx, [id]);
        expect(letter?.locale).toBe(locale);
        const open = systemVault().open('outbox', 'sealed', letter?.id ?? '', letter?.sealed ?? '');
        const { subject, text, link } = JSON.parse(open) as SealedMessage;
        const { effectiveFrom } = await getEdition(system, number, tx);
        expect(subject).toContain(String(number));
        expect(text).toContain(formatDate(locale, effectiveFrom));
        expect(text).not.toMatch(/[{}]|Неназываемая/);
        expect(link).toMatch(locale === 'ru' ? /[0-9]\/cabinet\/policy$/ : `/${locale}/cabinet/policy`);
      }),
  );

  it('tells nobody who is erased, closed, without an address, of the staff, or came later', () =>
    undone(async (tx) => {
      const [there = ''] = await crowd(tx, 1);
      const yesterday = new Date(now().getTime() - 3_600_000);
      const others = [
        ...(await crowd(tx, 1, { erasedAt: yesterday, email: null, displayName: null })),
        ...(await crowd(tx, 1, { disabledAt: yesterday })),
        ...(await crowd(tx, 1, { email: null })),
        ...(await crowd(tx, 1, { role: 'approver' })),
      ];
      await publishEdition(tx, 'material');
      others.push(...(await crowd(tx, 1, { createdAt: new Date(now().getTime() + 1) })));
      await tellAll(tx);
      expect(await noticesOf(tx, others)).toEqual([]);
      expect(await lettersOf(tx, others)).toEqual([]);
      expect(await noticesOf(tx, [there])).toHaveLength(1);
    }));

  it('is silent about an editorial edition and about an imported one', () =>
    undone(async (tx) => {
      const ids = await crowd(tx, 2);
      const number = await publishEdition(tx, 'editorial');
      expect(await tellAll(tx)).toEqual([0]);
      await importEdition(
        system,
        {
          number: number + 1,
          title: 'Пробная политика',
          locale: 'ru',
          orderNumber: 'П-2',
          orderDate: '2019-03-26',
          approvedBy: 'Пробный Д.',
          approverTitle: 'Директор',
          effectiveFrom: '2919-03-26',
          source: new TextEncoder().encode('1. ПРОБА\n1.1. Пункт.\n'),
        },
        tx,
      );
      expect(await tellAll(tx)).toEqual([0]);
      expect(await noticesOf(tx, ids)).toEqual([]);
      expect(await tx.$count(policyAnnouncements, eq(policyAnnouncements.editionNumber, number))).toBe(0);
    }));

  it('tells of a material edition although an editorial one came on top of it', () =>
    undone(async (tx) => {
      const ids = await crowd(tx, 2);
      const material = await publishEdition(tx, 'material');
      await publishEdition(tx, 'editorial');
      await tellAll(tx);
      expect((await noticesOf(tx, ids)).map(({ editionNumber }) => editionNumber)).toEqual([
        material,
        material,
      ]);
    }));

  it('tells again of the next one', () =>
    undone(async (tx) => {
      const ids = await crowd(tx, 1);
      const first = await publishEdition(tx, 'material');
      await tellAll(tx);
      const second = await publishEdition(tx, 'material');
      await tellAll(tx);
      const numbers = (await noticesOf(tx, ids)).map(({ editionNumber }) => editionNumber);
      expect(numbers.sort()).toEqual([first, second]);
    }));

  it('refuses everybody but the system', () =>
    undone(async (tx) => {
      const ids = await crowd(tx, 1);
      await publishEdition(tx, 'material');
      const [client, approver] = [await makeClient(), await makeStaff('approver')];
      for (const actor of [visitorActor(), client.actor, approver.actor]) {
        await expect(announceEdition(actor as unknown as SystemActor, tx)).rejects.toMatchObject({
          code: expect.stringMatching(/unauthenticated|forbidden/),
        });
      }
      expect(await noticesOf(tx, ids)).toEqual([]);
    }));

  it('is undone by a failing audit: nobody is taken for told, and the last word is said anew', () =>
    undone(async (tx) => {
      const ids = await crowd(tx, 1);
      const number = await publishEdition(tx, 'material');
      const failing = systemActor('announce-edition', `fail-audit-${crypto.randomUUID()}`);
      const untilItFails = async () => {
        while ((await announceEdition(failing, tx)) > 0);
      };
      await expect(untilItFails()).rejects.toThrow();
      expect(await finished(tx, number)).toEqual([]);
      await tellAll(tx);
      expect(await finished(tx, number)).toHaveLength(1);
      expect(await lettersOf(tx, ids)).toHaveLength(1);
    }));

  it('records the whole of it once, with nobody named', () =>
    undone(async (tx) => {
      await crowd(tx, 1);
      const number = await publishEdition(tx, 'material');
      await tellAll(tx);
      await announceEdition(system, tx);
      const rows = await tx
        .select({ subjectId: auditEvents.subjectId, objectId: auditEvents.objectId })
        .from(auditEvents)
        .where(and(eq(auditEvents.action, 'policy.announced'), eq(auditEvents.objectId, String(number))));
      expect(rows).toEqual([{ subjectId: null, objectId: String(number) }]);
    }));
});

describe('two processes', () => {
  it('do not tell at the same time: who comes second waits for his next turn', () =>
    undone(async (tx) => {
      const ids = await crowd(tx, 1);
      const number = await publishEdition(tx, 'material');
      await appSql().begin(async (other) => {
        await other`select pg_advisory_xact_lock(7402615)`;
        expect(await announceEdition(system, tx)).toBe(0);
        expect(await noticesOf(tx, ids)).toEqual([]);
        // Nothing is taken for finished either.
        expect(await finished(tx, number)).toEqual([]);
      });
      expect(await announceEdition(system, tx)).toBeGreaterThan(0);
      const [row] = await appSql()`select pg_try_advisory_xact_lock(7402615) as mine`;
      expect(row?.mine).toBe(false);
    }));

  it('could not tell anybody twice if they did: the table refuses', () =>
    undone(async (tx) => {
      const [personId = ''] = await crowd(tx, 1);
      const editionNumber = await publishEdition(tx, 'material');
      await tellAll(tx);
      const again = asActor(system, tx, (inner) =>
        inner.insert(policyNotices).values({ editionNumber, personId, at: now() }),
      );
      await expect(again).rejects.toThrow();
      const change = asActor(system, tx, (inner) => inner.execute(sql`delete from policy_notices`));
      await expect(change).rejects.toThrow();
    }));
});

describe('an erasure beside it', () => {
  it('is waited for: no letter goes to an address that is no longer held', async () => {
    const client = await makeClient();
    let outcome: Promise<void> | undefined;
    await appSql().begin(async (erasing) => {
      await erasing`select set_config('app.actor_role', 'system', true)`;
      await erasing`select 1 from people where id = ${client.personId} for update`;
      outcome = undone(async (tx) => {
        setClock(new Date(Date.now() + 60_000));
        await publishEdition(tx, 'material');
        await tellAll(tx);
        expect(await noticesOf(tx, [client.personId])).toEqual([]);
        expect(await lettersOf(tx, [client.personId])).toEqual([]);
      });
      await new Promise((done) => setTimeout(done, 1500));
      await erasing`update people set email = null, display_name = null, erased_at = now() where id = ${client.personId}`;
    });
    await outcome;
  });
});
