import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, systemActor, visitorActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import type { Tx } from '@/lib/database';
import { asOwner, otherProcess, ownerDb, undone, withOwnDatabase } from '@/lib/testing/own-database';
import { type Cast, importFirst, makeCast, scheduleDraft, smallText } from '@/lib/testing/policy-life';
import { verifyArchive } from './archive.queries';
import { editionHash } from './chain.rules';
import { importEdition } from './import-edition';
import { publishDue } from './publish-due';
import { listEditions } from './queries';

withOwnDatabase('archive');

const odd = '«»"\'\\ Ә ң ұ é e\u0301 🙂\u200d🔥 <b>&amp; %s $1 {0} ,1:x, \u00a0 -';
/** Facts as odd as a row can hold, and texts that are hard to cut. */
const editions = [
  { title: odd, orderNumber: "5-П' or 1=1; --", changeSummary: null, text: smallText(odd) },
  { title: '-', orderNumber: '-,', changeSummary: '', text: '1. А\r\n\r\n1.1. Б.\r\n' },
  {
    title: 'Үшінші',
    orderNumber: '7',
    changeSummary: `два\nряда\r\n\tи знак ${odd}`,
    text: `\uFEFF${smallText()}\n\n\n`,
  },
  { title: 'x'.repeat(200), orderNumber: '1:1,', changeSummary: 'я'.repeat(2000), text: 'без номеров' },
];

let cast: Cast;
let head: string;
const system = systemActor('test');
const jan15 = new Date('2027-01-15T06:00:00.009Z');

beforeAll(async () => {
  cast = await makeCast();
  await importFirst();
  for (const [at, { title, orderNumber, changeSummary, text }] of editions.entries()) {
    setClock(new Date(jan15.getTime() + at * 86_400_000 + at));
    await importEdition(systemActor('import'), {
      number: at + 2,
      title,
      locale: (['kk', 'en', 'ru', 'ru'] as const)[at] ?? 'ru',
      orderNumber,
      orderDate: `2027-01-1${at}`,
      approvedBy: 'Директорова Д.Д.',
      approverTitle: 'Директор',
      effectiveFrom: `2027-02-0${at + 1}`,
      changeSummary,
      source: new TextEncoder().encode(text),
    });
  }
  const proof = await verifyArchive(system);
  head = proof.head ?? '';
});

const proved = async (tx: Tx) => {
  const { faults, head: now } = await verifyArchive(system, tx);
  return { faults: faults.map(({ number, kind }) => `${number} ${kind}`), isHeadKept: now === head };
};

