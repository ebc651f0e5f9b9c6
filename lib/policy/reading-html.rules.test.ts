import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notesOfEdition1 } from '@/db/seed/policy/notes/edition-1';
import { documentWords, foldWords } from './document-blocks.rules';
import { joinNotes, type Say } from './note-html.rules';
import { parsePolicy } from './parse.rules';
import { contentsHtml, documentHtml, type Reading } from './reading-html.rules';
import { escapeHtml } from './safe-html.rules';

const approved = readFileSync(
  new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url),
  'utf8',
);
const example = readFileSync(new URL('../../db/seed/policy/draft-edition-2.ru.txt', import.meta.url), 'utf8');

/** Words of the page as hostile as those of the text. */
const say: Say = (key, values) => `<${key}> "&' ${JSON.stringify(values ?? {})}`;
const reading = (text: string, over: Partial<Reading> = {}): Reading => ({
  textLocale: 'ru',
  pageLocale: 'kk',
  clauses: parsePolicy(text).blocks,
  notes: [],
  say,
  ...over,
});
const seeded = joinNotes(notesOfEdition1.map(({ text, ...note }) => ({ ...note, text: text.ru })));

type Tag = { name: string; attributes: Map<string, string>; closes: boolean };
type Token = { tag: Tag } | { text: string };

