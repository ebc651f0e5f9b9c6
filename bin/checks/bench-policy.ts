import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { systemActor } from '@/lib/actor';
import { asActor } from '@/lib/database';
import { compareEditions } from '@/lib/policy/compare.rules';
import { importEdition } from '@/lib/policy/import-edition';
import { parsePolicy } from '@/lib/policy/parse.rules';
import { listEditions } from '@/lib/policy/queries';
import { operate } from '../boot/operate';
import type { TestPortal } from './portal';

const approved = 'db/seed/policy/policy-2019-03-26.ru.txt';
const example = 'db/seed/policy/draft-edition-2.ru.txt';

/** CPU of comparing two whole editions, in milliseconds, the median of thirty after a warm-up. */
export function compareCost(): { medianMs: number; bytes: [number, number] } {
  const texts = [approved, example].map((path) => readFileSync(path, 'utf8'));
  const [before = [], after = []] = texts.map((text) => parsePolicy(text).blocks);
  const once = () => {
    const from = process.cpuUsage();
    compareEditions(before, after);
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  };
  for (let warm = 0; warm < 10; warm += 1) once();
  const times = Array.from({ length: 30 }, once).sort((a, b) => a - b);
  const [one = '', two = ''] = texts;
  return { medianMs: times[15] ?? 0, bytes: [Buffer.byteLength(one), Buffer.byteLength(two)] };
}

/** Runs an act on the database of the portal that is measured, as the operator's commands do. */
const beside = <T>(portal: TestPortal, act: () => Promise<T>): Promise<T> => {
  Object.assign(process.env, portal.env);
  return operate(act);
};

const transactions = () =>
  asActor(systemActor('bench'), undefined, async (tx) => {
    const [row] = await tx.execute<{ n: string }>(
      sql`select xact_commit + xact_rollback as n from pg_stat_database where datname = current_database()`,
    );
    return Number(row?.n ?? 0);
  });

/** How many transactions one request costs the database, above what goes on in an idle portal in the same time. */
export function databaseWork(portal: TestPortal, page: string, requests = 300): Promise<number> {
  return beside(portal, async () => {
    const during = async (work: () => Promise<unknown>) => {
      await pause(2_500); // The server reports its counts with a delay.
      const [from, began] = [await transactions(), performance.now()];
      await work();
      await pause(2_500);
      return { count: (await transactions()) - from, ms: performance.now() - began };
    };
    const busy = await during(async () => {
      for (let at = 0; at < requests; at += 1) await (await fetch(portal.address + page)).arrayBuffer();
    });
    const idle = await during(() => pause(busy.ms));
    return Math.max(0, busy.count - (idle.count * busy.ms) / idle.ms) / requests;
  });
}

const dayAfter = (days: number) =>
  new Date(Date.UTC(2019, 2, 26) + days * 86_400_000).toISOString().slice(0, 10);

/** Fills the archive up to so many editions, each a word different from the one before. */
export function manyEditions(portal: TestPortal, count: number): Promise<void> {
  const text = readFileSync(approved, 'utf8').replace(/№5-П от «26» марта 2019 года/, '');
  return beside(portal, async () => {
    const known = (await listEditions(systemActor('bench'))).length;
    for (let number = known + 1; number <= count; number += 1) {
      const day = dayAfter(number * 5);
      await importEdition(systemActor('bench'), {
        number,
        title: 'Политика конфиденциальности ТОО «Просто Бэк-офис»',
        locale: 'ru',
        orderNumber: `${number}-П`,
        orderDate: day,
        approvedBy: 'Ким А.В.',
        approverTitle: 'Директор',
        effectiveFrom: day,
        source: new TextEncoder().encode(text.replace('максимальной', `максимальной-${number}`)),
      });
    }
  });
}