describe('the link of an edition', () => {
  it('is made by the database and said once more here, for whatever text', async () => {
    const rows = (await listEditions(visitorActor())).sort((a, b) => a.number - b.number);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    rows.forEach((row, at) => {
      const before = rows[at - 1]?.chainHash ?? null;
      expect(row.previousHash).toBe(before);
      expect(row.chainHash).toBe(editionHash(row, before));
      expect(row.chainHash).toMatch(/^[0-9a-f]{64}$/);
    });
  });

  it('is the same after a publication by the ticker', () =>
    undone(async (tx) => {
      setClock(new Date('2027-03-01T00:00:00.999Z'));
      const words = { title: odd, changeSummary: odd };
      const dates = { effectiveFrom: '2027-03-01', orderNumber: odd.slice(0, 40).trim() };
      await scheduleDraft({ author: cast.author.actor, approver: cast.approver.actor }, { words, dates }, tx);
      expect(await publishDue(system, tx)).toBe(6);
      const row = (await listEditions(visitorActor(), tx)).find(({ number }) => number === 6);
      expect(row?.chainHash).toBe(row && editionHash(row, head));
      const { faults, isHeadKept } = await proved(tx);
      expect(faults).toEqual([]);
      expect(isHeadKept).toBe(false);
    }));

  const insert = (number: number, hash: string, at = "'2027-05-05T00:00:00.123456Z'") => `
    insert into policy_editions (number, title, locale, order_number, order_date, approved_by, approver_title,
      effective_from, source_text, sha256, published_at, previous_hash, chain_hash)
    values (${number}, 't', 'ru', '1', '2027-01-01', 'x', 'y', '2027-06-01', 'z',
      encode(sha256('z'), 'hex'), ${at}, '${hash}', '${hash}')
    returning previous_hash as before, chain_hash as hash, number, published_at as at`;
  type Row = { before: string | null; hash: string; at: Date };

  /** As the application's role, by raw SQL; what was done is undone. */
  async function raw(role: string, statement: string): Promise<Row | undefined> {
    let found: Row | undefined;
    const undo = new Error('undo');
    await otherProcess()
      .begin(async (connection) => {
        await connection`select set_config('app.actor_role', ${role}, true)`;
        [found] = await connection.unsafe<Row[]>(statement);
        throw undo;
      })
      .catch((error) => {
        if (error !== undo) throw error;
      });
    return found;
  }

  it('overrides a hash that the application gives, microseconds cut off', async () => {
    const row = await raw('system', insert(6, 'f'.repeat(64)));
    expect(row?.before).toBe(head);
    expect(row?.hash).not.toBe('f'.repeat(64));
    const facts = {
      number: 6,
      title: 't',
      locale: 'ru',
      orderNumber: '1',
      orderDate: '2027-01-01',
      approvedBy: 'x',
      approverTitle: 'y',
      effectiveFrom: '2027-06-01',
      changeSummary: null,
      materiality: null,
      sha256: '594e519ae499312b29433b7dd8a97ff068defcba9755b6d5d00e84c524d67b06',
      publishedAt: new Date('2027-05-05T00:00:00.123Z'),
    };
    expect(row?.hash).toBe(editionHash(facts, head));
  });

  it.each([
    ["'1969-12-31T23:59:59.9996Z'", '1969-12-31T23:59:59.999Z'],
    ["'2027-05-05T05:00:00.000999+05'", '2027-05-05T00:00:00.000Z'],
    ["'2024-02-29T23:59:59.9999999+06'", '2024-02-29T18:00:00.000Z'],
  ])('reads the instant %s as Node does', async (at, iso) => {
    const row = await raw('system', insert(6, '0'.repeat(64), at));
    expect(row?.at.toISOString()).toBe(iso);
    const known = await raw('system', insert(6, '0'.repeat(64), `'${iso}'`));
    expect(row?.hash).toBe(known?.hash);
  });

  it('is never made for a number in between', async () => {
    await expect(raw('system', insert(1, 'x'))).rejects.toMatchObject({ code: '23505' });
    await expect(raw('system', insert(5, 'x'))).rejects.toMatchObject({ code: '23505' });
    await expect(raw('system', insert(0, 'x'))).rejects.toMatchObject({ code: '23514' });
    await expect(raw('system', insert(-1, 'x'))).rejects.toMatchObject({ code: '23514' });
  });

  it('is a chain also when several are put in by one statement', async () => {
    await undone(async (tx) => {
      await tx.execute(sql`insert into policy_editions (number, title, locale, order_number, order_date, approved_by,
        approver_title, effective_from, source_text, sha256, published_at)
        select n, 't', 'ru', '1', '2027-01-01', 'x', 'y', '2027-06-01', 'z', encode(sha256('z'), 'hex'), now()
        from generate_series(6, 9) n`);
      const rows = (await listEditions(visitorActor(), tx)).sort((a, b) => a.number - b.number);
      for (const [at, row] of rows.entries()) expect(row.previousHash).toBe(rows[at - 1]?.chainHash ?? null);
      expect(new Set(rows.map(({ chainHash }) => chainHash)).size).toBe(9);
    });
  });

  it('is not forked by two who publish at once', async () => {
    // The second waits for the first, which is then undone.
    let late: Promise<Row | undefined> | undefined;
    await undone(async (tx) => {
      await tx.execute(sql.raw(insert(6, 'x')));
      late = raw('system', insert(7, 'x'));
      await new Promise((done) => setTimeout(done, 100));
    });
    expect((await late)?.before).toBe(head);
  });
});

