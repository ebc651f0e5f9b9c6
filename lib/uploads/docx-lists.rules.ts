import { type Styles, styleValue } from './docx-styles.rules';
import { elementsOf, isOn, type OpenElement, type TagBudget } from './docx-xml.rules';

/** How one level of a list is counted and printed; `pattern` has `%1` … `%9` for the numbers of the levels. */
export type Level = {
  start: number;
  format: string;
  pattern: string;
  plain: boolean;
  styleId: string | null;
};
export type Levels = ReadonlyMap<number, Level>;

/** One use of an abstract list. All uses of it count on together; `starts` are the levels that begin anew. */
export type List = { abstract: string; levels: Levels; starts: ReadonlyMap<number, number> };

/** The number of a level of a list, 0 to 8; 0 when there is none. */
export const levelNumber = (text: string | null | undefined) =>
  /^[0-8]$/.test(text ?? '') ? Number(text) : 0;
const whole = (text: string | undefined) => (/^[0-9]{1,4}$/.test(text ?? '') ? Number(text) : 1);

const firstLevel: Level = { start: 1, format: 'decimal', pattern: '', plain: false, styleId: null };

function describeLevel(level: Level, name: string, value: string | undefined): void {
  if (name === 'w:start') level.start = whole(value);
  if (name === 'w:numFmt') level.format = value ?? 'decimal';
  if (name === 'w:lvlText') level.pattern = (value ?? '').slice(0, 100);
  if (name === 'w:isLgl') level.plain = isOn(value);
  if (name === 'w:pStyle') level.styleId = value ?? null;
}

type Draft = {
  levels: Map<number, Level>;
  starts: Map<number, number>;
  abstract: string;
  link: string | null;
};

function describeList(draft: Draft, name: string, value: string | undefined): void {
  if (name === 'w:abstractNumId') draft.abstract = value ?? '';
  if (name === 'w:numStyleLink') draft.link = value ?? null;
}

function readDrafts(xml: string, budget: TagBudget) {
  const found = { abstracts: new Map<string, Draft>(), uses: new Map<string, Draft>() };
  let draft: Draft = { levels: new Map(), starts: new Map(), abstract: '', link: null };
  let level: Level = { ...firstLevel };
  let changed = 0;
  const begin = (among: Map<string, Draft>, id: string | undefined) => {
    draft = { levels: new Map(), starts: new Map(), abstract: '', link: null };
    among.set(id ?? '', draft);
  };
  const steps: Record<string, (attributes: OpenElement['attributes']) => void> = {
    'w:abstractNum': (attributes) => begin(found.abstracts, attributes.get('w:abstractNumId')),
    'w:num': (attributes) => begin(found.uses, attributes.get('w:numId')),
    'w:lvl': (attributes) => {
      level = { ...firstLevel };
      draft.levels.set(levelNumber(attributes.get('w:ilvl')), level);
    },
    'w:lvlOverride': (attributes) => {
      changed = levelNumber(attributes.get('w:ilvl'));
    },
    'w:startOverride': (attributes) => draft.starts.set(changed, whole(attributes.get('w:val'))),
  };
  for (const { name, attributes } of elementsOf(xml, budget)) {
    if (Object.hasOwn(steps, name)) steps[name]?.(attributes);
    describeList(draft, name, attributes.get('w:val'));
    describeLevel(level, name, attributes.get('w:val'));
  }
  return found;
}

/** The lists of a document by the number that paragraphs name. @throws UploadRefused notDocx, zipBomb */
export function readLists(xml: string, styles: Styles, budget: TagBudget): ReadonlyMap<string, List> {
  const { abstracts, uses } = readDrafts(xml, budget);
  const list = ({ abstract, levels, starts }: Draft): List => {
    let base = abstracts.get(abstract);
    // An abstract list may say only that it looks like the one of a style.
    const linked = uses.get(styleValue(styles, base?.link ?? null, 'numId') ?? '');
    if (linked) base = abstracts.get(linked.abstract);
    return { abstract, levels: new Map([...(base?.levels ?? []), ...levels]), starts };
  };
  return new Map([...uses].map(([id, use]) => [id, list(use)]));
}
