import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { noteKinds } from '@/db/enums';
import { notesOfEdition1 } from '@/db/seed/policy/notes/edition-1';
import type { SeedNote, SeedNoteControl } from '@/db/seed/policy/notes/types';
import { controlPath, isNoteControl, type NoteControl, noteControls } from './note-controls.rules';
import { parsePolicy } from './parse.rules';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const { blocks } = parsePolicy(readFileSync(at('db/seed/policy/policy-2019-03-26.ru.txt'), 'utf8'));
const languages = ['ru', 'kk', 'en'] as const;
type Language = (typeof languages)[number];

const lawNotes = notesOfEdition1.filter(({ kind }) => kind === 'law');
const nameOf = ({ anchor, kind }: SeedNote) => `${anchor} ${kind}`;
/** The notes that fail, by name and language: a failing test says where to look. */
const failing = (good: (words: string, language: Language, note: SeedNote) => boolean) =>
  notesOfEdition1.flatMap((note) =>
    languages
      .filter((language) => !good(note.text[language], language, note))
      .map((language) => `${nameOf(note)} ${language}`),
  );

/** All numbers of a text in a fixed order: articles, paragraphs, terms, years, ages. */
const numbers = (words: string) => (words.match(/\d+/g) ?? []).sort().join(' ');

/** Clauses where the approved text differs from the law, by what differs. */
const conflicts: Record<string, readonly string[]> = {
  'irrevocable consent': ['c-3.5'],
  'consent by mere use': ['c-2.4', 'c-2.7', 'c-3.5'],
  'open-ended lists of data': ['c-3.1', 'c-3.4-1'],
  'storage without a term and after the contract': ['c-5.1', 'c-3.4.4', 'c-4.4'],
  'protection lost by publicity': ['c-4.1', 'c-4.1.1', 'c-4.1.3', 'c-4.1.4'],
  'advertising bundled into the consent to service': ['c-3.5', 'c-3.3-i3'],
  'disclaimer of liability': ['c-6.3'],
  'compulsory parts that are missing': ['h-p4', 'c-3.3'],
  'phone book and biometrics': ['c-3.4-1'],
  'deletion by the company without reasons': ['c-5.2'],
  'change without a new consent': ['c-6.2'],
  'unverified data': ['c-2.5'],
};

