import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemActor, visitorActor } from '@/lib/actor';
import { recordChoice } from '@/lib/cookies/record-choice';
import { asActor, type Tx } from '@/lib/database';
import * as settings from '@/lib/env';
import { consentTree } from '@/lib/ledger/consent-tree';
import { keepHead, keptHeads } from '@/lib/ledger/keep-head';
import { keepNewestHead } from '@/lib/ledger/keep-newest-head';
import { growTree, verifyConsistency } from '@/lib/ledger/merkle.rules';
import { parseVerifier } from '@/lib/ledger/note.rules';
import { describeLedger, proofOf, proveConsistency } from '@/lib/ledger/proof.queries';
import { verifyProof } from '@/lib/ledger/proof.rules';
import { recordHash } from '@/lib/ledger/record.rules';
import { sealEvents } from '@/lib/ledger/seal-events';
import { verifyTree } from '@/lib/ledger/verify.queries';
import { ownerDb, rowsAsSystem, withOwnDatabase } from '@/lib/testing/own-database';
import { tampered as tamper } from '@/lib/testing/tamper';

withOwnDatabase('ledger');

const system = systemActor('test');
const tables = [
  'shown_texts',
  'consent_events',
  'ledger_pending',
  'ledger_leaves',
  'ledger_nodes',
  'ledger_checkpoints',
  'ledger_keys',
];
const choose = async () => {
  const { id } = await recordChoice(visitorActor(), {
    deviceId: crypto.randomUUID(),
    preferences: true,
    statistics: false,
    gpc: false,
    how: 'banner',
    locale: 'kk',
    text: { title: 'Проба' },
    shownAt: null,
    context: { device: 'Chrome · Linux' },
  });
  return id;
};
const seal = () => sealEvents(system, consentTree);
const verify = (kept: readonly string[] = [], firstKey?: string) =>
  verifyTree(system, consentTree, { kept, firstKey });
const kinds = async (kept: readonly string[] = []) => [
  ...new Set((await verify(kept)).faults.map(({ kind }) => kind)),
];
const verifiers = async () =>
  (await describeLedger(visitorActor())).keys.flatMap(({ verifier }) => parseVerifier(verifier) ?? []);
/** Somebody who owns the tables tampers; afterwards all holds again. */
async function tampered(work: (tx: Tx) => Promise<unknown>, look: () => Promise<void>): Promise<void> {
  await tamper(tables, work, look);
  expect((await verify()).faults).toEqual([]);
}

beforeAll(async () => {
  for (let at = 0; at < 300; at += 1) {
    await choose();
    if (at % 60 === 7) await seal();
  }
  await seal();
}, 120_000);
afterEach(() => {
  vi.restoreAllMocks();
});

