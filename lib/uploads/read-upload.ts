import 'server-only';
import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { AppError } from '@/lib/errors';
import { type DocxBudget, reducePart } from './docx-body.rules';
import { readLinks } from './docx-fields.rules';
import { readLabels } from './docx-numbering.rules';
import { readStyles } from './docx-styles.rules';
import { type DocxTree, docxText } from './docx-text.rules';
import { declaresEntities, decodeXml, elementsOf } from './docx-xml.rules';
import { unzipParts } from './docx-zip.rules';
import {
  decodeText,
  maxUploadBytes,
  normaliseDraft,
  type TextEncoding,
  type UploadRefusal,
  UploadRefused,
} from './upload.rules';

export type { UploadRefusal } from './upload.rules';

/** A long policy with all its tracked changes has a tenth of these; they keep the work within a second or two. */
const maxTags = 600_000;
const maxElements = 80_000;

type Parts = Map<string, Uint8Array>;
type Upload = { text: string; encoding: TextEncoding | 'docx' };

const refuse = (refusal: UploadRefusal): never => {
  throw new UploadRefused(refusal);
};

/** The names of the parts by what they are, as the list of contents says; Word on the web adds numbers to them. */
function findParts(parts: Parts, budget: DocxBudget) {
  const contents = decodeXml(parts.get('[Content_Types].xml') ?? refuse('notDocx'));
  if (/macroEnabled|vbaProject/i.test(contents)) refuse('macros');
  const found = new Map<string, string>();
  for (const { attributes } of elementsOf(contents, budget)) {
    const type = /wordprocessingml\.([a-z.]+)\+xml$/.exec(attributes.get('ContentType') ?? '')?.[1];
    const name = attributes.get('PartName')?.replace(/^\//, '') ?? '';
    if (type && parts.has(name) && !found.has(type)) found.set(type, name);
  }
  const read = (name: string) => {
    const bytes = parts.get(name);
    return bytes ? decodeXml(bytes) : null;
  };
  return {
    read: (type: string, usual: string) => read(found.get(type) ?? usual),
    readLinksOf: (type: string, usual: string) =>
      read((found.get(type) ?? usual).replace(/[^/]*$/, '_rels/$&.rels')),
  };
}

/** The parts that become text, reduced to what the converter needs. */
function reduceDocument(parts: Parts): Record<string, Uint8Array> {
  const budget = { tags: maxTags, characters: maxUploadBytes, elements: maxElements };
  const { read, readLinksOf } = findParts(parts, budget);
  const styles = readStyles(read('styles', 'word/styles.xml') ?? '', budget);
  const labels = readLabels(read('numbering', 'word/numbering.xml') ?? '', styles, budget);
  const reduced: Record<string, Uint8Array> = {};
  for (const [type, name, root] of [
    ['document.main', 'document', 'w:document'],
    ['footnotes', 'footnotes', 'w:footnotes'],
    ['endnotes', 'endnotes', 'w:endnotes'],
  ] as const) {
    const path = `word/${name}.xml`;
    const xml = read(type, path);
    if (xml === null) continue;
    const links = readLinks(readLinksOf(type, path) ?? '', budget);
    reduced[path] = new TextEncoder().encode(reducePart(xml, root, { styles, labels, links, budget }));
  }
  return reduced['word/document.xml'] ? reduced : refuse('notDocx');
}

/** The text of a .docx. The converter sees a document made here: no image, no relationship, no file to follow. */
async function readDocx(bytes: Uint8Array): Promise<string> {
  const parts = unzipParts(bytes);
  for (const [name, part] of parts)
    if (/\.(?:xml|rels)$/i.test(name) && declaresEntities(part)) refuse('notDocx');
  const reduced = zipSync(reduceDocument(parts), { level: 0 });
  let text = '';
  await mammoth.convertToHtml(
    { buffer: Buffer.from(reduced) },
    {
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      includeDefaultStyleMap: false,
      transformDocument(tree: DocxTree) {
        text = docxText(tree);
        // Nobody reads the HTML.
        return { ...tree, children: [] };
      },
    },
  );
  return text;
}

async function decodeUpload({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<Upload> {
  if (bytes.length > maxUploadBytes) return refuse('tooLarge');
  if (bytes.length === 0) return refuse('empty');
  const type = /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  if (type === 'docx') return { text: await readDocx(bytes), encoding: 'docx' };
  if (type === 'docm' || type === 'dotm') return refuse('macros');
  if (type === 'doc' || type === 'dot') return refuse('notDocx');
  if (type !== 'txt' && type !== 'md') return refuse('unknownType');
  const decoded = decodeText(bytes);
  return 'text' in decoded ? decoded : refuse(decoded.refusal);
}

async function readDraft(file: { name: string; bytes: Uint8Array }): Promise<Upload> {
  const { text, encoding } = await decodeUpload(file);
  const draft = normaliseDraft(text);
  if ('refusal' in draft) return refuse(draft.refusal);
  // One-byte letters weigh two in UTF-8.
  if (new TextEncoder().encode(draft.text).length > maxUploadBytes) return refuse('tooLarge');
  return { text: draft.text, encoding };
}

/**
 * The text of an uploaded .txt, .md or .docx as the editor takes it. What a file is, is decided by its content: the
 * name only says which reader must be content with it. Reads no other file and asks no network; a file made to
 * exhaust the reader is refused within a few seconds.
 * @throws AppError `invalid` with `{ file: 'policy.upload.<refusal>' }`, and nothing else
 */
export async function readUpload(file: { name: string; bytes: Uint8Array }): Promise<Upload> {
  try {
    return await readDraft(file);
  } catch (error) {
    // Whatever a broken archive or document does to its readers, it is not a document.
    const refusal = error instanceof UploadRefused ? error.refusal : 'notDocx';
    throw new AppError('invalid', { fields: { file: `policy.upload.${refusal}` } });
  }
}
