import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { joinPolicy, parsePolicy } from './parse.rules';
import { decodeSource } from './source.rules';
import { termsOf } from './terms.rules';
import { policyWarnings, vocabulary } from './warnings.rules';

const read = (name: string) => readFileSync(new URL(`../../db/seed/policy/${name}.ru.txt`, import.meta.url));
const bytes = read('draft-edition-2');
const text = decodeSource(bytes) ?? '';
const draft = parsePolicy(text);
const approved = parsePolicy(decodeSource(read('policy-2019-03-26')) ?? '');
const shown = ({ blocks }: typeof draft, anchor: string) =>
  blocks.find((block) => block.anchor === anchor)?.text;

describe('the example of a second edition', () => {
  it('says in its first line that it is one', () => {
    expect(text.split('\n')[0]).toBe('ПРИМЕР ПРОЕКТА. Не утверждён и не действует.');
  });

  it('is a whole policy of a usual length', () => {
    expect(bytes.length).toBeGreaterThan(20_000);
    expect(bytes.length).toBeLessThan(29_000);
    expect(joinPolicy(draft)).toBe(text);
    expect(draft.blocks.filter((block) => block.kind === 'section')).toHaveLength(7);
  });

  it('leaves the order blank and names the company as the owner', () => {
    const { header } = draft;
    expect(header.order).toBeNull();
    expect(header.approval[0]).toBe('Утверждена');
    expect(header.title).toEqual(['ПОЛИТИКА КОНФИДЕНЦИАЛЬНОСТИ', 'ТОО «ПРОСТО БЭК-ОФИС»']);
    expect(header.requisites).toEqual(approved.header.requisites);
    const rows = header.parts.flatMap((part) => (part.kind === 'table' ? part.rows : []));
    expect(rows.find((row) => row.label === 'Владелец документа')?.value).toMatch(/^ТОО «Просто Бэк-офис»/);
  });

  it('is numbered without a fault', () => {
    expect(draft.warnings).toEqual([]);
  });

  it('gives its author nothing to look at', () => {
    expect(policyWarnings(draft.blocks, vocabulary)).toEqual([]);
  });

  it('defines the words that the first edition only used', () => {
    const names = termsOf(draft.blocks).map((term) => term.name);
    expect(names).toEqual([
      ...termsOf(approved.blocks).map((term) => term.name),
      'Сайт',
      'Приложение',
      'Договор',
      'Стороны',
      'Закон',
    ]);
    expect(text).not.toMatch(/Пользовател/);
  });

  it.each([
    'c-1.1-i1',
    'c-1.1-i3',
    'c-2.1',
    'c-2.2',
    'c-3.2',
    'c-3.2-i5',
    'c-3.3-i1',
    'c-3.3-i2',
    'c-4.2.1',
    'c-4.2.2',
    'c-4.2.3',
    'c-4.5',
  ])('keeps %s word for word', (anchor) => {
    expect(shown(draft, anchor)).toBe(shown(approved, anchor));
    expect(shown(draft, anchor)).toBeDefined();
  });

  it.each([
    ['c-3.4-2', 'c-3.6'],
    ['c-3.4.1', 'c-3.6.1'],
    ['c-3.4.2', 'c-3.6.2'],
    ['c-3.4.3', 'c-3.6.3'],
    ['c-5.3', 'c-6.7'],
    ['c-6.1', 'c-7.1'],
  ])('moves %s to %s', (from, to) => {
    expect(shown(draft, to)).toBe(shown(approved, from));
    expect(shown(draft, to)).toBeDefined();
  });

  it('drops the disclaimer and names nobody', () => {
    expect(text).not.toMatch(/сетевые атаки|не нес[её]т/);
    expect(text).not.toContain('Ким');
    expect(text).toContain('назначается приказом Директора');
    expect(text).toContain('адрес указывается при утверждении');
  });
});
