import { beforeAll, describe, expect, it } from 'vitest';
import {
  clientFacts,
  cookieFacts,
  prove,
  provenReceipt,
  testOrigin,
  testSigner,
  testTerms,
  testVerifier,
} from '@/lib/testing/receipts';
import { checkReceipt, type TermsOf } from './check.rules';
import { makeReceipt, type Receipt } from './receipt.rules';
import { maxReceiptBytes } from './schema';

let terms: TermsOf;
const verifiers = [testVerifier(testSigner())];
const check = (file: unknown, origin?: string) =>
  checkReceipt(typeof file === 'string' ? file : JSON.stringify(file), {
    verifiers,
    terms,
    ...(origin ? { origin } : {}),
  });
const why = (file: unknown) => {
  const verdict = check(file);
  return verdict.ok ? 'ok' : verdict.why;
};

/** Words are looked up thousands of times here. */
function remembering(t: (key: string) => string) {
  const known = new Map<string, string>();
  return (key: string) => {
    const word = known.get(key) ?? t(key);
    known.set(key, word);
    return word;
  };
}

beforeAll(async () => {
  const { ru, kk, en } = await testTerms();
  terms = { ru: remembering(ru), kk: remembering(kk), en: remembering(en) };
});

type Path = (string | number)[];

/** Every value of a JSON document that is no object or list, and every object and list too. */
function places(value: unknown, path: Path = []): Path[] {
  const own = path.length > 0 ? [path] : [];
  if (value === null || typeof value !== 'object') return own;
  return [
    ...own,
    ...Object.entries(value).flatMap(([name, item]) =>
      places(item, [...path, Array.isArray(value) ? Number(name) : name]),
    ),
  ];
}

const at = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], root);

