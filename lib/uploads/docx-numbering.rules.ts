import { type Levels, type List, levelNumber, readLists } from './docx-lists.rules';
import { type Styles, styleValue } from './docx-styles.rules';
import type { TagBudget } from './docx-xml.rules';

/** Where a paragraph stands in lists, as it says itself. */
export type ListPlace = { numId: string | null; level: string | null; styleId: string | null };

const romanSigns = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const;

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [sign, worth] of romanSigns) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}

/** Letters as Word counts on: after the last one comes «aa», then «bb». */
const lettered = (value: number, letters: string) =>
  (letters.at((value - 1) % letters.length) ?? '').repeat(Math.ceil(value / letters.length));

const latin = 'abcdefghijklmnopqrstuvwxyz';
const russian = 'абвгдежзиклмнопрстуфхцчшщэюя';
const formats: ReadonlyMap<string, (value: number) => string> = new Map([
  ['decimalZero', (value) => String(value).padStart(2, '0')],
  ['lowerLetter', (value) => lettered(value, latin)],
  ['upperLetter', (value) => lettered(value, latin).toUpperCase()],
  ['lowerRoman', roman],
  ['upperRoman', (value) => roman(value).toUpperCase()],
  ['russianLower', (value) => lettered(value, russian)],
  ['russianUpper', (value) => lettered(value, russian).toUpperCase()],
  ['none', () => ''],
]);

/** The list and the level of a paragraph; its style answers what it does not say itself. */
function findPlace(place: ListPlace, lists: ReadonlyMap<string, List>, styles: Styles) {
  const { numId, level, styleId } = place;
  const id = numId ?? styleValue(styles, styleId, 'numId') ?? '';
  const list = lists.get(id);
  const linked = [...(list?.levels ?? [])].find(([, one]) => styleId !== null && one.styleId === styleId);
  const ofStyle = numId === null ? (linked?.[0].toString() ?? styleValue(styles, styleId, 'level')) : null;
  return list && { id, list, depth: levelNumber(level ?? ofStyle) };
}

/** The label of a level, given how far each level has come. */
function print(levels: Levels, depth: number, counts: ReadonlyMap<number, number>): string {
  const shape = levels.get(depth);
  if (!shape || shape.format === 'bullet') return shape ? '-' : '';
  return shape.pattern.replace(/%([1-9])/g, (_sign: string, digit: string) => {
    const at = Number(digit) - 1;
    const value = counts.get(at) ?? levels.get(at)?.start ?? 1;
    const format = shape.plain ? undefined : formats.get(levels.get(at)?.format ?? '');
    return format ? format(value) : String(value);
  });
}

/** Gives a paragraph the label that Word prints before it («2.1.», «3)», `-` for a bullet), or an empty string. */
export type Labels = (paragraph: ListPlace) => string;

/**
 * Counts the automatic numbers of a document; ask once for each paragraph, in order. Word keeps them out of the
 * text, so that a policy would lose the numbers of its clauses. Restarts other than those of a new use of a list
 * and of a higher level (`w:lvlRestart`) are not followed.
 * @throws UploadRefused notDocx, zipBomb
 */
export function readLabels(xml: string, styles: Styles, budget: TagBudget): Labels {
  const lists = readLists(xml, styles, budget);
  const counters = new Map<string, Map<number, number>>();
  const begun = new Set<string>();
  return (paragraph) => {
    const place = findPlace(paragraph, lists, styles);
    if (!place) return '';
    const { id, list, depth } = place;
    const counts = counters.get(list.abstract) ?? new Map<number, number>();
    counters.set(list.abstract, counts);
    const restart = begun.has(`${id} ${depth}`) ? undefined : list.starts.get(depth);
    begun.add(`${id} ${depth}`);
    const before = counts.get(depth);
    const next = before === undefined ? (list.levels.get(depth)?.start ?? 1) : before + 1;
    counts.set(depth, restart ?? next);
    for (let deeper = depth + 1; deeper < 9; deeper++) counts.delete(deeper);
    return print(list.levels, depth, counts);
  };
}
