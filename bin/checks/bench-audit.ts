import { sql } from 'drizzle-orm';
import { systemActor } from '@/lib/actor';
import { auditTree } from '@/lib/audit/audit-tree';
import { recordAudit } from '@/lib/audit/record';
import { asActor } from '@/lib/database';
import { sealEvents } from '@/lib/ledger/seal-events';
import { median } from '../bench/statistics.rules';
import { operate } from '../boot/operate';
import { owner } from './owner';
import type { TestPortal } from './portal';

const writers = 32;
const perWriter = 60;
const rounds = 7;
const actor = systemActor('bench');

const act = () =>
  asActor(actor, undefined, (tx) =>
    recordAudit(tx, actor, {
      action: 'profile.corrected',
      subjectId: crypto.randomUUID(),
      objectType: 'profile',
      objectId: crypto.randomUUID(),
      fields: ['phone', 'iin'],
      reason: 'bench',
    }),
  );

/** The same values into a table without rules, triggers and proof, by the same role through the same driver. */
const plain = () =>
  asActor(actor, undefined, (tx) =>
    tx.execute(sql`insert into bench_plain (action, actor_kind, actor_role, subject_id, object_type, object_id, fields, reason,
      request_id) values ('profile.corrected', 'system', 'system', ${crypto.randomUUID()}, 'profile', ${crypto.randomUUID()},
      '{phone,iin}', 'bench', ${actor.requestId})`),
  );

async function makePlainTable(): Promise<void> {
  const tables = owner();
  await tables.unsafe(`create table bench_plain (seq bigint primary key generated always as identity,
    at timestamptz(3) not null default now(), action text not null, actor_kind text not null, actor_role text not null,
    actor_id uuid, subject_id uuid, object_type text not null, object_id text, fields text[] not null, reason text,
    request_id text not null);
    create index on bench_plain (subject_id, seq);
    grant insert on bench_plain to public`);
  await tables.end({ timeout: 5 });
}

/** Rows in a second, written by all writers at once. */
async function rate(write: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let at = 0; at < perWriter; at += 1) await write();
    }),
  );
  return (writers * perWriter) / ((performance.now() - from) / 1000);
}

/** What the proof of the journal costs those who write into it, and what sealing a batch takes. */
export function auditReport(portal: TestPortal): Promise<string> {
  Object.assign(process.env, portal.env);
  return operate(async () => {
    await makePlainTable();
    const rates = { act: [] as number[], plain: [] as number[] };
    const seals: number[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const [plainRate, actRate] = [await rate(plain), await rate(act)];
      const from = performance.now();
      const { sealed } = await sealEvents(actor, auditTree);
      const took = (performance.now() - from) / Math.max(sealed, 1);
      if (round < 0) continue;
      rates.plain.push(plainRate);
      rates.act.push(actRate);
      seals.push(took);
    }
    const ratio = median(rates.act) / median(rates.plain);
    return `## The journal

- ${writers} writers at once: ${median(rates.act).toFixed(0)} acts in a second, each in its transaction; plain inserts of the same values by the same role: ${median(rates.plain).toFixed(0)}. Rate of acts against plain inserts: ${ratio.toFixed(2)} (bar: at least 0.5). Medians of ${rounds} rounds of ${writers * perWriter}, by turns.
- Sealing, beside it: ${median(seals).toFixed(3)} ms for each act.
`;
  });
}
