import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOrder } from './header.rules';
import { parsePolicy } from './parse.rules';

const approved = readFileSync(
  new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url),
  'utf8',
);

describe('the header of the approved text', () => {
  const { header } = parsePolicy(approved);

  it('names who approved it, and by which order', () => {
    expect(header.approval).toEqual([
      'Утвержден',
      'Приказом Директора',
      'ТОО «Просто Бэк-офис»',
      'Ким А.В.',
      '№5-П от «26» марта 2019 года',
    ]);
    expect(header.order).toEqual({ number: '5-П', date: '2019-03-26' });
    expect(header.title).toEqual(['ПОЛИТИКА КОНФИДЕНЦИАЛЬНОСТИ', 'ТОО «ПРОСТО БЭК-ОФИС»']);
  });

  it('reads the requisites out of the table', () => {
    expect(header.parts.map((part) => part.kind)).toEqual(['approval', 'title', 'text', 'table']);
    const rows = header.parts.flatMap((part) => (part.kind === 'table' ? part.rows : []));
    expect(rows.map((row) => row.label)).toEqual([
      'Документ',
      'Наименование документа',
      'Владелец документа',
    ]);
    expect(header.requisites).toEqual({
      bin: '180940010420',
      iik: 'KZ179470398991471260',
      bank: 'АО ДБ «Альфа-Банк»',
      bik: 'ALFAKZKA',
      email: 'office@pbo.kz',
      site: 'https://pbo.kz/',
    });
  });
});

describe('another text', () => {
  it('without a header has an empty one', () => {
    const { header } = parsePolicy('1. РАЗДЕЛ\n1.1. Слова.');
    expect(header).toMatchObject({ parts: [], approval: [], order: null, title: [] });
    expect(Object.values(header.requisites)).toEqual([null, null, null, null, null, null]);
  });

  it('reads orders of every month and refuses what is none', () => {
    expect(readOrder('№12/а от 1 мая 2026 года')).toEqual({ number: '12/а', date: '2026-05-01' });
    expect(readOrder('№5-П от «26» мартобря 2019 года')).toBeNull();
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readOrder(text) === null));
  });
});
