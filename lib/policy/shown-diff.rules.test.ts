import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse.rules';
import { headLength, showRuns } from './shown-diff.rules';
import { wordRuns } from './words-diff.rules';

const blockOf = (raw: string) => parsePolicy(raw).blocks[0] ?? expect.fail();
/** «а [-б-]{+в+}» for a removed «б» and an added «в». */
const shown = (before: string, after: string) =>
  showRuns(wordRuns(before, after), blockOf(before), blockOf(after))
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

describe('what is shown of a change', () => {
  it.each([
    ['another number', '2.1. Срок хранения', '- 2.2. Срок хранения', 'Срок хранения'],
    ['another word', '2.1. Срок  хранения', '2.2. Срок\nобработки', 'Срок [-хранения-]{+обработки+}'],
    ['a word in bold', '1) **Клиент** – лицо', '1) **Субъект** – лицо', '[-Клиент-]{+Субъект+} – лицо'],
    ['bold put elsewhere with a word', '1) **а** б', '1) а **б в**', 'а б{+ в+}'],
    ['bold that lost its pair', '1) **а** б', '1) **а б', '{+**+}а б'],
    ['a link', '1) пишите <https://a.kz>', '1) пишите нам <https://a.kz>', 'пишите{+ нам+} https://a.kz'],
    ['no words', '1.1. слово', '1.1.', '[-слово-]'],
  ])('%s', (_, before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it.each([
    ['2.1. Срок', 4],
    [' \n- 3)  Срок', 6],
    ['\n Срок 1.1.', 2],
    ['Срок', 0],
  ])('%j has a head of %i characters', (raw, length) => {
    expect(headLength(blockOf(raw))).toBe(length);
  });
});