describe('the notes of the first edition', () => {
  it('stand beside clauses that exist, in the order of the text', () => {
    const order = blocks.map(({ anchor }) => anchor);
    const places = notesOfEdition1.map(({ anchor }) => order.indexOf(anchor));
    expect(notesOfEdition1.filter((_, i) => places[i] === -1).map(nameOf)).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('are at most one of a kind for a clause', () => {
    expect(new Set(notesOfEdition1.map(nameOf)).size).toBe(notesOfEdition1.length);
    expect([...new Set(notesOfEdition1.map(({ kind }) => kind))].sort()).toEqual([...noteKinds].sort());
  });

  it('are many enough to cover the text and few enough to read', () => {
    expect(notesOfEdition1.length).toBeGreaterThanOrEqual(55);
    expect(notesOfEdition1.length).toBeLessThanOrEqual(80);
  });

  it.each(Object.entries(conflicts))('say where the law differs: %s', (_, anchors) => {
    const noted = lawNotes.map(({ anchor }) => anchor);
    expect(anchors.filter((anchor) => !noted.includes(anchor))).toEqual([]);
  });

  it('leave no numbered clause with a conduct of its own unexplained', () => {
    const noted = new Set(notesOfEdition1.map(({ anchor }) => anchor));
    const silent = blocks.filter(({ kind, anchor }) => kind === 'clause' && !noted.has(anchor));
    // 1.1 and 3.2 only introduce their items.
    expect(silent.map(({ anchor }) => anchor)).toEqual(['c-1.1', 'c-3.2']);
  });
});

describe('the words of the notes', () => {
  it('are whole, trimmed, on one line and end as a sentence', () => {
    expect(failing((words) => words.length > 0 && words === words.trim())).toEqual([]);
    expect(failing((words) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]| {2}/u.test(words))).toEqual([]);
    expect(failing((words) => /^[\p{Lu}\p{N}«№]/u.test(words) && words.endsWith('.'))).toEqual([]);
    expect(failing((words) => words === words.normalize('NFC'))).toEqual([]);
    // Every bracket closes before the next opens; only English citations, «8(4)(3)», hold brackets in brackets.
    const bare = (words: string) => words.replace(/\(\d+(?:-\d+)?\)/g, '').replace(/[^()«»“”]/g, '');
    expect(failing((words) => /^(?:\(\)|«»|“”)*$/.test(bare(words)))).toEqual([]);
  });

  it('are short', () => {
    expect(failing((words) => words.length <= 400)).toEqual([]);
    expect(failing((words, language) => language !== 'ru' || words.length <= 280)).toEqual([]);
    const sentences = (words: string) =>
      words.split(/[.?!](?:\s|$)/).filter((part) => /\p{Ll}{4}/u.test(part));
    expect(failing((words) => sentences(words).length <= 5)).toEqual([]);
  });

  it('hold no markup, no placeholder of the message format, no link', () => {
    expect(failing((words) => !/[<>{}[\]|\\]|https?:|&\w+;/.test(words))).toEqual([]);
  });

  it('are each in its own language', () => {
    expect(failing((words, language) => language !== 'kk' || /[әғқңөұүһі]/i.test(words))).toEqual([]);
    expect(failing((words, language) => language === 'kk' || !/[әғқңөұүһі]/i.test(words))).toEqual([]);
    expect(failing((words, language) => language !== 'en' || !/\p{Script=Cyrillic}/u.test(words))).toEqual(
      [],
    );
    // A Russian word left behind in Kazakh: these endings and letters are of no Kazakh word used here.
    expect(
      failing(
        (words, language) => language !== 'kk' || !/(?:ость|ение|ются|ать|щ[аеи])(?!\p{L})/u.test(words),
      ),
    ).toEqual([]);
    const texts = notesOfEdition1.flatMap(({ text }) => Object.values(text));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('have no letter of another alphabet inside a word', () => {
    const mixed = /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u;
    expect(failing((words) => !mixed.test(words))).toEqual([]);
  });

  it('name the same articles, terms and ages in every language', () => {
    const differing = notesOfEdition1.filter(
      ({ text }) => numbers(text.ru) !== numbers(text.kk) || numbers(text.ru) !== numbers(text.en),
    );
    expect(
      differing.map((note) => [nameOf(note), ...languages.map((name) => numbers(note.text[name]))]),
    ).toEqual([]);
  });

  it('address the reader as «вы» and «сіз»', () => {
    expect(
      failing((words, language) => language !== 'ru' || !/(?:^|\s)(?:ты|твой|твои|тебя)\s/i.test(words)),
    ).toEqual([]);
    expect(failing((words) => !/\b(?:ibid|mutatis|pro rata|e\.g\.|i\.e\.|etc)\b/i.test(words))).toEqual([]);
  });
});

describe('a note on the law', () => {
  const cites: Record<Language, RegExp> = {
    ru: /(?:Закон(?:а|у)? № 94-V|Цифров(?:ой|ого) кодекса?).*ст\. \d|ст\. \d.*(?:Закон № 94-V|Цифровой кодекс)/,
    kk: /(?:№ 94-V Заң|Цифрлық кодекс).*\d-бап/,
    en: /(?:Law No\. 94-V|Digital Code).*art\. \d/,
  };

  it('names an act and an article in every language', () => {
    // 2.3 speaks of the acts as such.
    const exceptions = ['c-2.3'];
    const unnamed = lawNotes.filter(
      ({ anchor, text }) =>
        !exceptions.includes(anchor) && languages.some((language) => !cites[language].test(text[language])),
    );
    expect(unnamed.map(nameOf)).toEqual([]);
  });

  it('says what the portal or the company does', () => {
    // These say what the client can do, sees, or keeps.
    const exceptions = ['c-2.8', 'c-3.3-i3', 'c-4.1.1', 'c-4.1.3', 'c-6.3'];
    const silent = lawNotes.filter(({ text }) =>
      languages.some((language) => !/портал|portal/i.test(text[language])),
    );
    expect(silent.map(({ anchor }) => anchor)).toEqual(exceptions);
  });
});

describe('what a note may not claim', () => {
  const never: Record<string, RegExp> = {
    'data that were verified': /проверенн(?:ые|ых) данн|тексерілген деректер|verified data/i,
    'the greatest security': /максимальн|ең жоғары қауіпсіздік|maximum security/i,
    'deletion from backups': /резервн|сақтық көшірме|backup/i,
    'an approved Kazakh text': /казахск|қазақша мәтін|Kazakh text/i,
    'features that are not there': /\bMFA\b|двухфактор|вложени|тіркеме|attachment|пауз|cooling/i,
    'PDF copies': /\bPDF\b/,
  };

  it.each(Object.entries(never))('%s', (_, claim) => {
    expect(failing((words) => !claim.test(words))).toEqual([]);
  });
});

describe('the controls', () => {
  it('are the same words in the seed and in the rules', () => {
    expectTypeOf<SeedNoteControl>().toEqualTypeOf<NoteControl>();
    const used = notesOfEdition1.flatMap(({ control }) => control ?? []);
    expect(used.filter((control) => !isNoteControl(control))).toEqual([]);
    expect(noteControls.filter((control) => !used.includes(control))).toEqual([]);
    expect(new Set(noteControls.map(controlPath)).size).toBe(noteControls.length);
    expect(['', 'Data', 'toString', '__proto__', 'constructor'].filter(isNoteControl)).toEqual([]);
  });

  /** Route folders without the groups that do not show in the address. */
  const routes = readdirSync(at('app/[locale]'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === 'page.tsx')
    .map((entry) => entry.parentPath.replaceAll('\\', '/'))
    .map((path) => path.slice(path.indexOf('[locale]') + '[locale]'.length))
    .map((path) => path.replace(/\/\([a-z]+\)/g, '').replace(/\/$/, ''));

  // The page of the answer to the policy comes into being together with these notes.
  const standing = noteControls.filter((control) => control !== 'policyAnswer');

  it.each(standing)('%s leads to a page that exists', (control) => {
    expect(routes).toContain(controlPath(control));
  });
});