describe('verifyArchive', () => {
  it('proves an honest archive and says its head', async () => {
    const proof = await verifyArchive(system);
    const [last] = (await listEditions(visitorActor())).filter(({ number }) => number === 5);
    expect(proof).toMatchObject({ editions: 5, head: last?.chainHash, faults: [] });
    expect(proof.links.at(-1)).toEqual({ number: 5, hash: last?.chainHash });
    expect(await verifyArchive(cast.auditor.actor)).toEqual(proof);
  });

  it('is for the auditor and the command line', async () => {
    for (const [actor, code] of [
      [visitorActor(), 'unauthenticated'],
      [cast.client.actor, 'forbidden'],
      [cast.author.actor, 'forbidden'],
      [cast.administrator.actor, 'forbidden'],
    ] as [Actor, string][]) {
      await expect(verifyArchive(actor)).rejects.toMatchObject({ code });
    }
  });

  const columns: [string, string][] = [
    ['title', "'другое'"],
    ['locale', "case locale when 'ru' then 'kk' else 'ru' end"],
    ['order_number', "'другой'"],
    ['order_date', 'order_date + 1'],
    ['approved_by', "'другой'"],
    ['approver_title', "'другой'"],
    ['effective_from', 'effective_from - 1'],
    ['change_summary', "coalesce(change_summary, '') || '.'"],
    ['materiality', "'editorial'"],
    ['published_at', "published_at + interval '1 millisecond'"],
    ['sha256', "encode(sha256('x'), 'hex')"],
    ['source_text', "source_text || ' '"],
    ['previous_hash', "repeat('0', 64)"],
    ['chain_hash', "repeat('0', 64)"],
  ];
  it.each(columns)('finds a tampered %s of any edition', (column, value) =>
    asOwner('off', async (tx) => {
      for (const number of [1, 3, 5]) {
        await tx
          .transaction(async (inner) => {
            await inner.execute(
              sql.raw(`update policy_editions set ${column} = ${value} where number = ${number}`),
            );
            const { faults } = await proved(inner);
            expect(
              faults.some((fault) => fault.startsWith(`${number} `)),
              `${number} ${faults}`,
            ).toBe(true);
            throw new Error('back');
          })
          .catch((error: Error) => expect(error.message).toBe('back'));
      }
    }),
  );

  it.each([
    ['raw', "raw || ' '"],
    ['text', "'Новое обещание'"],
    ['anchor', "'c-9.9'"],
    ['number', "'9.9'"],
    ['kind', "'item'"],
    ['level', '7'],
    ['section', "'s-9'"],
    ['position', '900'],
  ])('finds a tampered %s of a clause', (column, value) =>
    asOwner('off', async (tx) => {
      await tx.execute(
        sql.raw(`update policy_clauses set ${column} = ${value} where anchor = 'c-2.8' and edition_id =
          (select id from policy_editions where number = 1)`),
      );
      expect((await proved(tx)).faults).toEqual(['1 clauses']);
    }),
  );

  it('finds a tampered count of changes', () =>
    asOwner('off', async (tx) => {
      await tx.execute(
        sql.raw(`update policy_editions set changes = jsonb_set(changes, '{added}', '99') where number = 3`),
      );
      expect((await proved(tx)).faults).toEqual(['3 size']);
    }));

  const remove = (where: string) => [
    `delete from policy_clauses where edition_id in (select id from policy_editions where ${where})`,
    `delete from policy_editions where ${where}`,
  ];
  it.each<[string, string[], string[], boolean]>([
    ['the first taken away', remove('number = 1'), ['2 link'], true],
    ['one in the middle taken away', remove('number = 3'), ['4 link'], true],
    ['the last taken away', remove('number = 5'), [], false],
    ['all taken away', remove('true'), [], false],
    ['a clause taken away', ["delete from policy_clauses where anchor = 'c-2.8'"], ['1 clauses'], true],
    [
      'a clause without words put in',
      [
        `insert into policy_clauses (edition_id, position, anchor, kind, level, raw, text)
          select id, 999, 'x', 'clause', 2, '', 'Новое обещание' from policy_editions where number = 1`,
      ],
      ['1 clauses'],
      true,
    ],
    [
      'two swapped',
      [
        'update policy_editions set number = 90 where number = 2',
        'update policy_editions set number = 2 where number = 3',
        'update policy_editions set number = 3 where number = 90',
      ],
      ['2 link', '2 facts', '3 link', '3 facts', '4 link'],
      true,
    ],
    [
      'one put in between, with a hash of its own',
      [
        `insert into policy_editions (number, title, locale, order_number, order_date, approved_by, approver_title,
          effective_from, source_text, sha256, published_at, previous_hash)
          select 6, 't', 'ru', '1', '2027-01-01', 'x', 'y', '2027-06-01', '', encode(sha256(''), 'hex'), now(), previous_hash
          from policy_editions where number = 5`,
        'update policy_editions e set chain_hash = edition_hash(e, e.previous_hash) where number = 6',
      ],
      ['6 link'],
      false,
    ],
    [
      'one link rebuilt after a change',
      [
        "update policy_editions set title = 'другое' where number = 3",
        'update policy_editions e set chain_hash = edition_hash(e, e.previous_hash) where number = 3',
      ],
      ['4 link'],
      true,
    ],
    [
      'two links rebuilt after a change',
      [
        "update policy_editions set title = 'другое' where number = 3",
        'update policy_editions e set chain_hash = edition_hash(e, e.previous_hash) where number = 3',
        'update policy_editions set previous_hash = (select chain_hash from policy_editions where number = 3) where number = 4',
        'update policy_editions e set chain_hash = edition_hash(e, e.previous_hash) where number = 4',
      ],
      ['5 link'],
      true,
    ],
    [
      'all of it rebuilt to the end',
      [
        "update policy_editions set title = 'другое' where number = 4",
        'update policy_editions e set chain_hash = edition_hash(e, e.previous_hash) where number = 4',
        'update policy_editions set previous_hash = (select chain_hash from policy_editions where number = 4) where number = 5',
        'update policy_editions e set chain_hash = edition_hash(e, e.previous_hash) where number = 5',
      ],
      [],
      false,
    ],
  ])('finds %s', (_, statements, faults, isHeadKept) =>
    asOwner('off', async (tx) => {
      for (const statement of statements) await tx.execute(sql.raw(statement));
      expect(await proved(tx)).toEqual({ faults, isHeadKept });
    }),
  );

  it('finds nothing again when the tampering was rolled back', async () => {
    expect(await verifyArchive(system)).toMatchObject({ head, faults: [], editions: 5 });
    expect(await ownerDb().execute(sql`select 1`)).toHaveLength(1);
  });
});
