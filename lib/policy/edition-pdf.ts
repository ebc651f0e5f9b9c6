import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { documentBlocks } from './document-blocks.rules';
import { drawBlocks, drawRule, faceOf } from './pdf-drawing.rules';
import { layOut, paper } from './pdf-layout.rules';
import type { FontMeasures } from './pdf-lines.rules';
import { paginate } from './pdf-pages.rules';
import type { Edition } from './queries';
import { xmlText } from './xml.rules';

/** What the PDF says besides the text of the edition, in the language of the reader. `hash` names the digest. */
export type PdfWords = {
  subject: string;
  page: (page: number, pages: number) => string;
  edition: string;
  hash: string;
};

type Pdf = PDFKit.PDFDocument;

const faces = { text: 'DejaVuSerifCondensed', bold: 'DejaVuSerifCondensed-Bold', digits: 'DejaVuSansMono' };
const quiet = '#555555';

async function openDocument(edition: Edition, words: PdfWords): Promise<Pdf> {
  const { title, approvedBy, approverTitle, sha256, publishedAt } = edition;
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    size: [paper.width, paper.height],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    tagged: true,
    displayTitle: true,
    lang: edition.locale,
    // An empty name keeps the standard Helvetica out: it has no Cyrillic.
    font: '',
    // The identifier of the file is made of these alone, so that the same edition is always the same file.
    info: {
      Title: title,
      Author: `${approverTitle} ${approvedBy}`,
      Subject: words.subject,
      Keywords: `${words.hash} ${sha256}`,
      CreationDate: publishedAt,
      ModDate: publishedAt,
    },
  });
  for (const [name, face] of Object.entries(faces)) {
    const path = join(process.cwd(), 'node_modules/dejavu-fonts-ttf/ttf', `${face}.ttf`);
    doc.registerFont(name, await readFile(path));
  }
  writeMetadataAsXml(doc);
  return doc;
}

/** pdfkit repeats the title and its like in XML without escaping them, after it has written them as PDF strings. */
function writeMetadataAsXml(doc: Pdf): void {
  const endMetadata = doc.endMetadata.bind(doc);
  doc.endMetadata = () => {
    for (const name of ['Title', 'Author', 'Subject', 'Keywords'] as const) {
      doc.info[name] = xmlText(doc.info[name] ?? '');
    }
    endMetadata();
  };
}

function measuresOf(doc: Pdf): FontMeasures {
  const widths = new Map<string, number>();
  const widthOf = (text: string, bold: boolean) => {
    const key = `${faceOf(bold)} ${text}`;
    const width = widths.get(key) ?? doc.font(faceOf(bold)).fontSize(1).widthOfString(text);
    widths.set(key, width);
    return width;
  };
  // The types of pdfkit are silent about the font itself.
  type WithFont = { _font: { font: { hasGlyphForCodePoint: (codePoint: number) => boolean } } };
  const fontOf = (bold: boolean) => (doc.font(faceOf(bold)) as unknown as WithFont)._font.font;
  const [text, bold] = [fontOf(false), fontOf(true)];
  const canDraw = (codePoint: number, isBold: boolean) =>
    (isBold ? bold : text).hasGlyphForCodePoint(codePoint);
  return { widthOf, canDraw };
}

function drawFooter(doc: Pdf, at: number, pages: number, edition: Edition, words: PdfWords): void {
  doc.switchToPage(at);
  const y = paper.height - 62;
  drawRule(doc, y - 8);
  doc.markContent('Artifact', { type: 'Pagination' }).save().fillColor(quiet);
  const put = (text: string, x: number, top: number) => doc.text(text, x, top, { lineBreak: false });
  doc.font('text').fontSize(8);
  const page = words.page(at + 1, pages);
  put(words.edition, paper.left, y);
  put(page, paper.width - paper.right - doc.widthOfString(page), y);
  doc.fontSize(7);
  const label = `${words.hash} `;
  put(label, paper.left, y + 13);
  const x = paper.left + doc.widthOfString(label);
  doc.font('digits').fontSize(6.5);
  put(edition.sha256, x, y + 13.4);
  doc.restore().endMarkedContent();
}

/**
 * An edition as a tagged PDF on A4, word for word as its page shows it; what no font can draw is shown as U+FFFD and
 * is still read and copied as itself. The same edition and words give the same bytes.
 */
export async function editionPdf(edition: Edition, words: PdfWords): Promise<Uint8Array> {
  const doc = await openDocument(edition, words);
  const blocks = layOut(documentBlocks(edition), measuresOf(doc));
  const places = paginate(blocks, { top: paper.top, bottom: paper.height - paper.bottom });
  const pages = 1 + (places.findLast((rows) => rows.length > 0)?.at(-1)?.page ?? 0);
  for (let page = 0; page < pages; page += 1) doc.addPage();
  drawBlocks(doc, blocks, places);
  for (let page = 0; page < pages; page += 1) drawFooter(doc, page, pages, edition, words);
  doc.end();
  return new Uint8Array(await buffer(doc));
}
