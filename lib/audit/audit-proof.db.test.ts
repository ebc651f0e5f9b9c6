import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '@/lib/actor';
import { auditTree } from '@/lib/audit/audit-tree';
import { recordAudit } from '@/lib/audit/record';
import { asActor, type Tx } from '@/lib/database';
import { consentTree } from '@/lib/ledger/consent-tree';
import { keptHeads } from '@/lib/ledger/keep-head';
import { keepNewestHead } from '@/lib/ledger/keep-newest-head';
import { sealEvents } from '@/lib/ledger/seal-events';
import { verifyTree } from '@/lib/ledger/verify.queries';
import { makeStaff } from '@/lib/testing/factories';
import { rowsAsSystem, withOwnDatabase } from '@/lib/testing/own-database';
import { tampered as tamper } from '@/lib/testing/tamper';

withOwnDatabase('audit_proof');

const system = systemActor('test');
const tables = [
  'audit_events',
  'audit_pending',
  'audit_leaves',
  'audit_nodes',
  'audit_checkpoints',
  'audit_keys',
];
const act = (fields: string[] = ['phone']) =>
  asActor(system, undefined, (tx) =>
    recordAudit(tx, system, {
      action: 'profile.corrected',
      subjectId: crypto.randomUUID(),
      objectType: 'profile',
      objectId: crypto.randomUUID(),
      fields,
      reason: 'test',
    }),
  );
const seal = () => sealEvents(system, auditTree);
const verify = (kept: readonly string[] = []) => verifyTree(system, auditTree, { kept });
const kinds = async (kept: readonly string[] = []) => [
  ...new Set((await verify(kept)).faults.map(({ kind }) => kind)),
];
const newestNote = async () =>
  (await rowsAsSystem<{ note: string }>('select note from audit_checkpoints order by size desc limit 1')).map(
    ({ note }) => note,
  );

/** Somebody who owns the tables tampers; afterwards all holds again. */
async function tampered(work: (tx: Tx) => Promise<unknown>, look: () => Promise<void>): Promise<void> {
  await tamper(tables, work, look);
  expect((await verify()).faults).toEqual([]);
}

beforeAll(async () => {
  for (let at = 0; at < 280; at += 1) {
    await act();
    if (at % 90 === 7) await seal();
  }
  await seal();
}, 120_000);