const tagPattern = /^<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>/;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescaped = (text: string): string => {
  expect(text.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[&<>"']/);
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
};

/** Reads only what we mean to write: anything else is a failure, not a correction. */
function* tokens(markup: string): Generator<Token> {
  for (let rest = markup; rest !== ''; ) {
    const end = rest.indexOf('<');
    if (end !== 0) {
      yield { text: unescaped(end === -1 ? rest : rest.slice(0, end)) };
      rest = end === -1 ? '' : rest.slice(end);
      continue;
    }
    const found = tagPattern.exec(rest);
    if (!found?.[2]) throw new Error(`no tag of ours: ${rest.slice(0, 60)}`);
    const attributes = new Map(
      Array.from((found[3] ?? '').matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g), ([, name = '', value = '']) => [
        name,
        unescaped(value),
      ]),
    );
    yield { tag: { name: found[2], attributes, closes: found[1] === '/' } };
    rest = rest.slice(found[0].length);
  }
}

const allowed: Record<string, string[]> = {
  section: ['class', 'aria-labelledby'],
  h2: ['id', 'class'],
  h3: ['id', 'class'],
  p: ['id', 'class', 'data-level', 'lang'],
  ol: ['class'],
  ul: ['class'],
  li: ['id', 'class', 'data-level'],
  table: ['id', 'class'],
  tbody: [],
  tr: [],
  th: ['scope'],
  td: [],
  span: ['class'],
  a: ['class', 'href'],
  b: [],
  mark: [],
  button: ['type', 'class', 'popovertarget'],
  div: ['id', 'class', 'role', 'data-note', 'data-print', 'lang', 'popover'],
  details: ['class', 'data-note', 'data-print', 'lang'],
  summary: [],
};
const inline = new Set(['a', 'b', 'mark', 'button']);

type Read = { own: string; all: string; marked: string[]; ids: string[]; targets: string[]; links: string[] };
type Open = { name: string; isNote: boolean };

function mayStand({ name, attributes }: Tag, open: readonly Open[]) {
  expect(Object.keys(allowed)).toContain(name);
  for (const attribute of attributes.keys())
    expect(allowed[name], `${name} ${attribute}`).toContain(attribute);
  const around = open.map((one) => one.name);
  if (name === 'p') expect(around).not.toContain('p');
  if (name === 'a' || name === 'button')
    expect(around.filter((one) => one === 'a' || one === 'button')).toEqual([]);
}

/** What a tag names and leads to. */
function noteAddresses({ attributes }: Tag, found: Read) {
  const [id, href] = [attributes.get('id'), attributes.get('href')];
  if (id !== undefined) found.ids.push(id);
  for (const name of ['popovertarget', 'aria-labelledby']) {
    const target = attributes.get(name);
    if (target !== undefined) found.targets.push(target);
  }
  if (href?.startsWith('#')) found.targets.push(href.slice(1));
  else if (href !== undefined) found.links.push(href);
}

/** The words of a markup that is proved to be well formed; `own` without what stands in `data-note`. */
function readMarkup(markup: string): Read {
  const open: Open[] = [];
  const found: Read = { own: '', all: '', marked: [], ids: [], targets: [], links: [] };
  const say = (text: string) => {
    found.all += text;
    if (!open.some((one) => one.isNote)) found.own += text;
  };
  for (const token of tokens(markup)) {
    if ('text' in token) {
      say(token.text);
      if (open.at(-1)?.name === 'mark') found.marked.push(token.text);
      continue;
    }
    const { tag } = token;
    if (!inline.has(tag.name)) say(' ');
    if (tag.closes) {
      expect(tag.attributes.size).toBe(0);
      expect(open.pop()?.name).toBe(tag.name);
      continue;
    }
    mayStand(tag, open);
    open.push({ name: tag.name, isNote: tag.attributes.has('data-note') });
    noteAddresses(tag, found);
  }
  expect(open).toEqual([]);
  return found;
}

/** Everything that holds for any document. */
function holds(text: string, over: Partial<Reading> = {}) {
  const given = reading(text, over);
  const markup = documentHtml(given);
  expect(documentHtml(given)).toBe(markup);
  const read = readMarkup(markup);
  expect(foldWords(read.own)).toBe(documentWords(given));
  expect(new Set(read.ids).size).toBe(read.ids.length);
  for (const target of read.targets) expect(read.ids).toContain(target);
  for (const link of read.links) expect(link).toMatch(/^(?:https?:\/\/[^\s<>]|\/)/);
  for (const { anchor } of given.clauses) expect(read.ids).toContain(anchor);
  const contents = readMarkup(contentsHtml(given.clauses));
  for (const target of contents.targets) expect(read.ids).toContain(target);
  expect(contents.links).toEqual([]);
  return read;
}

describe('the approved text', () => {
  it('is shown word for word, with notes and without', () => {
    const bare = holds(approved);
    const noted = holds(approved, { notes: seeded });
    expect(foldWords(noted.own)).toBe(foldWords(bare.own));
    expect(noted.all.length).toBeGreaterThan(bare.all.length + 5000);
    for (const anchor of ['c-3.4-1', 'c-3.4-2', 's-6', 'c-1.1-i1']) expect(bare.ids).toContain(anchor);
    expect(bare.ids).not.toContain('c-4.1.2');
  });

  it('says every letter of the source but its marks', () => {
    const letters = (text: string) => text.replace(/[\s*\-–—•<>]/g, '');
    expect(letters(holds(approved).own)).toBe(letters(approved));
  });

  it('is the same in whatever language the page is', () => {
    const words = (['ru', 'kk', 'en'] as const).map((pageLocale) =>
      foldWords(holds(approved, { pageLocale }).own),
    );
    expect(new Set(words).size).toBe(1);
  });

  it('carries every note once, beside its clause', () => {
    const { all } = holds(approved, { notes: seeded });
    for (const { notes } of seeded) {
      for (const { text } of notes) {
        expect(foldWords(all).split(foldWords(text)).length - 1, text).toBeGreaterThan(0);
      }
    }
  });

  it('is shown in full when a note stands beside a clause that is not there', () => {
    const notes = joinNotes([{ anchor: 'c-99', kind: 'how', text: 'Потеряно', control: null }]);
    expect(holds(approved, { notes }).all).not.toContain('Потеряно');
  });

  it('holds nothing of the moment: no digit that the source and the notes lack', () => {
    const numbers = (text: string) => new Set(text.match(/[0-9]{4,}/g) ?? []);
    const known = numbers(approved);
    for (const number of numbers(documentHtml(reading(approved)).replace(/(?:id|href)="[^"]*"/g, ''))) {
      expect(known).toContain(number);
    }
  });

  it.each(['данных', 'ПОЛЬЗОВАТЕЛЬ', 'https', 'e', '3.4', '.', 'ё', '<', '&', '"', 'просто бэк-офис', '  '])(
    'keeps its words while «%s» is marked',
    (query) => {
      const plain = holds(approved);
      const marked = holds(approved, { query });
      expect(foldWords(marked.own)).toBe(foldWords(plain.own));
      expect(marked.ids).toEqual(plain.ids);
      const fold = (text: string) => text.toLowerCase().replaceAll('ё', 'е');
      for (const hit of marked.marked) expect(fold(hit)).toBe(fold(query));
    },
  );

  it('is not taken away from by a second reading: nothing is kept between two', () => {
    const first = documentHtml(reading(approved, { notes: seeded }));
    documentHtml(reading(example, { notes: seeded, query: 'данные' }));
    contentsHtml(parsePolicy(example).blocks);
    expect(documentHtml(reading(approved, { notes: seeded }))).toBe(first);
  });
});

it('the example of the second edition is shown word for word too', () => {
  holds(example, { notes: seeded });
});

describe('hostile words', () => {
  it.each([
    '1. <script>alert(1)</script>\n\n1.1. <img src=x onerror=alert(1)> & &amp; "x" \'y\'\n',
    '**<b onclick=x>**\n\nУтвержден\n<svg/onload=1>\n\n1. А\n',
    '1. А\n\n1.1. <javascript:alert(1)> и <JAVASCRIPT:x> <data:text/html,x> <vbscript:x> <//evil>\n',
    '1. А\n\n1.1. <https://x"onmouseover="alert(1)> <https://x\'y> <https://x`y> <http://&quot;>\n',
    '1. А\n\n1.1. <https://a\u00a0b> <https://> <https:// > <HTTPS://x> <https://x\n/y>\n',
    '1. А\n\n- 1) **<i>Термин</i>** – то, что <u>значит</u>;\n- 2) **" onclick="x** – иное.\n\n1.1. <i>Термин</i> и " onclick="x здесь.\n',
    'Поле\t<td>значение\n"x"\t&lt;\n\n1. А\n',
    '1. А\n\n1.1. ]]> <!-- --> <!DOCTYPE html> <? ?> </p></section></div>\n',
    '1. А\n\n1.1. {{7*7}} #{7*7} %3Cscript%3E \\u003cscript\\u003e &#60;script&#62;\n',
    '1. \u2028\u2029\u0085 <b>\ufeff\u200b</b>\n',
  ])('are words: %j', (text) => {
    for (const query of [null, '<', 'script', '"', '&amp;', 'x']) holds(text, { query });
  });

  it('are never a link, unless they are an address of the web in brackets', () => {
    const { links } = holds(
      '1. А\n\n1.1. <javascript:alert(1)> https://plain.kz <https://pbo.kz/a?b=1&c="2">\n',
    );
    expect(links).toEqual(['https://pbo.kz/a?b=1&c="2"']);
  });

  it('in notes are words, and a page that is not ours is no link', () => {
    const notes = joinNotes([
      { anchor: 'c-1.1', kind: 'how', text: '<script>1</script>', control: 'javascript:alert(1)' },
      { anchor: 'c-1.1', kind: 'law', text: '"><img>', control: 'constructor' },
      { anchor: 's-1', kind: 'how', text: '</details>', control: 'data' },
    ]);
    const { links, all } = holds('1. А\n\n1.1. Б.\n', { notes });
    expect(links).toEqual(['/kk/cabinet/data']);
    expect(all).toContain('<script>1</script>');
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '1. ',
      '1.1. ',
      '1.1. ',
      '2.10.3. ',
      '- 1) ',
      '- 2) ',
      '\n',
      '\n\n',
      '\t',
      '**',
      '**Термин** – ',
      'Термин ',
      'Утвержден\n',
      '<https://a.kz/?x=1&y="2">',
      '<javascript:x>',
      '<b>',
      '&amp;',
      '"',
      "'",
      '—',
      'і',
      'Ё',
      'İ',
      'ß',
      '🙂',
      '\u00ad',
      '\u00a0',
      '\r\n',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  it('is well formed, escaped, whole and the same again, whatever is looked for', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(text, fc.option(fc.oneof(piece, fc.string({ unit: 'grapheme' }))), (words, query) => {
        holds(words, { query });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its words while something is marked', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(text, piece, (words, query) => {
        const own = (over: Partial<Reading>) => foldWords(readMarkup(documentHtml(reading(words, over))).own);
        expect(own({ query })).toBe(own({}));
      }),
      { numRuns: 150 },
    );
  });

  it('is escaped so that a browser reads it back letter for letter', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => unescaped(escapeHtml(raw)) === raw));
  });
});
