import { UploadRefused } from './upload.rules';

export type OpenElement = { kind: 'open'; name: string; attributes: ReadonlyMap<string, string> };

/** What a part of a document is made of, in order; every `open` has its `close`. Entities are resolved. */
export type XmlEvent = OpenElement | { kind: 'close'; name: string } | { kind: 'text'; text: string };

/** How many tags and attributes all parts of one file may still have. */
export type TagBudget = { tags: number };

const maxDepth = 200;
const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
const noAttributes: ReadonlyMap<string, string> = new Map();

function broken(): never {
  throw new UploadRefused('notDocx');
}

/** XML 1.0, production [2]. */
const isXmlChar = (code: number) =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code < 0xd800) ||
  (code >= 0xe000 && code < 0xfffe) ||
  (code >= 0x10000 && code <= 0x10ffff);

function resolve(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));|&/gi, (_, hex, decimal, name) => {
    if (name) return named.get(name) ?? broken();
    const code = Number.parseInt(hex ?? decimal ?? '', hex ? 16 : 10);
    return isXmlChar(code) ? String.fromCodePoint(code) : broken();
  });
}

/** Text as it stands in XML. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

type Tag = {
  name: string;
  closes: boolean;
  empty: boolean;
  attributes: ReadonlyMap<string, string>;
  end: number;
};

const head = /<(\/?)([^\s<>/=&"'!?]+)/y;
const attribute = /\s+([^\s<>/=&"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tail = /\s*(\/?)>/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** One tag, read from left to right with no way back, so that the time is in proportion to its length. */
function readTag(xml: string, at: number): Tag {
  const start = matchAt(head, xml, at) ?? broken();
  let end = at + start[0].length;
  let attributes: Map<string, string> | undefined;
  for (let found = matchAt(attribute, xml, end); found; found = matchAt(attribute, xml, end)) {
    attributes ??= new Map();
    attributes.set(found[1] ?? '', resolve(found[2] ?? found[3] ?? ''));
    end += found[0].length;
  }
  const stop = matchAt(tail, xml, end) ?? broken();
  return {
    name: start[2] ?? '',
    closes: start[1] === '/',
    empty: stop[1] === '/',
    attributes: attributes ?? noAttributes,
    end: end + stop[0].length,
  };
}

/** The pieces that are neither tags nor text; a document type is refused, and with it every entity of its own. */
function skipSpecial(xml: string, at: number): { end: number; text: string } | null {
  const until = (mark: string, from: number) => {
    const found = xml.indexOf(mark, from);
    return found === -1 ? broken() : found + mark.length;
  };
  if (xml.startsWith('<!--', at)) return { end: until('-->', at + 4), text: '' };
  if (xml.startsWith('<?', at)) return { end: until('?>', at + 2), text: '' };
  if (!xml.startsWith('<![CDATA[', at)) return null;
  const end = until(']]>', at + 9);
  return { end, text: xml.slice(at + 9, end - 3) };
}

/**
 * Reads one part of a document. Prefixes are taken as names: every word processor writes `w:`.
 * Takes time in proportion to the length.
 * @throws UploadRefused notDocx when it is not well-formed or nested too deep, zipBomb when it has too many tags
 */
export function* readXml(xml: string, budget: TagBudget): Generator<XmlEvent> {
  const open: string[] = [];
  let at = 0;
  for (let next = xml.indexOf('<'); next !== -1; next = xml.indexOf('<', at)) {
    if (next > at) yield { kind: 'text', text: resolve(xml.slice(at, next)) };
    const special = skipSpecial(xml, next);
    const tag = special ?? readTag(xml, next);
    at = tag.end;
    if ('text' in tag) yield { kind: 'text', text: tag.text };
    else yield* eventsOf(tag, open, budget);
  }
  if (open.length > 0) broken();
}

function* eventsOf(tag: Tag, open: string[], budget: TagBudget): Generator<XmlEvent> {
  const { name, attributes, closes, empty } = tag;
  if (closes && open.pop() !== name) broken();
  if (!closes) {
    budget.tags -= 1 + attributes.size;
    if (budget.tags < 0) throw new UploadRefused('zipBomb');
    yield { kind: 'open', name, attributes };
    if (!empty && open.push(name) > maxDepth) broken();
  }
  if (closes || empty) yield { kind: 'close', name };
}

/** The elements of a part in the order in which they begin. */
export function* elementsOf(xml: string, budget: TagBudget): Generator<OpenElement> {
  for (const event of readXml(xml, budget)) if (event.kind === 'open') yield event;
}

/** The value of a switch of WordprocessingML: there is on, unless it says otherwise (ECMA-376 part 1, 17.17.4). */
export const isOn = (value: string | undefined) => !['0', 'false', 'off'].includes(value ?? '');

/** The characters of a part. @throws UploadRefused notDocx when they are not UTF-8 */
export function decodeXml(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return broken();
  }
}

/** True when a part declares a document type or an entity, in whatever encoding of the usual ones. */
export function declaresEntities(bytes: Uint8Array): boolean {
  const letters = new TextDecoder('latin1').decode(bytes).replaceAll('\u0000', '');
  return /<!(?:doctype|entity)/i.test(letters);
}
