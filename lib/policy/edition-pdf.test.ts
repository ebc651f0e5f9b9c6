import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { sha256 } from '@/lib/crypto/hash.rules';
import { documentWords, foldWords } from './document-blocks.rules';
import { editionPdf, type PdfWords } from './edition-pdf';
import { parsePolicy } from './parse.rules';
import type { Edition } from './queries';

const approved = readFileSync(
  new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url),
  'utf8',
);

/** Only what the PDF reads: a wider edition is still drawn. */
type Drawn = Pick<
  Edition,
  'number' | 'title' | 'locale' | 'approvedBy' | 'approverTitle' | 'sha256' | 'publishedAt' | 'clauses'
>;

const editionOf = (text: string, other: Partial<Drawn> = {}) => {
  const drawn: Drawn = {
    number: 1,
    title: 'Политика конфиденциальности',
    locale: 'ru',
    approvedBy: 'Ахметова Б.Б.',
    approverTitle: 'Директор',
    sha256: sha256(text),
    publishedAt: new Date('2019-03-26T05:06:07.890Z'),
    clauses: parsePolicy(text).blocks,
    ...other,
  };
  return drawn as Edition;
};

const words: PdfWords = {
  subject: 'Редакция 1',
  page: (page, pages) => `${page} / ${pages}`,
  edition: 'Редакция 1 от 26 марта 2019 года',
  hash: 'SHA-256',
};

type Page = { body: string; footer: string };
type Item = { str: string; hasEOL: boolean } | { type: string };

/** The words of a page as a reader of PDF finds them; the footer is what is marked as no part of the document. */
function partsOf(items: readonly Item[]): Page {
  const parts: Page = { body: '', footer: '' };
  const tags: string[] = [];
  for (const item of items) {
    if ('str' in item)
      parts[tags.includes('Artifact') ? 'footer' : 'body'] += item.str + (item.hasEOL ? '\n' : '');
    else if (item.type === 'endMarkedContent') tags.pop();
    else tags.push('tag' in item ? String(item.tag) : '');
  }
  return parts;
}

async function readPages(pdf: Uint8Array): Promise<Page[]> {
  // The reader takes the bytes it is given away from their owner.
  const document = await getDocumentProxy(pdf.slice());
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    pages.push(partsOf(content.items));
  }
  return pages;
}

const bodyOf = async (edition: Edition) =>
  foldWords((await readPages(await editionPdf(edition, words))).map((page) => page.body).join('\n'));
const bare = (text: string) => foldWords(text).replaceAll(' ', '');
const asLatin = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

