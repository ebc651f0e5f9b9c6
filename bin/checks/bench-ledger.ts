import { setTimeout as pause } from 'node:timers/promises';
import { connectRaw } from '@/db/client';
import { consentEvents } from '@/db/schema/consents';
import { systemActor, visitorActor } from '@/lib/actor';
import { lockSubject, seeAsDevice } from '@/lib/consents/subject.queries';
import { hashOfText } from '@/lib/consents/words.rules';
import { latestChoice } from '@/lib/cookies/latest-choice.queries';
import { recordChoice } from '@/lib/cookies/record-choice';
import { purposesFingerprint, switchesOnRecord } from '@/lib/cookies/registry.rules';
import { orderedUuid } from '@/lib/crypto/hash.rules';
import { asActor } from '@/lib/database';
import { consentTree } from '@/lib/ledger/consent-tree';
import { proofOf } from '@/lib/ledger/proof.queries';
import { sealEvents } from '@/lib/ledger/seal-events';
import { median } from '../bench/statistics.rules';
import { operate } from '../boot/operate';
import { owner } from './owner';
import type { TestPortal } from './portal';

const text = { title: 'Проба' };
const on = { preferences: true, statistics: true };

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Milliseconds of each of several acts, by turns, the median of `times`: what disturbs one disturbs all. */
async function byTurns<K extends string>(
  acts: Record<K, () => Promise<unknown>>,
  times: number,
): Promise<Record<K, number>> {
  const names = Object.keys(acts) as K[];
  const taken = new Map(names.map((name) => [name, [] as number[]]));
  for (let at = -20; at < times; at += 1)
    for (const name of names) {
      const took = await timed(acts[name]);
      if (at >= 0) taken.get(name)?.push(took);
    }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<K, number>;
}

const choose = () =>
  recordChoice(visitorActor(), {
    deviceId: crypto.randomUUID(),
    ...on,
    gpc: false,
    how: 'banner',
    locale: 'ru',
    text,
    shownAt: null,
    context: { device: 'Chrome · Linux' },
  });

/** One row of the same table, put in by the same role through the same driver, and nothing else. */
const bare = () =>
  asActor(systemActor('bench'), undefined, (tx) =>
    tx.insert(consentEvents).values({
      id: orderedUuid(),
      subjectId: crypto.randomUUID(),
      topic: 'cookies',
      act: 'granted',
      purposes: switchesOnRecord(on),
      fingerprint: purposesFingerprint,
      textSha256: hashOfText({ locale: 'ru', text }),
      editionNumber: 1,
      locale: 'ru',
      how: 'banner',
      context: {},
      at: new Date(),
    }),
  );

/** An address that is set aside for measurements (RFC 2544). */
const anyAddress = () => `198.18.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;

/** The banner's form as a browser posts it, with the mark of the page that showed it. */
async function bannerPost(portal: TestPortal): Promise<(body: Record<string, string>) => Promise<number>> {
  const page = await (await fetch(`${portal.address}/`)).text();
  const shown = /name="shown" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const fields = { how: 'banner', locale: 'ru', returnTo: '/', shown };
  return async (body) => {
    const answer = await fetch(`${portal.address}/api/cookies/choice`, {
      method: 'POST',
      // From an address of the network, as behind a server of the company's: it is counted for the limits.
      headers: { origin: portal.address, accept: 'application/json', 'x-forwarded-for': anyAddress() },
      body: new URLSearchParams({ ...fields, ...body }),
    });
    await answer.arrayBuffer();
    return answer.status;
  };
}

export type PostCost = {
  post: number;
  refused: number;
  bare: number;
  ratio: number;
  crowd: number;
  lost: number;
};

/**
 * What a choice costs over HTTP, against the same route that only refuses (everything but the work) with a bare insert
 * of one row added to it; and two hundred visitors at once.
 */
export function postCost(portal: TestPortal): Promise<PostCost> {
  Object.assign(process.env, portal.env);
  return operate(async () => {
    const send = await bannerPost(portal);
    await choose();
    const { post, refused, row } = await byTurns(
      {
        post: () => send({ choice: 'accept' }),
        refused: () => send({ choice: 'nothing' }),
        row: bare,
      },
      300,
    );
    const statuses: number[] = [];
    const crowd = await timed(async () => {
      statuses.push(...(await Promise.all(Array.from({ length: 200 }, () => send({ choice: 'accept' })))));
    });
    const lost = statuses.filter((status) => status !== 200).length;
    return { post, refused, bare: row, ratio: post / (refused + row), crowd, lost };
  });
}

/** Fills the ledger up to so many events, each with its leaf, as the owner of the tables. */
async function fillTo(count: number): Promise<void> {
  await sealEvents(systemActor('bench'), consentTree);
  const sql = owner();
  const tables = ['consent_events', 'ledger_leaves', 'ledger_nodes'];
  try {
    for (const table of tables)
      await sql.unsafe(
        `alter table ${table} no force row level security; alter table ${table} disable trigger user`,
      );
    const [have] = await sql`select count(*)::int as n from ledger_leaves`;
    for (let at = have?.n ?? 0; at < count; at += 500_000) {
      const to = Math.min(at + 500_000, count);
      // Ids as the portal makes them, of a year ago and on: in the order of time.
      const ordered = sql`(lpad(to_hex((extract(epoch from now() - interval '400 days') * 1000)::bigint + ${at} + g), 12, '0')
        || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid`;
      await sql`with made as (insert into consent_events (id, subject_id, topic, act, purposes, fingerprint, text_sha256, locale, how, at)
        select ${ordered}, gen_random_uuid(), 'cookies', 'granted', ${sql.json(switchesOnRecord(on))}, ${purposesFingerprint},
          ${hashOfText({ locale: 'ru', text })}, 'ru', 'banner', now() - random() * interval '400 days'
        from generate_series(1, ${to - at}) g returning id)
        insert into ledger_leaves select ${at} + row_number() over () - 1, id, encode(sha256(id::text::bytea), 'hex') from made`;
    }
    for (const level of [8, 16, 24])
      await sql`insert into ledger_nodes select ${level}, n, encode(sha256(n::text::bytea), 'hex')
        from generate_series(0, ${Math.floor(count / 2 ** level) - 1}) n on conflict do nothing`;
    for (const table of tables)
      await sql.unsafe(
        `alter table ${table} enable trigger user; alter table ${table} force row level security`,
      );
    for (const table of tables) await sql.unsafe(`vacuum analyze ${table}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
  await settle();
}

