import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '@/lib/testing/any-text';
import { recordOf } from '@/lib/testing/ledger-record';
import { type LedgerRecord, parseRecord, recordBytes, recordHash } from './record.rules';

const ids = { id: '0b9f3c1e-6a54-4c0d-8f7e-2d1a5b3c4d5e', subject: 'f1e2d3c4-b5a6-4798-8a9b-0c1d2e3f4a5b' };
const record = recordOf(ids);

/** Each field with another value that is just as well formed. */
const altered: { [Field in Exclude<keyof LedgerRecord, 'v'>]: LedgerRecord[Field][] } = {
  id: [ids.subject],
  subject: [ids.id],
  topic: ['Cookies', 'cookies ', 'offersEmail'],
  act: ['granted'],
  purposes: [
    [],
    record.purposes.toReversed(),
    record.purposes.slice(1),
    record.purposes.map((one) => ({ ...one, on: true })),
    record.purposes.map((one) => ({ ...one, code: `${one.code}2` })),
    record.purposes.map((one) => ({ ...one, fingerprint: 'e'.repeat(64) })),
  ],
  fingerprint: ['e'.repeat(64)],
  textSha256: ['e'.repeat(64)],
  edition: [null, 2, 11],
  locale: ['ru'],
  how: ['page'],
  context: [{}, { browser: 'Firefox' }, { browser: '3', layout: 'Firefox' }, { ...record.context, ip: '' }],
  shownAt: [null, '2026-11-25T09:59:58.001Z'],
  stopBy: [null, '2026-12-30'],
  expiresAt: [null, record.at],
  at: ['2026-11-25T10:00:00.008Z', '2027-11-25T10:00:00.007Z'],
};
const alterations = Object.entries(altered).flatMap(([field, values]) =>
  values.map((value: unknown) => [field, value] as const),
);

describe('the data of a leaf', () => {
  it('are these bytes', () => {
    const written =
      '{"act":"changed","at":"2026-11-25T10:00:00.007Z","context":{"browser":"Firefox","layout":"3"},"edition":1,' +
      `"expiresAt":"2027-05-26T10:00:00.007Z","fingerprint":"${'c'.repeat(64)}","how":"banner",` +
      `"id":"${ids.id}","locale":"kk","purposes":[` +
      `{"code":"preferences","fingerprint":"${'a'.repeat(64)}","on":true},` +
      `{"code":"statistics","fingerprint":"${'b'.repeat(64)}","on":false}],` +
      `"shownAt":"2026-11-25T09:59:58.000Z","stopBy":"2026-12-31","subject":"${ids.subject}",` +
      `"textSha256":"${'d'.repeat(64)}","topic":"cookies","v":1}`;
    expect(recordBytes(record)).toBe(written);
    expect(recordHash(record)).toBe(createHash('sha256').update('\0').update(written).digest('hex'));
  });

  it('do not depend on the order of keys, or on what else hangs on the object', () => {
    const turned = <T extends object>(value: T): T =>
      Object.fromEntries(Object.entries(value).reverse()) as T;
    const other = turned({
      ...record,
      context: turned(record.context),
      purposes: record.purposes.map(turned),
    });
    expect(recordHash(other)).toBe(recordHash(record));
    const more = {
      ...record,
      person: 'x',
      purposes: record.purposes.map((one) => ({ ...one, note: 'x' })),
    };
    expect(recordHash(more)).toBe(recordHash(record));
  });

  it.each(alterations)('change with the field %s', (field, value) => {
    const other = parseRecord({ ...record, [field]: value });
    expect(other).not.toBeNull();
    expect(other && recordHash(other)).not.toBe(recordHash(record));
  });

  it('come back from JSON the same, whatever people wrote', () => {
    const text = anyText.map((one) => one.replace(/\p{Cs}|\0/gu, ''));
    const word = text.map((one) => `w${one}`);
    const instant = fc
      .date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
      .map((date) => date.toISOString());
    const some = fc.record({
      id: fc.uuid(),
      subject: fc.uuid(),
      topic: word,
      act: word,
      how: word,
      locale: word,
      edition: fc.option(fc.integer({ min: 1 })),
      purposes: fc.uniqueArray(fc.record({ code: word, on: fc.boolean(), fingerprint: word }), {
        selector: (one) => one.code,
      }),
      context: fc.dictionary(fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,63}$/), text),
      shownAt: fc.option(instant),
      stopBy: fc.option(instant.map((one) => one.slice(0, 10))),
      expiresAt: fc.option(instant),
      at: instant,
    });
    fc.assert(
      fc.property(some, some, (one, two) => {
        const [first, second] = [recordOf(one), recordOf(two)];
        const read: unknown = JSON.parse(JSON.stringify(first));
        expect(parseRecord(read)).toEqual(first);
        expect(recordBytes(parseRecord(JSON.parse(recordBytes(first))) ?? second)).toBe(recordBytes(first));
        expect(recordHash(first) === recordHash(second)).toBe(recordBytes(first) === recordBytes(second));
      }),
    );
  });

  it('hold 10 kB of any writing', () => {
    const long = recordOf({ ...ids, context: { letter: 'Согласие · келісім · 🙂 '.repeat(400) } });
    expect(parseRecord(JSON.parse(JSON.stringify(long)))).toEqual(long);
    const other = { ...long, context: { letter: `${long.context.letter} ` } };
    expect(recordHash(other)).not.toBe(recordHash(long));
    // One letter written in two ways looks the same and is not the same evidence.
    expect(recordHash({ ...record, topic: 'й' })).not.toBe(recordHash({ ...record, topic: 'и\u0306' }));
  });
});