/** Other values of the same kind, and of others. */
function others(value: unknown): unknown[] {
  if (typeof value === 'string')
    return [`${value} `, value.toUpperCase(), value.slice(0, -1), '', `${value}я`, null, 7];
  if (typeof value === 'number') return [value + 1, value - 1, value + 0.5, String(value), null];
  if (typeof value === 'boolean') return [!value, null, String(value)];
  if (value === null) return ['x', 0, false, '2026-12-31', '2026-12-31T00:00:00.000Z', {}, []];
  if (Array.isArray(value)) return [[...value, 'x'], value.slice(1), [...value].reverse(), {}, null];
  return [{}, [], null, { ...value, more: 1 }];
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

describe.each(['cookies', 'client'] as const)('a proven receipt of %s', (kind) => {
  let receipt: Receipt;
  beforeAll(async () => {
    receipt = await provenReceipt(await (kind === 'cookies' ? cookieFacts() : clientFacts()));
  });

  it('holds, also indented and with its fields in another order', () => {
    const turned = Object.fromEntries(Object.entries(receipt).reverse());
    for (const text of [
      JSON.stringify(receipt),
      JSON.stringify(receipt, null, 2),
      JSON.stringify(turned),
      `\uFEFF${JSON.stringify(receipt)}`,
    ])
      expect(check(text)).toMatchObject({ ok: true, size: 5, record: { id: receipt.consentReceiptID } });
    expect(check(receipt, testOrigin).ok).toBe(true);
  });

  it('fails when anything in it is changed', () => {
    const passed: string[] = [];
    let tried = 0;
    for (const path of places(receipt))
      for (const other of others(at(receipt, path))) {
        const copy = JSON.parse(JSON.stringify(receipt));
        if (same(at(receipt, path), other)) continue;
        (at(copy, path.slice(0, -1)) as Record<string, unknown>)[path.at(-1) ?? ''] = other;
        tried += 1;
        if (check(copy).ok) passed.push(`${path.join('.')} = ${JSON.stringify(other)}`);
      }
    expect(passed).toEqual([]);
    expect(tried).toBeGreaterThan(1000);
  }, 60_000);

  it('fails when anything is taken out of it or put into it', () => {
    const passed: string[] = [];
    for (const path of places(receipt)) {
      const copy = JSON.parse(JSON.stringify(receipt));
      const parent = at(copy, path.slice(0, -1));
      if (Array.isArray(parent)) parent.splice(Number(path.at(-1)), 1);
      else delete (parent as Record<string, unknown>)[path.at(-1) ?? ''];
      if (check(copy).ok) passed.push(`without ${path.join('.')}`);
      const grown = JSON.parse(JSON.stringify(receipt));
      const place = at(grown, path);
      if (place === null || typeof place !== 'object' || Array.isArray(place)) continue;
      (place as Record<string, unknown>).note = 'x';
      if (check(grown).ok) passed.push(`more in ${path.join('.')}`);
    }
    expect(passed).toEqual([]);
    expect(why({ ...receipt, note: 'x' })).toBe('fields');
  });

  it('names the field that somebody improved', () => {
    const copy = JSON.parse(JSON.stringify(receipt));
    copy.services[0].purposes[0].termination = 'никогда';
    copy.event.how = 'visit';
    expect(check(copy)).toEqual({
      ok: false,
      why: 'fields',
      fields: ['services.0.purposes.0.termination', 'event.how'],
    });
  });

  it('fails when the friendly part and the record of another honest receipt are put together', async () => {
    const other = await provenReceipt(await (kind === 'cookies' ? cookieFacts() : clientFacts()));
    expect(why({ ...receipt, proof: other.proof })).toBe('fields');
    expect(why({ ...other, proof: receipt.proof })).toBe('fields');
  });
});

describe('what is no proof', () => {
  it('is told as what it is', async () => {
    const facts = await cookieFacts();
    const receipt = await provenReceipt(facts);
    expect(why({ ...receipt, proof: null })).toBe('noProof');
    const foreign = makeReceipt(facts, await prove([facts.record], 0, testSigner(9)), terms.ru);
    expect(why(foreign)).toBe('key');
    expect(
      why({ ...receipt, proof: { ...receipt.proof, inclusion: { ...receipt.proof?.inclusion, index: 3 } } }),
    ).toBe('path');
  });

  it('is a receipt whose links lead elsewhere', async () => {
    for (const origin of [
      'https://evil.example',
      'http://privacy.example.kz',
      'https://privacy.example.kz:8443',
      'https://notexample.kz',
    ]) {
      const facts = { ...(await cookieFacts()), origin };
      expect(why(makeReceipt(facts, await prove([facts.record], 0), terms.ru)), origin).toBe('origin');
    }
    const honest = await provenReceipt(await cookieFacts());
    expect(check(honest, 'https://evil.example')).toMatchObject({ ok: false, why: 'origin' });
  });

  it('is a record with words that the portal does not have', async () => {
    const facts = await cookieFacts();
    for (const change of [{ how: 'constructor' }, { act: 'blessed' }, { locale: 'de' }]) {
      const record = { ...facts.record, ...change } as typeof facts.record;
      const receipt = makeReceipt({ ...facts, record }, await prove([record], 0), (key) => key);
      expect(['record', 'kantara']).toContain(why(receipt));
    }
  });
});

describe('hostile files', () => {
  it.each([
    ['', 'notJson'],
    ['null', 'notJson'],
    ['[]', 'notJson'],
    ['{', 'notJson'],
    ['"x"', 'notJson'],
    ['{}', 'kantara'],
    ['{"a":1,"a":2}', 'twins'],
    ['{"b":{"\\u0061":1,"a":2}}', 'twins'],
    ['{"__proto__":{"x":1},"__proto__":1}', 'twins'],
    ['['.repeat(90_000), 'notJson'],
    [`${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`, 'kantara'],
    ['я'.repeat(maxReceiptBytes), 'tooLarge'],
    [`{"a":"${'\\"'.repeat(40_000)}"}`, 'kantara'],
  ])('%#: are refused without harm', (text, fault) => expect(why(text)).toBe(fault));

  it('deep or wide in any place are refused in no time', async () => {
    const receipt = await provenReceipt(await cookieFacts());
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    const started = performance.now();
    for (const path of places(receipt)) {
      const copy = JSON.parse(JSON.stringify(receipt));
      (at(copy, path.slice(0, -1)) as Record<string, unknown>)[path.at(-1) ?? ''] = '#deep#';
      expect(check(JSON.stringify(copy).replace('"#deep#"', deep)).ok).toBe(false);
    }
    expect(performance.now() - started).toBeLessThan(20_000);
  }, 60_000);
});