describe('sealing', () => {
  it('gives every event a place, in the order of time, and signs the head', async () => {
    const check = await verify();
    expect(check).toMatchObject({ size: 300, waiting: 0, faults: [] });
    expect(check.heads).toBeGreaterThan(4);
    const leaves = await rowsAsSystem<{ hash: string }>('select hash from ledger_leaves order by index');
    const tree = growTree();
    for (const { hash } of leaves) tree.append(hash);
    expect(tree.head()).toEqual({ size: 300, root: check.root });
    expect(await rowsAsSystem('select level, index from ledger_nodes')).toEqual([{ level: 8, index: '0' }]);
  });

  it('does nothing when nothing waits; two at once seal once', async () => {
    expect(await seal()).toEqual({ sealed: 0, head: null });
    await choose();
    const both = await Promise.all([seal(), seal()]);
    expect(both.map(({ sealed }) => sealed).sort()).toEqual([0, 1]);
    expect((await verify()).faults).toEqual([]);
  });

  it('stopped in the middle has not begun', async () => {
    await choose();
    const before = await rowsAsSystem('select count(*) as n from ledger_leaves');
    const stop = vi.spyOn(settings, 'env').mockImplementation(() => {
      throw new Error('killed');
    });
    await expect(seal()).rejects.toThrow('killed');
    stop.mockRestore();
    expect(await rowsAsSystem('select count(*) as n from ledger_leaves')).toEqual(before);
    expect((await verify()).faults).toEqual([]);
    expect(await seal()).toMatchObject({ sealed: 1 });
  });

  it('is the system’s', async () => {
    await expect(sealEvents(visitorActor() as never, consentTree)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await expect(verifyTree(visitorActor(), consentTree, { kept: [] })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  it.each([
    "update ledger_leaves set hash = 'x'",
    'delete from ledger_leaves',
    "update ledger_checkpoints set note = 'x'",
    'delete from ledger_checkpoints',
    'update ledger_keys set endorsement = null',
    'delete from ledger_nodes',
    'truncate ledger_leaves',
  ])('the application cannot say: %s', async (statement) => {
    await expect(rowsAsSystem(statement)).rejects.toThrow(/permission denied|append-only|must be owner/);
  });
});

describe('a proof', () => {
  it('is there at once, also for an event that waits, and is checked without the portal', async () => {
    const id = await choose();
    const found = await proofOf(visitorActor(), id);
    expect(found?.record).toMatchObject({ v: 1, id, topic: 'cookies', act: 'granted', locale: 'kk' });
    expect(verifyProof(found?.record, found?.proof, await verifiers())).toMatchObject({ ok: true });
    expect(verifyProof({ ...found?.record, act: 'refused' }, found?.proof, await verifiers())).toEqual({
      ok: false,
      why: 'path',
    });
  });

  it('stays valid while the ledger grows, and every event has one', async () => {
    const ids = await rowsAsSystem<{ id: string }>('select id from consent_events order by at limit 40');
    const old = await proofOf(visitorActor(), ids[3]?.id ?? '');
    await choose();
    await seal();
    expect(verifyProof(old?.record, old?.proof, await verifiers())).toMatchObject({ ok: true });
    for (const { id } of ids) {
      const found = await proofOf(visitorActor(), id);
      expect(verifyProof(found?.record, found?.proof, await verifiers())).toMatchObject({ ok: true });
    }
  });

  it('is there for no event that is not there', async () => {
    expect(await proofOf(visitorActor(), crypto.randomUUID())).toBeNull();
  });

  it('joins two heads', async () => {
    const heads = await rowsAsSystem<{ size: string; root: string }>(
      'select size, root from ledger_checkpoints order by size',
    );
    const [first, last] = [heads[0], heads.at(-1)].map((head) => ({
      size: Number(head?.size),
      root: head?.root ?? '',
    }));
    if (!first || !last) throw new Error('no heads');
    const path = await proveConsistency(visitorActor(), { older: first.size, newer: last.size });
    expect(verifyConsistency(first, last, path)).toBe(true);
    for (const sizes of [
      { older: 5, newer: 4 },
      { older: 1, newer: last.size + 1 },
    ])
      await expect(proveConsistency(visitorActor(), sizes)).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('what tampering shows', () => {
  const event = (at: number) =>
    sql`(select event_id from ledger_leaves order by index offset ${sql.raw(String(at))} limit 1)`;

  it.each([
    ['act', sql`act = 'refused'`],
    ['purposes', sql`purposes = '[]'`],
    ['time by a millisecond', sql`at = at + interval '1 millisecond'`],
    ['language', sql`locale = 'ru'`],
    ['way', sql`how = 'page'`],
    ['subject', sql`subject_id = gen_random_uuid()`],
    ['context', sql`context = '{}'`],
    ['edition', sql`edition_number = 7`],
    ['expiry', sql`expires_at = null`],
    ['time shown', sql`shown_at = now()`],
    ['last day', sql`stop_by = '2026-12-31'`],
    ['meaning', sql`fingerprint = 'x'`],
    ['topic', sql`topic = 'offersEmail'`],
  ])('an edited %s', async (_name, change) => {
    await tampered(
      (tx) => tx.execute(sql`update consent_events set ${change} where id = ${event(17)}`),
      async () => expect(await kinds()).toEqual(['edited']),
    );
  });

  it('an event taken away, alone, with its leaf, or as the last ones with their heads', async () => {
    await tampered(
      (tx) => tx.execute(sql`delete from consent_events where id = ${event(17)}`),
      async () => expect(await kinds()).toEqual(['missing']),
    );
    await tampered(
      async (tx) => {
        await tx.execute(sql`delete from consent_events where id = ${event(17)}`);
        await tx.execute(sql`delete from ledger_leaves where index = 17`);
      },
      async () => expect(await kinds()).toEqual(expect.arrayContaining(['order', 'root'])),
    );
    const before = await rowsAsSystem<{ note: string }>(
      'select note from ledger_checkpoints order by size desc limit 1',
    );
    await tampered(
      async (tx) => {
        await tx.execute(
          sql`delete from consent_events where id in (select event_id from ledger_leaves where index >= 290)`,
        );
        await tx.execute(sql`delete from ledger_leaves where index >= 290`);
        await tx.execute(sql`delete from ledger_checkpoints where size > 290`);
      },
      async () => {
        // Nothing inside tells of it; a head that was kept outside does.
        expect(await kinds()).toEqual([]);
        expect(await kinds(before.map(({ note }) => note))).toEqual(['cut']);
      },
    );
  });

  it('an event put in, with or without a leaf', async () => {
    const insert = (tx: Tx) =>
      tx.execute(sql`insert into consent_events select gen_random_uuid(), gen_random_uuid(), topic, act, purposes,
        fingerprint, text_sha256, edition_number, locale, how, context, shown_at, stop_by, expires_at, at
        from consent_events where id = ${event(3)}`);
    await tampered(insert, async () => expect(await kinds()).toEqual(['inserted']));
    await tampered(
      async (tx) => {
        await insert(tx);
        await tx.execute(sql`insert into ledger_leaves select (select max(index) + 1 from ledger_leaves), id, repeat('0', 64)
          from consent_events where id not in (select event_id from ledger_leaves) limit 1`);
      },
      async () => expect(await kinds()).toEqual(['edited']),
    );
  });

  it('two events swapped, whole or by their leaves', async () => {
    await tampered(
      async (tx) => {
        await tx.execute(sql`update ledger_leaves set index = -1 where index = 5`);
        await tx.execute(sql`update ledger_leaves set index = 5 where index = 6`);
        await tx.execute(sql`update ledger_leaves set index = 6 where index = -1`);
      },
      async () => expect(await kinds()).toEqual(expect.arrayContaining(['root'])),
    );
    await tampered(
      async (tx) => {
        await tx.execute(sql`update ledger_leaves a set hash = b.hash from ledger_leaves b
          where (a.index, b.index) in ((5, 6), (6, 5))`);
      },
      async () => expect(await kinds()).toEqual(expect.arrayContaining(['edited'])),
    );
  });

  it('words, kept hashes and heads', async () => {
    await tampered(
      (tx) => tx.execute(sql`update shown_texts set text = '{"title":"Другое"}'`),
      async () => expect(await kinds()).toEqual(['words']),
    );
    await tampered(
      (tx) => tx.execute(sql`update ledger_nodes set hash = repeat('0', 64)`),
      async () => expect(await kinds()).toEqual(['node']),
    );
    await tampered(
      (tx) => tx.execute(sql`delete from ledger_nodes`),
      async () => expect(await kinds()).toEqual(['node']),
    );
    await tampered(
      (tx) => tx.execute(sql`update ledger_checkpoints set root = repeat('0', 64)`),
      async () => expect(await kinds()).toEqual(['signature']),
    );
    await tampered(
      (tx) => tx.execute(sql`update ledger_checkpoints set note = replace(note, 'A', 'B')`),
      async () => expect(await kinds()).toContain('signature'),
    );
  });

  it('a ledger rebuilt with its heads, against a head kept outside', async () => {
    const kept = await rowsAsSystem<{ note: string }>(
      'select note from ledger_checkpoints order by size desc limit 1',
    );
    await tampered(
      async (tx) => {
        await tx.execute(sql`update consent_events set act = 'refused' where id = ${event(17)}`);
        await tx.execute(sql`delete from ledger_leaves`);
        await tx.execute(sql`delete from ledger_nodes`);
        await tx.execute(sql`delete from ledger_checkpoints`);
        await tx.execute(sql`insert into ledger_pending select id from consent_events`);
      },
      async () => {
        await seal();
        expect(await kinds()).toEqual([]);
        expect(await kinds(kept.map(({ note }) => note))).toEqual(['rebuilt']);
      },
    );
  });
});

describe('heads kept outside', () => {
  it('are kept whoever had them signed, and never overwritten by a ledger that did not grow out of them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-heads-'));
    try {
      await choose();
      await proofOf(visitorActor(), await choose());
      await keepNewestHead(system, consentTree, folder);
      const [first] = await keptHeads(folder);
      expect(first).toBe((await describeLedger(visitorActor())).head?.note);
      await choose();
      await seal();
      await keepNewestHead(system, consentTree, folder);
      expect(await keptHeads(folder)).toHaveLength(1);
      const [second] = await keptHeads(folder);
      expect(second).not.toBe(first);
      await keepNewestHead(system, consentTree, folder);
      await tampered(
        async (tx) => {
          await tx.execute(sql`update consent_events set act = 'refused'
            where id = (select event_id from ledger_leaves order by index offset 17 limit 1)`);
          await tx.execute(sql`delete from ledger_leaves`);
          await tx.execute(sql`delete from ledger_nodes`);
          await tx.execute(sql`delete from ledger_checkpoints`);
          await tx.execute(sql`delete from ledger_pending`);
          await tx.execute(sql`insert into ledger_pending select id from consent_events`);
        },
        async () => {
          await seal();
          await expect(keepNewestHead(system, consentTree, folder)).rejects.toMatchObject({
            code: 'conflict',
          });
          expect(await keptHeads(folder)).toEqual([second]);
          expect(await kinds(await keptHeads(folder))).toContain('rebuilt');
        },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('are the last one of each day, and whatever else lies there is no head', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-heads-'));
    try {
      await keepHead('one\n', folder);
      await keepHead('two\n', folder);
      writeFileSync(join(folder, 'readme.txt'), 'x');
      expect(await keptHeads(folder)).toEqual(['two\n']);
      expect(await keptHeads(join(folder, 'none'))).toEqual([]);
      expect((await verify(['two\n', ''])).faults.map(({ kind }) => kind)).toContain('signature');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('an event of the tree has the hash of its record', async () => {
    const [row] = await rowsAsSystem<{ event_id: string; hash: string }>(
      'select event_id, hash from ledger_leaves limit 1',
    );
    const found = await proofOf(visitorActor(), row?.event_id ?? '');
    expect(found && recordHash(found.record)).toBe(row?.hash);
  });
});

describe('what a stranger puts in the way', () => {
  it('a place asked for twice, and rows that are no records, do not stop the others', async () => {
    const id = await choose();
    await seal();
    await ownerDb().transaction(async (tx) => {
      await tx.execute(sql`alter table ledger_pending no force row level security`);
      await tx.execute(sql`insert into ledger_pending values (${id}), (gen_random_uuid())`);
      await tx.execute(sql`alter table ledger_pending force row level security`);
    });
    await choose();
    expect(await seal()).toMatchObject({ sealed: 1 });
    expect(await kinds()).toContain('missing');
    await ownerDb().transaction(async (tx) => {
      await tx.execute(sql`alter table ledger_pending no force row level security`);
      await tx.execute(sql`delete from ledger_pending`);
      await tx.execute(sql`alter table ledger_pending force row level security`);
    });
    for (const context of ['"x"', '[]'])
      await expect(
        rowsAsSystem(`insert into consent_events (subject_id, topic, act, purposes, fingerprint, text_sha256, locale, how, context)
          select subject_id, topic, act, purposes, fingerprint, text_sha256, locale, how, '${context}'::jsonb
          from consent_events limit 1`),
      ).rejects.toThrow(/not a record/);
    const direct = rowsAsSystem('insert into ledger_pending values (gen_random_uuid())');
    await expect(direct).rejects.toThrow(/permission denied/);
  });
});

describe('keys', () => {
  const ring = (...names: string[]) =>
    names.map((name) => `${name}:${Buffer.alloc(32, name).toString('base64')}`).join(',');
  const withKeys = (keys: string, secret?: string) => {
    vi.restoreAllMocks();
    const real = settings.env();
    const AUTH_SECRET = secret ?? real.AUTH_SECRET;
    vi.spyOn(settings, 'env').mockReturnValue({ ...real, LEDGER_KEYS: keys, AUTH_SECRET });
  };
  const newest = async () => (await describeLedger(visitorActor())).keys.at(-1);
  const elsewhere = 'the secret of another portal, or of a thief';

  it('change: the old one names the new one, old receipts stay valid, and then it can go', async () => {
    const ids = await rowsAsSystem<{ id: string }>('select id from consent_events order by at limit 1');
    const old = await proofOf(visitorActor(), ids[0]?.id ?? '');
    const first = await newest();
    // From the key that is drawn from the secret to one of the ledger's own.
    withKeys(ring('a'));
    await choose();
    await seal();
    expect((await newest())?.endorsement).toContain((await newest())?.verifier);
    // To the next one; then the secret may change, and the old key goes.
    withKeys(ring('b', 'a'), elsewhere);
    await choose();
    await seal();
    withKeys(ring('b'), elsewhere);
    expect((await verify([], first?.verifier)).faults).toEqual([]);
    expect(verifyProof(old?.record, old?.proof, await verifiers())).toMatchObject({ ok: true });
    const later = await proofOf(visitorActor(), ids[0]?.id ?? '');
    expect(verifyProof(later?.record, later?.proof, await verifiers())).toMatchObject({ ok: true });
  });

  it('that nobody vouched for show', async () => {
    const first = (await describeLedger(visitorActor())).keys[0];
    withKeys(ring('c'), elsewhere);
    await choose();
    // It would make every receipt look altered: refused, and the event waits, until the operator insists.
    await expect(seal()).rejects.toMatchObject({ code: 'precondition' });
    expect(await verify()).toMatchObject({ waiting: 1 });
    const [held] = await asActor(system, undefined, (tx) =>
      tx.execute<{ id: string }>(sql`select event_id as id from ledger_pending`),
    );
    expect(await proofOf(visitorActor(), held?.id ?? '')).toBeNull();
    await sealEvents(system, consentTree, { newKey: true });
    expect(await proofOf(visitorActor(), held?.id ?? '')).not.toBeNull();
    const unvouched = (await describeLedger(visitorActor())).keys
      .filter(({ endorsement }) => !endorsement)
      .at(-1);
    expect(unvouched?.verifier).not.toBe(first?.verifier);
    expect((await verify([], first?.verifier)).faults).toContainEqual({
      kind: 'key',
      at: unvouched?.verifier,
    });
    expect(await kinds()).toEqual(expect.arrayContaining(['signature', 'key']));
  });
});
