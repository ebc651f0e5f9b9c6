import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import { parsePolicy } from '@/lib/policy/parse.rules';
import { readUpload } from './read-upload';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spaces = `xmlns:w="${word}" xmlns:r="${relations}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`;
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const type = (name: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;
const contentTypes = (main = type('document.main')) =>
  `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;

const part = (root: string, inner: string) => `${head}<w:${root} ${spaces}>${inner}</w:${root}>`;
const text = (words: string) => `<w:t xml:space="preserve">${words}</w:t>`;
const run = (words: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${text(words)}</w:r>`;
const bold = (words: string) => run(words, '<w:b/>');
const p = (inner: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
const line = (words: string) => p(run(words));
const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
const field = (instruction: string, inner: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

type Parts = Record<string, string | Uint8Array>;

function docx(body: string, more: Parts = {}): Uint8Array {
  const parts: Parts = {
    '[Content_Types].xml': contentTypes(),
    'word/document.xml': part('document', `<w:body>${body}<w:sectPr/></w:body>`),
    ...more,
  };
  const zipped: Zippable = {};
  for (const [name, content] of Object.entries(parts))
    zipped[name] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(zipped);
}

const read = async (bytes: Uint8Array, name = 'policy.docx') => (await readUpload({ name, bytes })).text;

async function refusal(bytes: Uint8Array, name = 'policy.docx'): Promise<string> {
  try {
    await readUpload({ name, bytes });
    return 'taken';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('invalid');
    return error.fields?.file?.replace(/^policy\.upload\./, '') ?? '';
  }
}

/** Changes numbers inside an archive: `at` counts from the n-th record with this signature. */
function forge(
  zip: Uint8Array,
  signature: number,
  index: number,
  ...changes: [at: number, bytes: 2 | 4, value: number][]
) {
  const forged = zip.slice();
  const view = new DataView(forged.buffer);
  let left = index;
  for (let at = 0; at + 4 <= forged.length; at++)
    if (view.getUint32(at, true) === signature && left-- === 0) {
      for (const [offset, size, value] of changes)
        if (size === 2) view.setUint16(at + offset, value, true);
        else view.setUint32(at + offset, value, true);
      return forged;
    }
  throw new Error('no such record');
}
const local = 0x04034b50;
const central = 0x02014b50;
const end = 0x06054b50;

describe('a .docx', () => {
  it('becomes lines, with bold words in stars', async () => {
    const body = [
      p(run('Слово ') + bold('жирное') + bold(' и ещё') + run(' — конец')),
      p(
        run('а', '<w:b w:val="0"/>') +
          run('б', '<w:b w:val="true"/><w:i/>') +
          run('в', '<w:b w:val="false"/>'),
      ),
      p(bold(' с пробелами ')),
      p('<w:r><w:t>до</w:t><w:tab/><w:t>после</w:t><w:br/><w:t>строка</w:t><w:br w:type="page"/></w:r>'),
      p(run('a &lt;b&gt; &amp;amp; &#171;x&#xBB; &quot;')),
      p('<w:r><w:t>не</w:t><w:noBreakHyphen/><w:t>разрыв</w:t></w:r>'),
    ].join('');
    expect(await readUpload({ name: 'Политика.DOCX', bytes: docx(body) })).toEqual({
      text: 'Слово **жирное и ещё** — конец\nа**б**в\n\n **с пробелами**\n\nдо после\nстрока\na <b> &amp; «x» "\nне\u2011разрыв\n',
      encoding: 'docx',
    });
  });

  it('keeps a typed number out of the stars, and a section without them', async () => {
    const body =
      p(bold('1. ОБЩИЕ ПОЛОЖЕНИЯ')) +
      p(bold('1.1. Термин') + run(' – слово;')) +
      p(bold('1)') + run(' пункт'));
    expect(await read(docx(body))).toBe('1. ОБЩИЕ ПОЛОЖЕНИЯ\n\n1.1. **Термин** – слово;\n1) пункт\n');
  });

  it('writes tables with tabs, nested ones on one line, merged cells empty', async () => {
    const nested = table([line('x'), line('y')]);
    const merged = `<w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/>`;
    const body =
      line('До') +
      table(
        [line('Документ'), p('')],
        [line('Имя'), line('первая') + line('вторая')],
        [nested, bold('z') && p(bold('z'))],
        [merged, line('конец')],
      ) +
      line('После');
    expect(await read(docx(body))).toBe(
      'До\n\nДокумент\t\nИмя\tпервая вторая\nx y\t**z**\n\tконец\n\nПосле\n',
    );
  });

  it('leaves out what is deleted, moved away, hidden or said in comments', async () => {
    const change = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"';
    const body = [
      p(
        `${run('остаётся')}<w:del ${change}><w:r><w:delText> удалено</w:delText></w:r></w:del><w:ins ${change}>${run(' добавлено')}</w:ins>`,
      ),
      p(`<w:moveFrom ${change}>${run('откуда')}</w:moveFrom>`, '<w:rPr><w:moveFrom w:id="2"/></w:rPr>'),
      p(`<w:moveTo ${change}>${run('куда')}</w:moveTo>`),
      p(run('тайна', '<w:vanish/>') + run('явно', '<w:vanish w:val="0"/>')),
      p(
        `<w:commentRangeStart w:id="0"/>${run('слово')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
      ),
      p(run('начало '), '<w:rPr><w:del w:id="3"/></w:rPr>'),
      line('слилось'),
      `<w:tbl><w:tr><w:trPr><w:del ${change}/></w:trPr><w:tc>${line('строка удалена')}</w:tc></w:tr><w:tr><w:tc>${line('строка')}</w:tc></w:tr></w:tbl>`,
    ].join('');
    const comments = part('comments', `<w:comment w:id="0">${line('замечание')}</w:comment>`);
    expect(await read(docx(body, { 'word/comments.xml': comments }))).toBe(
      'остаётся добавлено\nкуда\nявно\nслово\nначало слилось\n\nстрока\n',
    );
  });

  it('marks links of the web, and only those', async () => {
    const targets = [
      'https://pbo.kz/a?b=1&amp;c=**',
      'HTTPS://pbo.kz/',
      'javascript:alert(1)',
      'mailto:office@example.kz',
      'file:///etc/passwd',
      'https://exa mple.kz',
    ];
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
      .map(
        (target, at) =>
          `<Relationship Id="r${at}" Type="${relations}/hyperlink" Target="${target}" TargetMode="External"/>`,
      )
      .join('')}</Relationships>`;
    const link = (id: string, words: string) => p(`<w:hyperlink r:id="${id}">${run(words)}</w:hyperlink>`);
    const body =
      targets.map((_, at) => link(`r${at}`, `ссылка ${at}`)).join('') +
      link('r1', 'pbo.kz') +
      link('r9', 'никуда') +
      p(`<w:hyperlink w:anchor="x">${run('внутрь')}</w:hyperlink>`) +
      p(field(' HYPERLINK "https://example.kz" ', run('по') + bold('ле')) + run('.'));
    expect(await read(docx(body, { 'word/_rels/document.xml.rels': rels }))).toBe(
      `${[
        'ссылка 0 <https://pbo.kz/a?b=1&c=%2A%2A>',
        'ссылка 1 <https://pbo.kz/>',
        'ссылка 2',
        'ссылка 3',
        'ссылка 4',
        'ссылка 5',
        '<https://pbo.kz/>',
        'никуда',
        'внутрь',
        'по**ле** <https://example.kz>.',
      ].join('\n')}\n`,
    );
  });

  it('puts footnotes and endnotes at the end, once each, as the text refers to them', async () => {
    const refer = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const note = (kind: string, id: number, inner: string, more = '') =>
      `<w:${kind} w:id="${id}"${more}>${inner}</w:${kind}>`;
    const body =
      p(run('Первый') + refer('footnote', 2)) +
      p(run('Второй') + refer('endnote', 1) + refer('footnote', 2) + refer('footnote', 77));
    const more = {
      'word/footnotes.xml': part(
        'footnotes',
        note('footnote', 0, p('<w:r><w:separator/></w:r>'), ' w:type="separator"') +
          note('footnote', 2, p(`<w:r><w:footnoteRef/></w:r>${run(' Сноска')}${refer('footnote', 3)}`)) +
          note('footnote', 3, p(run('Сноска сноски') + refer('footnote', 2))) +
          note('footnote', 4, line('никем не названа')),
      ),
      'word/endnotes.xml': part('endnotes', note('endnote', 1, line('Конец') + line('второй абзац'))),
    };
    expect(await read(docx(body, more))).toBe(
      'Первый[1]\nВторой[2][1][3]\n\n[1] Сноска[4]\n\n[2] Конец\nвторой абзац\n\n[3]\n\n[4] Сноска сноски[1]\n',
    );
  });

  it('writes out the numbers that Word counts by itself', async () => {
    const level = (at: number, format: string, pattern: string, more = '') =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`;
    const numbering = part(
      'numbering',
      `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.', '<w:pStyle w:val="H1"/>')}${level(1, 'decimal', '%1.%2.')}${level(2, 'decimal', '%3)')}${level(3, 'russianLower', '%4)')}</w:abstractNum>
       <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\u00B7')}${level(1, 'upperRoman', '%2)')}</w:abstractNum>
       <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
       <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
    );
    const styles = part(
      'styles',
      `<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
       <w:style w:type="paragraph" w:styleId="H1a"><w:basedOn w:val="H1"/></w:style>
       <w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>`,
    );
    const at = (numId: number, depth: number, words: string) =>
      p(run(words), `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${numId}"/></w:numPr>`);
    const styled = (id: string, words: string, more = '') =>
      p(bold(words), `<w:pStyle w:val="${id}"/>${more}`);
    const body = [
      styled('H1', 'ТЕРМИНЫ'),
      at(1, 1, 'Понятия:'),
      at(1, 2, 'одно;'),
      at(1, 2, 'другое.'),
      line('Сам по себе.'),
      line('И этот.'),
      at(1, 1, 'Дальше.'),
      p('', '<w:rPr><w:del w:id="9"/></w:rPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
      at(3, 2, 'снова с начала'),
      at(3, 3, 'буква'),
      styled('H1a', 'ВТОРОЙ'),
      at(1, 1, 'Пункт'),
      styled('H1', 'Без номера', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
      at(2, 0, 'точка'),
      at(2, 1, 'рим'),
      p(run('слово', '<w:rStyle w:val="S"/>') + run('нет', '<w:rStyle w:val="S"/><w:b w:val="0"/>')),
      at(99, 0, 'нет такого списка'),
    ].join('');
    const read1 = await read(docx(body, { 'word/numbering.xml': numbering, 'word/styles.xml': styles }));
    expect(read1.split('\n')).toEqual([
      '1. ТЕРМИНЫ',
      '',
      '1.1. Понятия:',
      '1) одно;',
      '2) другое.',
      '',
      'Сам по себе.',
      '',
      'И этот.',
      '1.2. Дальше.',
      '1) снова с начала',
      'а) буква',
      '',
      '2. ВТОРОЙ',
      '',
      '2.1. Пункт',
      '',
      '**Без номера**',
      '- точка',
      'I) рим',
      '',
      '**слово**нет',
      '',
      'нет такого списка',
      '',
    ]);
    expect(parsePolicy(read1).blocks.map((block) => block.number)).toContain('1.2');
  });

  it('leaves out a table of contents, takes text boxes and controls once', async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${line('рамка')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${line('рамка')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const body = [
      p(field(' TOC \\o "1-3" ', run('1. ПЕРВЫЙ 1') + field(' PAGEREF _x ', run('5')))),
      p(run('с рамкой') + box),
      `<w:sdt><w:sdtPr><w:alias w:val="имя"/></w:sdtPr><w:sdtContent>${line('в поле')}</w:sdtContent></w:sdt>`,
      p(`<w:fldSimple w:instr="DATE">${run('1 мая')}</w:fldSimple>`),
    ].join('');
    expect(await read(docx(body))).toBe('с рамкой\nрамка\nв поле\n1 мая\n');
    const unended = p(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText></w:r>`);
    expect(await refusal(docx(unended + line('скрыто')))).toBe('notDocx');
  });

  it('drops images, and follows no file and no address', async () => {
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="i" Type="${relations}/image" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="t" Type="${relations}/attachedTemplate" Target="http://127.0.0.1:1/x" TargetMode="External"/></Relationships>`;
    const a = 'http://schemas.openxmlformats.org/drawingml/2006/main';
    const image = `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="${a}"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="i"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const bytes = docx(p(run('с картинкой') + image), {
      'word/_rels/document.xml.rels': rels,
      'word/media/image1.png': new Uint8Array(2000),
      'mammoth/style-map': 'p => script',
      'word/embeddings/inner.docx': docx(line('внутри')),
    });
    expect(await read(bytes)).toBe('с картинкой\n');
  });

  it('is found by its list of contents, as Word on the web names it', async () => {
    const bytes = docx('', {
      '[Content_Types].xml': `<Types><Override PartName="/word/document2.xml" ContentType="${type('document.main')}"/></Types>`,
      'word/document2.xml': part('document', `<w:body>${line('здесь')}</w:body>`),
    });
    expect(await read(bytes)).toBe('здесь\n');
  });

  it('gives the text of scripts as text, and refuses signs that turn it round', async () => {
    expect(await read(docx(line('&lt;script&gt;alert(1)&lt;/script&gt;')))).toBe(
      '<script>alert(1)</script>\n',
    );
    expect(await refusal(docx(line('сумма \u202E001')))).toBe('binary');
    expect(await refusal(docx(line('сумма &#x202E;001')))).toBe('binary');
    expect(await refusal(docx(line('\u0001')))).toBe('binary');
    for (const entity of ['&#0;', '&#1;', '&#xD800;', '&#x110000;', '&nbsp;', '&bogus;', '&', '&#;'])
      expect(await refusal(docx(line(`а${entity}б`)))).toBe('notDocx');
  });

  it('carries the whole policy there and back', async () => {
    const policy = readFileSync(
      new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url),
      'utf8',
    );
    const escaped = policy.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const body = escaped
      .split('\n')
      .map((words) => p(run(words)))
      .join('');
    const blocks = (source: string) =>
      parsePolicy(source).blocks.map(({ number, kind, text }) => ({ number, kind, text }));
    const taken = await read(docx(body));
    expect(blocks(taken)).toEqual(blocks(policy));
  });
});

describe('a hostile archive', () => {
  const good = docx(line('Политика'));
  const many = (count: number) =>
    docx(line('а'), Object.fromEntries(Array.from({ length: count - 2 }, (_, at) => [`x/${at}`, 'y'])));

  it.each<[string, string, Uint8Array]>([
    ['macros by name', 'macros', docx(line('а'), { 'word/vbaProject.bin': 'VBA' })],
    ['macros by another case', 'macros', docx(line('а'), { 'word/VbaProject.BIN': 'VBA' })],
    [
      'macros by content type',
      'macros',
      docx(line('а'), {
        '[Content_Types].xml': contentTypes('application/vnd.ms-word.document.macroEnabled.main+xml'),
      }),
    ],
    ['a bomb by ratio', 'zipBomb', docx(line('а'), { 'word/media/a.bin': new Uint8Array(3_000_000) })],
    ['a bomb in the document', 'zipBomb', docx(line('а'.repeat(2_000_000)))],
    ['a bomb by declared size', 'zipBomb', forge(good, central, 1, [24, 4, 20_000_001])],
    [
      'a bomb by the sum',
      'zipBomb',
      forge(forge(good, central, 0, [24, 4, 0xfffffff0]), central, 1, [24, 4, 0xfffffff0]),
    ],
    [
      'a bomb whose sizes lie',
      'zipBomb',
      forge(docx(line('а'), { 'word/media/a.bin': new Uint8Array(15_000_000) }), central, 2, [24, 4, 10]),
    ],
    ['a document whose size lies', 'zipBomb', forge(good, central, 1, [24, 4, 100])],
    ['1001 entries', 'zipBomb', many(1001)],
    ['overlapping entries', 'zipBomb', forge(good, central, 0, [20, 4, 400])],
    ['the same entry twice', 'zipBomb', forge(good, central, 1, [42, 4, 0])],
    ['an entry over the directory', 'zipBomb', forge(good, central, 1, [20, 4, good.length - 400])],
    ['a size too large', 'notDocx', forge(good, central, 1, [24, 4, 5000])],
    ['an entry past the end', 'notDocx', forge(good, central, 1, [20, 4, 0x7fffffff])],
    ['a wrong checksum', 'notDocx', forge(good, central, 1, [16, 4, 1])],
    ['encryption', 'notDocx', forge(good, central, 1, [8, 2, 1])],
    ['encryption in the local header', 'notDocx', forge(good, local, 1, [6, 2, 1])],
    ['another method', 'notDocx', forge(forge(good, central, 1, [10, 2, 12]), local, 1, [8, 2, 12])],
    ['methods that differ', 'notDocx', forge(good, local, 1, [8, 2, 0])],
    ['names that differ', 'notDocx', forge(good, local, 1, [30, 2, 0x4141])],
    ['two disks', 'notDocx', forge(good, end, 0, [4, 2, 1])],
    ['too few entries in the count', 'notDocx', forge(good, end, 0, [8, 2, 1], [10, 2, 1])],
    ['too many entries in the count', 'notDocx', forge(good, end, 0, [8, 2, 3], [10, 2, 3])],
    ['ZIP64', 'zipBomb', forge(good, end, 0, [8, 2, 0xffff], [10, 2, 0xffff])],
    ['bytes before it', 'notDocx', Uint8Array.from([0x4d, 0x5a, ...good])],
    ['bytes behind it', 'notDocx', Uint8Array.from([...good, 0])],
    ['its first half', 'notDocx', good.subarray(0, good.length / 2)],
    ['all but the last byte', 'notDocx', good.subarray(0, -1)],
    ['only an end', 'notDocx', good.subarray(-22)],
    ['no document', 'notDocx', zipSync({ '[Content_Types].xml': strToU8(contentTypes()) })],
    [
      'no list of contents',
      'notDocx',
      zipSync({ 'word/document.xml': strToU8(part('document', '<w:body/>')) }),
    ],
    [
      'a spreadsheet',
      'notDocx',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') }),
    ],
    ['no words', 'empty', docx(p('') + p(run('  ')))],
    ['no body', 'notDocx', docx('', { 'word/document.xml': part('document', '') })],
    ['another root', 'notDocx', docx('', { 'word/document.xml': part('styles', '') })],
    ['an empty part', 'notDocx', docx('', { 'word/document.xml': '' })],
    [
      'a part that is not UTF-8',
      'notDocx',
      docx('', { 'word/document.xml': Uint8Array.from([60, 0xff, 62]) }),
    ],
    ['a part cut short', 'notDocx', docx('', { 'word/document.xml': `<w:document ${spaces}><w:body><w:p>` })],
    ['tags that cross', 'notDocx', docx('<w:p><w:r></w:p></w:r>')],
  ])('with %s is refused as %s', async (_, reason, bytes) => {
    expect(await refusal(bytes)).toBe(reason);
  });

  it('may have 1000 entries', async () => expect(await read(many(1000))).toBe('а\n'));

  const laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
  it.each<[string, Parts]>([
    [
      'the document',
      { 'word/document.xml': `${laughs}<w:document ${spaces}><w:body>${line('&b;')}</w:body></w:document>` },
    ],
    ['the styles', { 'word/styles.xml': `${head}\n${laughs}<w:styles ${spaces}/>` }],
    ['a part that is not read', { 'customXml/item1.xml': '<!doctype x SYSTEM "file:///etc/passwd"><x/>' }],
    ['relationships', { '_rels/.rels': '<!DOCTYPE x><x/>' }],
    [
      'UTF-16',
      {
        'customXml/item1.xml': new Uint8Array(
          Uint16Array.from('\uFEFF<!DOCTYPE x><x/>', (letter) => letter.charCodeAt(0)).buffer,
        ),
      },
    ],
    [
      'an external entity',
      {
        'word/document.xml': `<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document ${spaces}><w:body>${line('&e;')}</w:body></w:document>`,
      },
    ],
  ])('with a document type in %s is refused', async (_, parts) => {
    expect(await refusal(docx(line('а'), parts))).toBe('notDocx');
  });

  /** Hostile XML in a part that stays below the limit of the ratio. */
  function padded(body: string): Uint8Array {
    let seed = 1;
    const noise = Array.from({ length: Math.ceil(body.length / 100) }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return (seed % 36).toString(36);
    });
    return docx('', {
      'word/document.xml': `<!--${noise.join('')}-->${part('document', `<w:body>${body}</w:body>`)}`,
    });
  }

  it.each<[string, string]>([
    ['paragraphs', '<w:p/>'.repeat(75_000)],
    ['too many paragraphs', '<w:p/>'.repeat(400_000)],
    ['runs', `<w:p>${'<w:r><w:t>a</w:t></w:r>'.repeat(39_000)}</w:p>`],
    [
      'bold runs',
      `<w:p>${'<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>'.repeat(19_000)}</w:p>`,
    ],
    ['breaks', `<w:p><w:r><w:t>a</w:t>${'<w:br/>'.repeat(75_000)}<w:t>a</w:t></w:r></w:p>`],
    ['deep', `${'<w:smartTag>'.repeat(100_000)}${'</w:smartTag>'.repeat(100_000)}`],
    [
      'tables in tables',
      `${'<w:tbl><w:tr><w:tc>'.repeat(60)}${line('а')}${'</w:tc></w:tr></w:tbl>'.repeat(60)}`,
    ],
    ['cells', `<w:tbl>${`<w:tr>${'<w:tc/>'.repeat(300)}</w:tr>`.repeat(250)}</w:tbl>`],
    ['comments never closed', '<!--'.repeat(200_000)],
    ['instructions never closed', '<?'.repeat(200_000)],
    ['smaller-than signs', '<'.repeat(400_000)],
    ['an attribute never closed', `<w:p a="${' b='.repeat(200_000)}`],
    ['attributes', `<w:p ${Array.from({ length: 200_000 }, (_, at) => `a${at}=""`).join(' ')}/>`],
    ['spaces in a tag', `<w:p ${' '.repeat(1_000_000)}<`],
    ['namespaces', '<w:p xmlns:a="b">'.repeat(190) + '</w:p>'.repeat(190)],
    [
      'styles without a name',
      Array.from({ length: 60_000 }, (_, at) => `<w:p><w:pPr><w:pStyle w:val="s${at}"/></w:pPr></w:p>`).join(
        '',
      ),
    ],
    ['elements without a meaning', Array.from({ length: 200_000 }, (_, at) => `<w:e${at}/>`).join('')],
    ['fields', `<w:p><w:r>${'<w:fldChar w:fldCharType="begin"/>'.repeat(50_000)}</w:r></w:p>`],
    [
      'an endless instruction',
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/>${`<w:instrText>${' '.repeat(100)}</w:instrText><w:fldChar w:fldCharType="separate"/>`.repeat(20_000)}</w:r></w:p>`,
    ],
    ['deleted paragraphs', '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r/></w:p>'.repeat(50_000)],
    ['links', `<w:p>${'<w:hyperlink r:id="r"/>'.repeat(300_000)}</w:p>`],
    [
      'references to notes',
      `<w:p>${Array.from({ length: 100_000 }, (_, at) => `<w:footnoteReference w:id="${at}"/>`).join('')}</w:p>`,
    ],
    ['one long word', line('<https://'.replace('<', '&lt;').repeat(50_000))],
    ['spaces', line(' '.repeat(900_000))],
    ['words and spaces', line(`а${' '.repeat(900_000)}а`)],
    ['entities', line('&amp;'.repeat(900_000))],
  ])(
    'of %s ends in time',
    async (_, body) => {
      const bytes = padded(body);
      const start = process.cpuUsage();
      await refusal(bytes);
      // Of the processor, not of the clock: other tests run at the same time.
      expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
    },
    60_000,
  );
});

describe('a name', () => {
  const russian = Uint8Array.from('Политика', (letter) => letter.charCodeAt(0) - 0x410 + 0xc0);
  const utf8 = strToU8('Политика\r\nконфиденциальности  ');
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);
  const good = docx(line('Политика'));

  it.each<[string, Uint8Array, unknown]>([
    ['a.txt', utf8, { text: 'Политика\nконфиденциальности  ', encoding: 'utf-8' }],
    ['a.b.TXT', russian, { text: 'Политика', encoding: 'windows-1251' }],
    [
      'policy.md',
      strToU8('\uFEFF# Политика\n\n**жирно**\n'),
      { text: '# Политика\n\n**жирно**\n', encoding: 'utf-8' },
    ],
    ['a.txt', strToU8('<html><script>x</script>'), { text: '<html><script>x</script>', encoding: 'utf-8' }],
  ])('%s with text is taken', async (name, bytes, expected) => {
    expect(await readUpload({ name, bytes })).toEqual(expected);
  });

  it.each<[string, Uint8Array, string]>([
    ['a.html', utf8, 'unknownType'],
    ['a.rtf', strToU8('{\\rtf1}'), 'unknownType'],
    ['a.exe', utf8, 'unknownType'],
    ['a.pdf', strToU8('%PDF-1.7'), 'unknownType'],
    ['a.odt', good, 'unknownType'],
    ['a', utf8, 'unknownType'],
    ['', utf8, 'unknownType'],
    ['docx', good, 'unknownType'],
    ['a.txt.exe', utf8, 'unknownType'],
    ['a.docx\u0000.txt', good, 'binary'],
    ['a.doc', good, 'notDocx'],
    ['a.doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'notDocx'],
    ['a.docx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'notDocx'],
    ['a.docx', png, 'notDocx'],
    ['a.docx', utf8, 'notDocx'],
    ['a.docm', good, 'macros'],
    ['a.txt', good, 'binary'],
    ['a.txt', png, 'binary'],
    ['a.md', strToU8('ab\u0000c'), 'zeroCharacter'],
    ['a.md', strToU8('a\u202Eb'), 'binary'],
    ['a.txt', new Uint8Array(0), 'empty'],
    ['a.docx', new Uint8Array(0), 'empty'],
    ['a.txt', strToU8(' \n '), 'empty'],
    ['a.exe', new Uint8Array(1_000_001), 'tooLarge'],
    ['a.docx', new Uint8Array(1_000_001), 'tooLarge'],
    ['a.txt', new Uint8Array(500_001).fill(0xe0), 'tooLarge'],
  ])('%s is refused (%#)', async (name, bytes, reason) => {
    expect(await refusal(bytes, name)).toBe(reason);
  });
});

describe('any bytes', () => {
  const names = fc.constantFrom('a.txt', 'a.md', 'a.docx', 'a.doc', 'a', '.docx');

  it('are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.uint8Array({ maxLength: 300 }), async (name, bytes) => {
        await refusal(bytes, name);
      }),
      { numRuns: 1000 },
    );
  });

  it('put into an archive, or in place of its own, are read or refused', async () => {
    const rels = '<Relationships/>';
    const whole = docx(p(run('Политика') + bold('х')), {
      'word/styles.xml': part('styles', ''),
      'word/_rels/document.xml.rels': rels,
    });
    const place = fc.nat({ max: whole.length });
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (at, bytes, over) => {
          const rest = whole.subarray(over ? at + bytes.length : at);
          const damaged = Uint8Array.from([...whole.subarray(0, at), ...bytes, ...rest]);
          const result = await refusal(damaged);
          // What can still be taken was not damaged where the words are.
          if (result === 'taken') expect(await read(damaged)).toBe('Политика**х**\n');
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);

  it('in the XML of a document are read or refused', async () => {
    const xml = strToU8(
      part('document', `<w:body>${p(run('Политика') + bold('х'))}${table([line('а')])}</w:body>`),
    );
    const markup = fc.constantFrom(
      '<',
      '>',
      '/>',
      '"',
      '&',
      '<w:p>',
      '</w:p>',
      '<w:del/>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?',
      '<constructor/>',
      '<w:r __proto__="x">',
      '<w:br/>',
      '<w:tr><w:trPr><w:del/></w:trPr></w:tr>',
    );
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      markup.map((words) => strToU8(words)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: xml.length }),
        piece,
        piece,
        fc.nat({ max: 40 }),
        async (at, first, second, cut) => {
          const damaged = Uint8Array.from([
            ...xml.subarray(0, at),
            ...first,
            ...second,
            ...xml.subarray(at + cut),
          ]);
          await refusal(docx('', { 'word/document.xml': damaged }));
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);
});