describe('what is no record', () => {
  const without = (field: string) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => name !== field));

  it.each(Object.keys(record))('lacks %s, or has it as undefined', (field) => {
    expect(parseRecord(without(field))).toBeNull();
    expect(parseRecord({ ...record, [field]: undefined })).toBeNull();
    expect(parseRecord({ ...without(field), other: 1 })).toBeNull();
  });

  it.each([
    ['another version', { v: 2 }],
    ['a version in words', { v: '1' }],
    ['a field of somebody else', { person: 'x' }],
    ['an id in capitals', { id: ids.id.toUpperCase() }],
    ['an id that is none', { subject: 'x' }],
    ['an empty word', { topic: '' }],
    ['half a character', { how: '\ud83d' }],
    ['a NUL', { locale: 'ru\0' }],
    ['a number for a word', { act: 5 }],
    ['a hash in capitals', { textSha256: 'D'.repeat(64) }],
    ['edition 0', { edition: 0 }],
    ['edition 1.5', { edition: 1.5 }],
    ['an edition in words', { edition: '1' }],
    ['an edition without end', { edition: 2 ** 53 }],
    ['a time of another zone', { at: '2026-11-25T15:00:00.007+05:00' }],
    ['a time without milliseconds', { at: '2026-11-25T10:00:00Z' }],
    ['a time with microseconds', { at: '2026-11-25T10:00:00.007123Z' }],
    ['30 February', { at: '2026-02-30T10:00:00.000Z' }],
    ['hour 24', { shownAt: '2026-02-20T24:00:00.000Z' }],
    ['a time in seconds', { expiresAt: 1_795_600_000 }],
    ['no time at all', { at: null }],
    ['a day that is a time', { stopBy: '2026-11-25T00:00:00.000Z' }],
    ['30 February as a day', { stopBy: '2026-02-30' }],
    ['an empty day', { stopBy: '' }],
    ['no list of purposes', { purposes: null }],
    ['a list with a hole', { purposes: new Array(1) }],
    ['a purpose twice', { purposes: [record.purposes[0], { ...record.purposes[0], on: false }] }],
    ['a purpose that is maybe on', { purposes: [{ code: 'a', on: 1, fingerprint: 'x' }] }],
    ['a purpose with more', { purposes: [{ code: 'a', on: true, fingerprint: 'x', why: 'x' }] }],
    ['a purpose with less', { purposes: [{ code: 'a', on: true }] }],
    ['a context that is a list', { context: [] }],
    ['a context that is nothing', { context: null }],
    ['a context in depth', { context: { a: { b: 'c' } } }],
    ['a context of numbers', { context: { a: 1 } }],
    ['a context named beyond ASCII', { context: { браузер: 'x' } }],
    ['a context named in many words', { context: { 'a b': 'x' } }],
  ])('has %s', (_, over) => expect(parseRecord({ ...record, ...over })).toBeNull());

  it('is anything else, and looking throws nothing', () => {
    for (const bad of [undefined, null, 0, '', 'x', [], {}, [record], JSON.stringify(record), () => record]) {
      expect(parseRecord(bad)).toBeNull();
    }
    const hidden = JSON.stringify(record).replace('{', '{"__proto__":{"x":1},');
    expect(parseRecord(JSON.parse(hidden))).toBeNull();
    const inContext = JSON.stringify(record).replace('"context":{', '"context":{"__proto__":"x",');
    expect(parseRecord(JSON.parse(inContext))).toBeNull();
    expect(parseRecord(Object.create(record))).toBeNull();
    const heir: object = Object.create({ at: record.at });
    expect(parseRecord(Object.assign(heir, without('at'), { other: 1 }))).toBeNull();
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(parseRecord(value)).toBeNull();
        for (const field of Object.keys(record)) parseRecord({ ...record, [field]: value });
      }),
    );
  });
});