describe('the journal and its tree', () => {
  it('give every act a place and sign the head', async () => {
    const check = await verify();
    expect(check).toMatchObject({ size: 280, waiting: 0, faults: [] });
    expect(check.heads).toBeGreaterThan(3);
    expect(await rowsAsSystem('select level, index from audit_nodes')).toEqual([{ level: 8, index: '0' }]);
  });

  it('an act of anybody waits for its place; many at once lose nothing', async () => {
    await Promise.all(Array.from({ length: 32 }, () => act([])));
    expect((await verify()).waiting).toBe(32);
    const both = await Promise.all([seal(), seal()]);
    expect(both.map(({ sealed }) => sealed).sort((a, b) => a - b)).toEqual([0, 32]);
    expect(await verify()).toMatchObject({ waiting: 0, faults: [] });
  });

  it('an act that did not happen leaves nothing behind', async () => {
    const before = await verify();
    const undone = asActor(system, undefined, async (tx) => {
      await recordAudit(tx, system, {
        action: 'export.made',
        subjectId: null,
        objectType: 'export',
        objectId: null,
      });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await verify()).toEqual(before);
  });

  it('another tree’s key and head say nothing of this one', async () => {
    const [audit, consents] = [auditTree.signers()[0], consentTree.signers()[0]];
    expect(audit.name).not.toBe(consents.name);
    const [note = ''] = await newestNote();
    expect(note.startsWith('pbo.kz/audit-log\n')).toBe(true);
    const other = await verifyTree(system, consentTree, { kept: [note] });
    expect(other.faults.map(({ kind }) => kind)).toContain('signature');
  });

  it('are sealed by the system and proven by an auditor, nobody else', async () => {
    const [reviewer, administrator, auditor] = [
      await makeStaff('reviewer'),
      await makeStaff('administrator'),
      await makeStaff('auditor'),
    ];
    for (const { actor } of [reviewer, administrator])
      await expect(verifyTree(actor, auditTree, { kept: [] })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(verifyTree(visitorActor(), auditTree, { kept: [] })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await expect(sealEvents(auditor.actor as never, auditTree)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await verifyTree(auditor.actor, auditTree, { kept: [] })).faults).toEqual([]);
    await seal();
  });

  it.each([
    "update audit_events set action = 'x'",
    'delete from audit_events',
    'truncate audit_events',
    "update audit_leaves set hash = 'x'",
    'delete from audit_leaves',
    "update audit_checkpoints set note = 'x'",
    'delete from audit_keys',
    'insert into audit_pending values (gen_random_uuid())',
    `insert into audit_events (at, action, actor_kind, actor_role, object_type, fields, request_id)
      values (now() - interval '1 day', 'x', 'system', 'system', 'x', '{}', 'x')`,
  ])('the application cannot say: %s', async (statement) => {
    await expect(rowsAsSystem(statement)).rejects.toThrow(
      /permission denied|append-only|must be owner|row-level security|not the time/,
    );
  });
});

describe('what tampering shows', () => {
  const id = (at: number) => sql`(select event_id from audit_leaves where index = ${sql.raw(String(at))})`;
  const last = (from: number) =>
    sql`(select event_id from audit_leaves where index >= ${sql.raw(String(from))})`;
  const copy = (
    columns: SQL,
  ) => sql`insert into audit_events (action, actor_kind, actor_role, actor_id, subject_id,
    object_type, object_id, fields, reason, request_id, at) select ${columns} from audit_events where id = ${id(3)}`;
  const same = sql`action, actor_kind, actor_role, actor_id, subject_id, object_type, object_id, fields, reason,
    request_id, at`;

  it.each([
    ['act', sql`action = 'request.opened'`],
    ['time by a millisecond', sql`at = at + interval '1 millisecond'`],
    ['kind of actor', sql`actor_kind = 'staff'`],
    ['role', sql`actor_role = 'auditor'`],
    ['actor', sql`actor_id = gen_random_uuid()`],
    ['subject', sql`subject_id = null`],
    ['kind of object', sql`object_type = 'session'`],
    ['object', sql`object_id = 'x'`],
    ['list of fields', sql`fields = '{phone,iin}'`],
    ['reason', sql`reason = null`],
    ['request', sql`request_id = 'x'`],
    ['number', sql`seq = default`],
  ])('an edited %s', async (_name, change) => {
    await tampered(
      (tx) => tx.execute(sql`update audit_events set ${change} where id = ${id(17)}`),
      async () => expect(await kinds()).toEqual(['edited']),
    );
  });

  it('an edited id is an act gone and another put in', async () => {
    await tampered(
      (tx) => tx.execute(sql`update audit_events set id = gen_random_uuid() where id = ${id(17)}`),
      async () => expect((await kinds()).sort()).toEqual(['inserted', 'missing']),
    );
  });

  it('an act taken away: alone, with its leaf, or as the last ones with their heads', async () => {
    await tampered(
      (tx) => tx.execute(sql`delete from audit_events where id = ${id(17)}`),
      async () => expect(await kinds()).toEqual(['missing']),
    );
    await tampered(
      async (tx) => {
        await tx.execute(sql`delete from audit_events where id = ${id(17)}`);
        await tx.execute(sql`delete from audit_leaves where index = 17`);
      },
      async () => expect(await kinds()).toEqual(expect.arrayContaining(['order', 'root'])),
    );
    const kept = await newestNote();
    await tampered(
      async (tx) => {
        await tx.execute(sql`delete from audit_events where id in ${last(270)}`);
        await tx.execute(sql`delete from audit_leaves where index >= 270`);
        await tx.execute(sql`delete from audit_checkpoints where size > 270`);
      },
      async () => {
        // Nothing inside tells of it; a head that was kept outside does.
        expect(await kinds()).toEqual([]);
        expect(await kinds(kept)).toEqual(['cut']);
      },
    );
  });

  it('an act put in, with or without a place', async () => {
    await tampered(
      (tx) => tx.execute(copy(same)),
      async () => expect(await kinds()).toEqual(['inserted']),
    );
    await tampered(
      async (tx) => {
        await tx.execute(copy(same));
        await tx.execute(sql`insert into audit_leaves select (select max(index) + 1 from audit_leaves), id,
          repeat('0', 64) from audit_events where id not in (select event_id from audit_leaves)`);
      },
      async () => expect(await kinds()).toEqual(['edited']),
    );
  });

  it('two acts swapped: by their places, by their leaves, by what they say', async () => {
    await tampered(
      async (tx) => {
        await tx.execute(sql`update audit_leaves set index = -1 where index = 5`);
        await tx.execute(sql`update audit_leaves set index = 5 where index = 6`);
        await tx.execute(sql`update audit_leaves set index = 6 where index = -1`);
      },
      async () => expect(await kinds()).toEqual(expect.arrayContaining(['root'])),
    );
    await tampered(
      (tx) =>
        tx.execute(sql`update audit_leaves a set hash = b.hash from audit_leaves b
          where (a.index, b.index) in ((5, 6), (6, 5))`),
      async () => expect(await kinds()).toEqual(expect.arrayContaining(['edited'])),
    );
    await tampered(
      (tx) =>
        tx.execute(sql`update audit_events a set subject_id = b.subject_id, object_id = b.object_id from audit_events b
          where (a.id, b.id) in ((${id(5)}, ${id(6)}), (${id(6)}, ${id(5)}))`),
      async () => expect(await kinds()).toEqual(['edited']),
    );
  });

  it('kept hashes and heads', async () => {
    await tampered(
      (tx) => tx.execute(sql`update audit_nodes set hash = repeat('0', 64)`),
      async () => expect(await kinds()).toEqual(['node']),
    );
    await tampered(
      (tx) => tx.execute(sql`update audit_checkpoints set root = repeat('0', 64)`),
      async () => expect(await kinds()).toEqual(['signature']),
    );
    await tampered(
      (tx) => tx.execute(sql`delete from audit_keys`),
      async () => expect(await kinds()).toContain('signature'),
    );
  });

  it('the journal rebuilt with its heads, against one that was kept outside, which then stays', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-audit-heads-'));
    try {
      await keepNewestHead(system, auditTree, folder);
      const kept = await keptHeads(folder);
      expect(kept).toEqual(await newestNote());
      await tampered(
        async (tx) => {
          await tx.execute(sql`update audit_events set actor_role = 'auditor' where id = ${id(17)}`);
          for (const table of ['audit_leaves', 'audit_nodes', 'audit_checkpoints'])
            await tx.execute(sql`delete from ${sql.identifier(table)}`);
          await tx.execute(sql`insert into audit_pending select id from audit_events`);
        },
        async () => {
          await seal();
          expect(await kinds()).toEqual([]);
          expect(await kinds(kept)).toEqual(['rebuilt']);
          await expect(keepNewestHead(system, auditTree, folder)).rejects.toMatchObject({ code: 'conflict' });
          expect(await keptHeads(folder)).toEqual(kept);
        },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