describe('the words', () => {
  it('of the approved text are all there, in order', async () => {
    const edition = editionOf(approved);
    const expected = documentWords(edition);
    expect(await bodyOf(edition)).toBe(expected);
    const unmarked = approved.replace(/\*\*|^- (?=[0-9])|<(?=https:)|(?<=pbo\.kz)>/gm, '');
    expect(bare(expected)).toBe(bare(unmarked));
  });

  const clauses = Array.from({ length: 500 }, (_, at) => `1.${at + 1}. Пункт ${at + 1} — «слова».`);
  it.each([
    ['no text', ''],
    ['white space', ' \n\n \t\n'],
    ['Kazakh letters', '1. ДЕРЕКТЕР\n1.1. Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі — **Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі**'],
    ['letters that look alike', '1. Aа Bв Cс Eе Hн Iі Kк Mм Oо Pр Tт Xх hһ Яя́ №₸½…·– — ffi fl'],
    ['what looks like HTML', '1. <b>ЖИРНО</b>\n1.1. <script>alert("&amp;")</script> %PDF (\\) >> endobj'],
    ['marks without their pair', '1. А\n1.1. **жирно и 2 ** 3 ** 4 <https://b.example>'],
    ['bold inside a word', '1. А\n1.1. сло**во**м, и **ещё**; <https://a.example/>.'],
    ['only a header', 'Утвержден\nПриказом\n\n**ТИТУЛ**\n\nИнформация\n\nА\tБ\nВ\t\n\tГ\nбез табуляции'],
    [
      'two tables and loose paragraphs',
      'А\tБ\n\nСлово\n\nВ\tГ\n\nДва\n\n1. РАЗДЕЛ\n\nЕщё\n\n2) пункт\n3) пункт',
    ],
    ['deep clauses', '1. А\n1.1. Б\n1.1.1. В\n- 1) Г\n\nД\n1.1.1.1. Е\n111.222.333.444.555. Ж'],
    ['no sections', '1.1. Слово\n1) пункт'],
    [
      'spaces of all kinds',
      '1. А\n1.1. 12\u00a0000\u202fтенге\u2003и\u2009в\u200bо\u00adт\u2060\ufeff\u2028всё',
    ],
    ['five hundred clauses', `1. РАЗДЕЛ\n\n${clauses.join('\n')}`],
    ['a clause of many pages', `1. РАЗДЕЛ\n1.1. ${'Длинные слова о данных. '.repeat(900)}`],
    ['a row of many pages', `Владелец\t${'Длинные слова о данных. '.repeat(900)}`],
    ['a label of many pages', `${'Владелец документа '.repeat(900)}\tзначение\n\n1. РАЗДЕЛ`],
    ['a heading of many pages', `1. ${'РАЗДЕЛ О ДАННЫХ '.repeat(700)}\n1.1. Слово`],
    ['sections without clauses', Array.from({ length: 99 }, (_, at) => `${at + 1}. РАЗДЕЛ`).join('\n')],
  ])('%s', async (_, text) => {
    const edition = editionOf(text);
    expect(await bodyOf(edition)).toBe(documentWords(edition));
  });

  it('that are longer than a line are broken, and lose nothing', async () => {
    const long = `${'Ы'.repeat(500)} ${'я'.repeat(5_000)} https://a.example/${'z'.repeat(300)}`;
    const edition = editionOf(
      `Утвержден ${long}\n\n**${long}**\n\n${long}\t${long}\n\n1. ${long}\n1.1. ${long}\n- 1) **${long}** <https://a.example/${'q'.repeat(400)}>`,
    );
    expect(bare(await bodyOf(edition))).toBe(bare(documentWords(edition)));
  });

  it('that no font has are shown as U+FFFD, and stand in the file as they are', async () => {
    const edition = editionOf('1. А\n1.1. до 👨‍👩‍👧 日本 \0 \ud800 после **👍🏽**');
    const pdf = await editionPdf(edition, words);
    const [page] = await readPages(pdf);
    expect(foldWords(page?.body ?? '')).toBe('1. А 1.1. до ��� �� � � после ��');
    const streams = [...asLatin(pdf).matchAll(/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g)];
    const drawn = streams.map(([, bytes]) =>
      inflateSync(Buffer.from(bytes ?? '', 'latin1')).toString('latin1'),
    );
    const kept = Buffer.from('日', 'utf16le').swap16().toString('latin1');
    expect(drawn.filter((one) => one.includes(`/ActualText (\xfe\xff${kept})`))).toHaveLength(1);
  });

  it('of any document are those of its page', async () => {
    // No word is wider than a line, so that none is broken.
    const piece = fc.constantFrom(
      ...['1. РАЗДЕЛ\n', '2.1. ', '3.4.1. ', '- 3) ', '7) ', 'слово ', 'и ', '**', '\n', '\n\n', '\t'],
      ...[
        'Утвержден\n',
        'длинное-слово ',
        'Қазақстан ',
        '<b> ',
        '( ',
        '\\ ',
        'о\u00adт ',
        ' <https://a.kz> ',
      ],
    );
    const texts = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const edition = editionOf(text);
        expect(await bodyOf(edition)).toBe(documentWords(edition));
      }),
      { numRuns: 40 },
    );
  });

  it('of any characters at all never stop the drawing', async () => {
    const texts = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(texts, texts, async (text, title) => {
        const pdf = await editionPdf(
          editionOf(`${title}\t${text}\n\n1. ${text}\n1.1. ${title}`, { title }),
          words,
        );
        expect((await getDocumentProxy(pdf)).numPages).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    );
  });
});

describe('each page', () => {
  it.each([approved, '', `1. А\n${'1.1. Слово\n'.repeat(400)}`])(
    'says which edition it is of (%#)',
    async (text) => {
      const edition = editionOf(text);
      const pages = await readPages(await editionPdf(edition, words));
      for (const [at, { footer }] of pages.entries()) {
        const page = `${at + 1} / ${pages.length}`;
        expect(foldWords(footer)).toBe(`${words.edition} ${page} SHA-256 ${edition.sha256}`);
      }
    },
  );

  it('is one of six for the approved text, of A4, and none is empty', async () => {
    const pdf = await editionPdf(editionOf(approved), words);
    const pages = await readPages(pdf);
    expect(pages).toHaveLength(6);
    for (const { body } of pages) expect(body.length).toBeGreaterThan(800);
    const page = await (await getDocumentProxy(pdf.slice())).getPage(1);
    expect(page.view).toEqual([0, 0, 595.28, 841.89]);
    expect(pdf.length).toBeLessThan(100_000);
  });

  it('keeps all its letters between the margins', async () => {
    const document = await getDocumentProxy(await editionPdf(editionOf(approved), words));
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        expect(item.transform[4]).toBeGreaterThanOrEqual(72);
        // A space at the end of a line may hang over the margin.
        expect(item.transform[4] + item.width).toBeLessThanOrEqual(595.28 - 64 + 4);
        expect(item.transform[5]).toBeGreaterThan(36);
      }
    }
  });
});

