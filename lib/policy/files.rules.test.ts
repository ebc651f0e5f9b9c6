import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { editionJson, editionMarkdown } from './files.rules';
import { joinPolicy, parsePolicy } from './parse.rules';
import type { Edition } from './queries';
import { editionNumber } from './schema';
import { decodeSource } from './source.rules';

const approved = readFileSync(
  new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url),
  'utf8',
);
const edition: Edition = {
  number: 1,
  title: 'Политика «с кавычками» и "другими"',
  locale: 'ru',
  orderNumber: '5-П',
  orderDate: '2019-03-26',
  approvedBy: 'Ким А.В.',
  approverTitle: 'Директор',
  effectiveFrom: '2019-03-26',
  changeSummary: null,
  repealedFrom: null,
  materiality: null,
  changes: null,
  previousHash: null,
  chainHash: 'b'.repeat(64),
  sha256: 'b7'.repeat(32),
  publishedAt: new Date('2026-11-22T10:00:00Z'),
  clauses: parsePolicy(approved).blocks,
};

describe('the files of an edition', () => {
  it('JSON gives the source back and reports the defects', () => {
    const read = JSON.parse(editionJson(edition));
    expect(joinPolicy({ blocks: read.clauses })).toBe(approved);
    expect(read.order).toEqual({ number: '5-П', date: '2019-03-26' });
    expect(read.defects).toContainEqual({ kind: 'gap', from: '4.1.2', to: '4.1.2', anchor: 'c-4.1.3' });
  });

  it('Markdown has the facts, a heading for each section and every word in order', () => {
    const markdown = editionMarkdown(edition);
    expect(markdown).toContain('title: "Политика «с кавычками» и \\"другими\\""');
    expect(markdown.match(/^## /gm)).toHaveLength(6);
    expect(markdown).toContain('<a id="c-3.4-2"></a>');
    const body = markdown.slice(markdown.indexOf('---\n\n') + 5);
    const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
    expect(words(body.replaceAll(/<a id="[^"]+"><\/a>/g, ''))).toEqual(words(approved));
  });
});

describe('the number in an address', () => {
  it.each([
    ['1', 1],
    ['9999', 9999],
  ])('%s', (text, number) => expect(editionNumber(text)).toBe(number));

  it.each(['', '0', '01', '1.0', '1e3', '-1', '+1', ' 1', '10000', '١', '1%00', 'one'])(
    '%s is none',
    (text) => expect(editionNumber(text)).toBeNull(),
  );
});

describe('bytes of a source', () => {
  it('keep a byte order mark and refuse what is not UTF-8', () => {
    const marked = Buffer.from('\ufeff1. РАЗДЕЛ\r\n');
    expect(Buffer.compare(Buffer.from(decodeSource(marked) ?? ''), marked)).toBe(0);
    expect(decodeSource(Buffer.from([0xff, 0xfe, 0x31]))).toBeNull();
    expect(decodeSource(Buffer.from('a\u0000b'))).toBeNull();
  });
});