/** Lets the server write out what was filled in: an act is measured, not the writing of millions of rows behind it. */
async function settle(): Promise<void> {
  const { DATABASE_URL, PGHOST, PGPORT } = process.env;
  if (DATABASE_URL) return pause(30_000);
  const sql = connectRaw(
    { host: PGHOST ?? '', port: Number(PGPORT), user: 'postgres', database: 'postgres' },
    1,
  );
  await sql`checkpoint`;
  await sql.end({ timeout: 5 });
}

export type LedgerTimes = { append: number; latest: number; seal: number; proof: number };

async function timesNow(): Promise<LedgerTimes> {
  const ids = await asActor(systemActor('bench'), undefined, (tx) =>
    tx.select({ id: consentEvents.id, subjectId: consentEvents.subjectId }).from(consentEvents).limit(2_000),
  );
  const any = () => ids[Math.floor(Math.random() * ids.length)] ?? { id: '', subjectId: '' };
  const times = await byTurns(
    {
      append: choose,
      latest: () => {
        const { subjectId } = any();
        return asActor(visitorActor(), undefined, async (tx) => {
          await seeAsDevice(tx, subjectId);
          await lockSubject(tx, subjectId);
          return latestChoice(tx, subjectId);
        });
      },
      seal: () => sealEvents(systemActor('bench'), consentTree),
      proof: () => proofOf(visitorActor(), any().id),
    },
    200,
  );
  return times;
}

/** Milliseconds of appending, looking up, sealing one event and making a proof, with few events and with many. */
export function ledgerGrowth(
  portal: TestPortal,
  few: number,
  many: number,
): Promise<{ few: LedgerTimes; many: LedgerTimes }> {
  Object.assign(process.env, portal.env);
  return operate(async () => {
    await fillTo(few);
    const first = await timesNow();
    await fillTo(many);
    return { few: first, many: await timesNow() };
  });
}

/** The tables of the report. */
export async function ledgerReport(portal: TestPortal, few = 10_000, many = 5_000_000): Promise<string> {
  const cost = await postCost(portal);
  const grown = await ledgerGrowth(portal, few, many);
  const ms = (value: number) => value.toFixed(2);
  const rows = (['append', 'latest', 'seal', 'proof'] as const).map((name) => {
    const [a, b] = [grown.few[name], grown.many[name]];
    const words = {
      append: 'append a choice',
      latest: 'look the latest choice up',
      seal: 'seal one event and sign the head',
      proof: 'make a proof',
    };
    return `| ${words[name]} | ${ms(a)} | ${ms(b)} | ${(b / a).toFixed(2)} |`;
  });
  return `## The ledger of consents

- A choice over HTTP: ${ms(cost.post)} ms; the same route refusing: ${ms(cost.refused)} ms; a bare insert of one row by the same role: ${ms(cost.bare)} ms. Choice against refusal and bare insert together: ${cost.ratio.toFixed(2)} (bar: 2.5). Medians of 300, by turns.
- Two hundred visitors at once: answered in ${(cost.crowd / 1000).toFixed(2)} s, ${cost.lost} errors.

| act | ms with ${few.toLocaleString('en')} events | ms with ${many.toLocaleString('en')} | ratio |
| --- | --: | --: | --: |
${rows.join('\n')}

Bar for the first two: 1.5. Medians of 200, by turns.
`;
}