describe('the file', () => {
  it('is the same, byte for byte, each time', async () => {
    const [first, second] = [
      await editionPdf(editionOf(approved), words),
      await editionPdf(editionOf(approved), words),
    ];
    expect(sha256(first)).toBe(sha256(second));
  });

  it('has an identifier of its own for each text', async () => {
    const idOf = async (text: string) =>
      /\/ID \[(<[0-9a-f]{32}>) \1\]/.exec(asLatin(await editionPdf(editionOf(text), words)))?.[1];
    expect(await idOf('1. А')).toMatch(/^<[0-9a-f]{32}>$/);
    expect(await idOf('1. А')).not.toBe(await idOf('1. Б'));
  });

  it('says its language, that it is tagged, and how it is built', async () => {
    const pdf = await editionPdf(editionOf(approved), words);
    const catalog = /\/Type \/Catalog[\s\S]*?endobj/.exec(asLatin(pdf))?.[0];
    expect(catalog).toContain('/Lang (ru)');
    for (const key of ['/MarkInfo', '/StructTreeRoot', '/Outlines', '/ViewerPreferences']) {
      expect(catalog).toContain(key);
    }
    expect(asLatin(pdf)).toMatch(/\/Marked true/);
    expect(asLatin(pdf)).toMatch(/\/DisplayDocTitle true/);
    expect(asLatin(await editionPdf(editionOf('', { locale: 'kk' }), words))).toContain('/Lang (kk)');
  });

  it('has a tree of the document in the order of reading', async () => {
    const text =
      'Утвержден\n\n**ТИТУЛ**\n\nО документе\n\nА\tБ\nВ\tГ\n\n1. РАЗДЕЛ\n1.1. Слово:\n- 1) раз;\n- 2) <https://a.kz>.\n\nКонец.';
    const document = await getDocumentProxy(await editionPdf(editionOf(text), words));
    type Node = { role?: string; type?: string; children?: Node[] };
    const shape = ({ role, children }: Node): string => {
      const inside = (children ?? []).map(shape).filter((one) => one !== '');
      return role ? `${role}${inside.length > 0 ? `(${inside.join(' ')})` : ''}` : '';
    };
    const tree: Node = await (await document.getPage(1)).getStructTree();
    expect(shape(tree)).toBe(
      'Root(Document(P H1 P Table(TR(TH TD) TR(TH TD)) Sect(H2 P L(LI(Lbl LBody) LI(Lbl LBody(Link))) P)))',
    );
  });

  it('has a bookmark for each section and a name for each clause', async () => {
    const document = await getDocumentProxy(await editionPdf(editionOf(approved), words));
    const outline = await document.getOutline();
    expect(outline.map((item) => item.title)).toEqual([
      '1. ИСПОЛЬЗУЕМЫЕ ТЕРМИНЫ И СОКРАЩЕНИЯ',
      '2. ОБЩИЕ ПОЛОЖЕНИЯ',
      '3. УСЛОВИЯ И ЦЕЛИ СБОРА И ОБРАБОТКИ ПЕРСОНАЛЬНЫХ ДАННЫХ КЛИЕНТОВ',
      '4. МЕРЫ ПО ЗАЩИТЕ ИНФОРМАЦИИ',
      '5. СРОКИ ХРАНЕНИЯ И УНИЧТОЖЕНИЕ ПЕРСОНАЛЬНЫХ ДАННЫХ',
      '6. ЗАКЛЮЧИТЕЛЬНЫЕ ПОЛОЖЕНИЯ',
    ]);
    const names = Object.keys(await document.getDestinations());
    expect(names.sort()).toEqual(
      parsePolicy(approved)
        .blocks.map((block) => block.anchor)
        .sort(),
    );
  });

  it('links to addresses, and to nothing that is none', async () => {
    const text =
      '1. А\n1.1. <https://www.pbo.kz> и <https://пример.kz/путь?а=(б)> и <https://:0>, <javascript:1>';
    const page = await (await getDocumentProxy(await editionPdf(editionOf(text), words))).getPage(1);
    const links: { url?: string }[] = await page.getAnnotations();
    expect(links.map((link) => link.url)).toEqual([
      'https://www.pbo.kz/',
      'https://xn--e1afmkfd.kz/%D0%BF%D1%83%D1%82%D1%8C?%D0%B0=(%D0%B1)',
    ]);
  });

  it('tells its title, author and dates, whatever the title holds', async () => {
    const title = 'Политика «А» & <Б> (\\) ]]>';
    const pdf = await editionPdf(editionOf('1. А', { title }), words);
    const { info, metadata } = await (await getDocumentProxy(pdf.slice())).getMetadata();
    expect(info).toMatchObject({
      Title: title,
      Author: 'Директор Ахметова Б.Б.',
      Subject: 'Редакция 1',
      CreationDate: 'D:20190326050607Z',
      ModDate: 'D:20190326050607Z',
    });
    expect(metadata?.get('dc:title')).toBe(title);
  });
});
