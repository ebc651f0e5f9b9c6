import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '@/lib/crypto/hash.rules';
import { type ArchivedEdition, editionHash, verifyChain } from './chain.rules';
import { type PolicyBlock, parsePolicy } from './parse.rules';

type Facts = Omit<ArchivedEdition, 'sha256' | 'previousHash' | 'chainHash' | 'clauses'>;

const facts = (number: number, over: Partial<Facts> = {}): Facts => ({
  number,
  locale: 'ru',
  title: `Политика ${number}`,
  orderNumber: `${number}-П`,
  orderDate: '2027-01-10',
  approvedBy: 'Директорова Д.Д.',
  approverTitle: 'Директор',
  effectiveFrom: `20${20 + number}-02-01`,
  changeSummary: number === 1 ? null : 'Уточнено',
  materiality: number === 1 ? null : 'material',
  publishedAt: new Date(Date.UTC(2020 + number, 0, 15, 6, 0, 0, number)),
  sourceText: `1. РАЗДЕЛ\n\n1.1. Пункт ${number}.\n\n1.2. Ещё один.\n`,
  ...over,
});

/** An honest archive. */
function archiveOf(all: readonly Facts[]): ArchivedEdition[] {
  let before: string | null = null;
  return all.map((one) => {
    const linked = { ...one, sha256: sha256(one.sourceText), previousHash: before };
    const chainHash: string = editionHash(linked, before);
    before = chainHash;
    return { ...linked, chainHash, clauses: parsePolicy(one.sourceText).blocks };
  });
}

const five = () => archiveOf([1, 2, 3, 4, 5].map((number) => facts(number)));
const kinds = (editions: readonly ArchivedEdition[]) =>
  verifyChain(editions).faults.map(({ number, kind }) => `${number} ${kind}`);

