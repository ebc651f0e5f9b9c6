import { describe, expect, it } from 'vitest';
import { countsCsv, csvCell } from './csv.rules';

describe('a cell', () => {
  it.each([
    ['example.com', 'example.com'],
    ['', ''],
    [-1, '-1'],
    [12, '12'],
    ['=1+1', "'=1+1"],
    ['+7', "'+7"],
    ['-x.example', "'-x.example"],
    ['@x', "'@x"],
    ['  =1', "'  =1"],
    ['\t=1', "'\t=1"],
    ['\n1', '"\'\n1"'],
    ['a,b', '"a,b"'],
    ['a;b', '"a;b"'],
    ['say "x"', '"say ""x"""'],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ])('%j is written as %j', (value, text) => {
    expect(csvCell(value)).toBe(text);
  });
});

it('the file has a line of names and a line for each count', () => {
  const row = { day: '2026-11-25', page: '/policy', locale: 'kk', referrer: '', device: 'phone', count: 3 };
  expect(countsCsv([row])).toBe(
    'day,page,locale,referrer,device,count\r\n2026-11-25,/policy,kk,,phone,3\r\n',
  );
  expect(countsCsv([])).toBe('day,page,locale,referrer,device,count\r\n');
});