describe('the hash of an edition', () => {
  const known: Facts = {
    number: 1,
    locale: 'ru',
    title: 'Политика',
    orderNumber: '5-П',
    orderDate: '2019-03-26',
    approvedBy: 'Ким А.В.',
    approverTitle: 'Директор',
    effectiveFrom: '2019-03-26',
    changeSummary: null,
    materiality: null,
    publishedAt: new Date('2026-11-25T10:00:00.007Z'),
    sourceText: 'x',
  };

  it('is that of its fields, each with its length in bytes', () => {
    const written =
      '9:edition/1,1:1,2:ru,16:Политика,4:5-П,10:2019-03-26,13:Ким А.В.,16:Директор,10:2019-03-26,-,-,' +
      `64:${sha256('x')},24:2026-11-25T10:00:00.007Z,-,`;
    expect(editionHash({ ...known, sha256: sha256('x') }, null)).toBe(sha256(written));
  });

  it.each<[string, Partial<Facts>, Partial<Facts>]>([
    ['nothing and an empty word', { changeSummary: null }, { changeSummary: '' }],
    [
      'a letter that goes to the next field',
      { title: 'аб', orderNumber: 'в' },
      { title: 'а', orderNumber: 'бв' },
    ],
    [
      'a field that looks like two',
      { title: 'а,1:б', orderNumber: 'в' },
      { title: 'а', orderNumber: 'б,1:в' },
    ],
    ['a «-» and nothing', { materiality: null }, { materiality: '-' }],
    ['é in one and in two characters', { title: 'é' }, { title: 'e\u0301' }],
    ['one millisecond', { publishedAt: new Date(1000) }, { publishedAt: new Date(1001) }],
    [
      'swapped dates',
      { orderDate: '2020-01-01', effectiveFrom: '2020-01-02' },
      { orderDate: '2020-01-02', effectiveFrom: '2020-01-01' },
    ],
    ['swapped names', { approvedBy: 'а', approverTitle: 'б' }, { approvedBy: 'б', approverTitle: 'а' }],
  ])('tells %s apart', (_, one, other) => {
    const hash = (over: Partial<Facts>) => editionHash({ ...known, ...over, sha256: sha256('x') }, null);
    expect(hash(one)).not.toBe(hash(other));
  });

  it('tells no list of fields from another one only when they are the same', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom('-', ',', '1:', '-,', '0:,'),
    );
    const list = fc.tuple(word, word, word, word, fc.option(word), fc.option(word));
    const hash = ([title, orderNumber, approvedBy, approverTitle, changeSummary, materiality]: [
      string,
      string,
      string,
      string,
      string | null,
      string | null,
    ]) =>
      editionHash(
        { ...known, title, orderNumber, approvedBy, approverTitle, changeSummary, materiality, sha256: 's' },
        null,
      );
    fc.assert(
      fc.property(list, list, (one, other) => {
        expect(hash(one) === hash(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      { numRuns: 600 },
    );
  });

  it('depends on the hash before', () => {
    const linked = { ...known, sha256: sha256('x') };
    expect(new Set([null, '', 'a', '-'].map((before) => editionHash(linked, before))).size).toBe(4);
  });
});

describe('an archive', () => {
  it('that is honest has no fault, and its head is the last hash', () => {
    const archive = five();
    expect(verifyChain(archive)).toEqual({ head: archive.at(-1)?.chainHash, faults: [] });
    expect(verifyChain([])).toEqual({ head: null, faults: [] });
    expect(verifyChain(archive.slice(0, 1)).faults).toEqual([]);
  });

  it('may have gaps in its numbers, as an import leaves them', () => {
    expect(kinds(archiveOf([facts(2), facts(5), facts(9)]))).toEqual([]);
  });

  it('shows a text that was changed', () => {
    const archive = five();
    const [, second] = archive;
    if (second) second.sourceText = second.sourceText.replace('Пункт', 'Пунктъ');
    expect(kinds(archive)).toEqual(['2 text', '2 clauses']);
  });

  it('shows a text that was changed with its hash', () => {
    const archive = five();
    const [, second] = archive;
    if (second) {
      second.sourceText = second.sourceText.replace('Пункт', 'Пунктъ');
      second.sha256 = sha256(second.sourceText);
      second.clauses = parsePolicy(second.sourceText).blocks;
    }
    expect(kinds(archive)).toEqual(['2 facts']);
  });

  it('shows one that was rebuilt with its own hash, by the next one', () => {
    const archive = five();
    const forged = archive.toSpliced(1, 1);
    const [first] = archive;
    const own = { ...facts(2, { title: 'Другая' }), sha256: sha256(facts(2).sourceText) };
    const previousHash = first?.chainHash ?? null;
    forged.splice(1, 0, {
      ...own,
      previousHash,
      chainHash: editionHash(own, previousHash),
      clauses: parsePolicy(own.sourceText).blocks,
    });
    expect(kinds(forged)).toEqual(['3 link']);
  });

  it('shows one that was taken away, from the start or the middle', () => {
    expect(kinds(five().slice(1))).toEqual(['2 link']);
    expect(kinds(five().toSpliced(2, 1))).toEqual(['4 link']);
  });

  it('cut at the end shows by its head', () => {
    const archive = five();
    const cut = verifyChain(archive.slice(0, 4));
    expect(cut.faults).toEqual([]);
    expect(cut.head).not.toBe(verifyChain(archive).head);
  });

  it('wholly rebuilt shows by its head', () => {
    const rebuilt = archiveOf(
      [1, 2, 3, 4, 5].map((number) => facts(number, number === 2 ? { title: 'x' } : {})),
    );
    expect(verifyChain(rebuilt).faults).toEqual([]);
    expect(verifyChain(rebuilt).head).not.toBe(verifyChain(five()).head);
  });

  it('shows two that were swapped, with or without their numbers', () => {
    const archive = five();
    const [a, b, c, d, e] = archive as [
      ArchivedEdition,
      ArchivedEdition,
      ArchivedEdition,
      ArchivedEdition,
      ArchivedEdition,
    ];
    expect(kinds([a, c, b, d, e])).toContain('2 order');
    const swapped = [a, { ...c, number: 2 }, { ...b, number: 3 }, d, e];
    expect(kinds(swapped)).toEqual(expect.arrayContaining(['2 facts', '3 facts', '2 link', '3 link']));
  });

  it('shows one put in twice', () => {
    const archive = five();
    const [, second] = archive;
    expect(kinds(archive.toSpliced(2, 0, ...(second ? [second] : [])))).toEqual(
      expect.arrayContaining(['2 order', '2 link']),
    );
  });

  const clauseFields: (keyof PolicyBlock)[] = [
    'position',
    'anchor',
    'number',
    'kind',
    'level',
    'section',
    'raw',
    'text',
  ];
  it.each(clauseFields)('shows a clause whose %s was changed', (name) => {
    for (let at = 0; at < 3; at++) {
      const archive = five();
      const block = archive[2]?.clauses[at];
      const odd = { position: 77, level: 9, kind: 'item' as const }[name as string] ?? 'другое';
      const clauses = archive[2]?.clauses.map((one) => (one === block ? { ...one, [name]: odd } : one)) ?? [];
      expect(kinds(archive.map((one, place) => (place === 2 ? { ...one, clauses } : one)))).toEqual([
        '3 clauses',
      ]);
    }
  });

  it('shows a clause put in without words, one taken away, two swapped and a border that was moved', () => {
    const change = (edit: (clauses: readonly PolicyBlock[]) => readonly PolicyBlock[]) =>
      kinds(five().map((one) => (one.number === 3 ? { ...one, clauses: edit(one.clauses) } : one)));
    const empty = { ...(five()[0]?.clauses[0] as PolicyBlock), raw: '', position: 9, anchor: 'x' };
    expect(change((clauses) => [...clauses, empty])).toEqual(['3 clauses']);
    expect(change((clauses) => clauses.toSpliced(1, 1))).toEqual(['3 clauses']);
    expect(change((clauses) => clauses.toReversed())).toEqual(['3 clauses']);
    expect(
      change(([a, b, ...rest]) =>
        a && b ? [{ ...a, raw: a.raw + b.raw.slice(0, 1) }, { ...b, raw: b.raw.slice(1) }, ...rest] : [],
      ),
    ).toEqual(['3 clauses']);
  });
});

describe('any archive', { timeout: 30_000 }, () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 12 });
  const day = fc
    .date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const edition = fc.record({
    locale: fc.constantFrom('ru', 'kk', 'en'),
    title: word,
    orderNumber: word,
    orderDate: day,
    approvedBy: word,
    approverTitle: word,
    effectiveFrom: day,
    changeSummary: fc.option(word),
    materiality: fc.constantFrom(null, 'material', 'editorial'),
    publishedAt: fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
    sourceText: fc
      .array(fc.oneof(word, fc.constantFrom('1. А\n', '1.1. Б.\n', '\n')), { maxLength: 6 })
      .map((all) => all.join('')),
  });
  const archive = fc
    .array(edition, { minLength: 1, maxLength: 5 })
    .map((all) => archiveOf(all.map((one, at) => ({ number: at + 1, ...one }))));
  const fields = [
    'number',
    'locale',
    'title',
    'orderNumber',
    'orderDate',
    'approvedBy',
    'approverTitle',
    'effectiveFrom',
    'changeSummary',
    'materiality',
    'publishedAt',
    'sourceText',
    'sha256',
    'previousHash',
    'chainHash',
  ] as const;

  it('is honest when nobody touched it, and any one field that is changed shows', () => {
    fc.assert(
      fc.property(
        archive,
        fc.nat(),
        fc.constantFrom(...fields),
        word,
        fc.boolean(),
        (editions, seed, name, odd, isNull) => {
          expect(verifyChain(editions).faults).toEqual([]);
          const at = seed % editions.length;
          const target = editions[at] as ArchivedEdition;
          const other =
            name === 'number'
              ? target.number + 1 + seed
              : name === 'publishedAt'
                ? new Date(target.publishedAt.getTime() + 1)
                : isNull && ['changeSummary', 'materiality', 'previousHash'].includes(name)
                  ? null
                  : odd;
          fc.pre(other !== target[name]);
          const forged = editions.with(at, { ...target, [name]: other });
          const proof = verifyChain(forged);
          // The newest hash alone is nothing but the head.
          expect(proof.faults.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('that is shorter, longer or in another order shows, by a fault or by its head', () => {
    fc.assert(
      fc.property(archive, fc.nat(), fc.nat(), edition, (editions, from, to, extra) => {
        const honest = verifyChain(editions);
        const at = from % editions.length;
        const [lonely] = archiveOf([{ number: at + 1, ...extra }]);
        const moved = editions
          .toSpliced(at, 1)
          .toSpliced(to % editions.length, 0, ...editions.slice(at, at + 1));
        const forged = [
          editions.toSpliced(at, 1),
          ...(lonely ? [editions.toSpliced(at, 0, lonely)] : []),
          ...(moved.some((one, place) => one !== editions[place]) ? [moved] : []),
        ];
        for (const one of forged) {
          const { head, faults } = verifyChain(one);
          expect(faults.length > 0 || head !== honest.head).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
