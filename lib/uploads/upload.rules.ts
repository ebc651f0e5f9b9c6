/** Why an uploaded file or a pasted text is not taken. Its words are in `policy.upload.<refusal>`. */
export type UploadRefusal =
  | 'tooLarge'
  | 'unknownType'
  | 'notDocx'
  | 'zipBomb'
  | 'macros'
  | 'binary'
  | 'zeroCharacter'
  | 'encoding'
  | 'empty';

/** How the characters of a text file were written. */
export type TextEncoding = 'utf-8' | 'windows-1251' | 'utf-16le' | 'utf-16be';

/** The most that an uploaded file, or the text read from it as UTF-8, may weigh, in bytes. */
export const maxUploadBytes = 1_000_000;

/** Breaks off the reading of a file; `readUpload` turns it into the error of the house. */
export class UploadRefused extends Error {
  readonly refusal: UploadRefusal;

  constructor(refusal: UploadRefusal) {
    super(refusal);
    this.name = 'UploadRefused';
    this.refusal = refusal;
  }
}

type Decoded = { text: string; encoding: TextEncoding } | { refusal: UploadRefusal };

// Tab, line feed, form feed and carriage return are white space of text files.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the controls are what is looked for
const control = /[\u0001-\u0008\u000B\u000E-\u001F\u007F]/;
const highControl = /[\u0080-\u009F]/;
const bidiOverride = /[\u202A-\u202E\u2066-\u2069]/;
const loneSurrogate = /\p{Surrogate}/u;

function decode(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, at) => bytes[at] === byte);

/** The encoding that a byte order mark promises, or null. */
function markedEncoding(bytes: Uint8Array): TextEncoding | null {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  return startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : null;
}

/**
 * True when a text read as Windows-1251 reads like Russian. Other Cyrillic code pages, and UTF-8 read by mistake,
 * are valid Windows-1251 too, but give signs that Russian has not, or change to capitals within words.
 */
function looksRussian(text: string): boolean {
  const letters = count(text, /\p{L}/gu);
  const russian = count(text, /[А-Яа-яЁё]/g);
  const odd = count(text, /[^\p{ASCII}А-Яа-яЁё«»“”„‘’‚‹›…–—•№§©®™°±€·\u00A0\u00AD]/gu);
  if (russian * 2 < letters || odd * 100 > russian) return false;
  // Two letters in a row, or one dash or quotation mark, as UTF-8 writes them: «Рё», «вЂ“».
  const utf8 =
    /(?:[РС][\u0402-\u040F\u0452-\u045F\u2010-\u203A\u20AC\u2116\u2122\u00A0-\u00BF\u0401\u0404-\u0407\u0451\u0454-\u0457\u0490\u0491]){2}|в[ЂЃ‚ѓ„][^\s\w]/;
  const switches = count(text, /[а-яё][А-ЯЁ]/g);
  const capitals = count(text, /[А-ЯЁ]/g);
  const otherPage = switches * 50 > russian || (switches > 0 && capitals * 2 > russian);
  return !utf8.test(text) && !otherPage;
}

/** True for UTF-16 without its mark: half of the bytes are zeros or 4, so nothing else can be made of it. */
function looksWide(bytes: Uint8Array): boolean {
  return (['utf-16le', 'utf-16be'] as const).some((encoding) => {
    const text = decode(bytes, encoding) ?? '';
    const plain = count(text, /[\t\r\n -~А-яЁё«»–—№]/g);
    return text.length > 0 && plain * 10 >= text.length * 9;
  });
}

/** What bytes that hold controls or zeros are: text with a fault, or no text at all. */
function refuseControls(bytes: Uint8Array): UploadRefusal {
  if (looksWide(bytes)) return 'encoding';
  const rest = bytes.filter((byte) => byte !== 0);
  return rest.length < bytes.length && 'text' in decodeText(rest) ? 'zeroCharacter' : 'binary';
}

function refuseContent(bytes: Uint8Array): UploadRefusal | null {
  if (bytes.length > maxUploadBytes) return 'tooLarge';
  if (bytes.length === 0) return 'empty';
  const head = String.fromCharCode(...bytes.subarray(0, 5));
  if (head === '%PDF-') return 'binary';
  if (head === '{\\rtf') return 'unknownType';
  // Two zeros after the mark are UTF-32.
  return startsWith(bytes, 0xff, 0xfe, 0, 0) && bytes.length > 2 ? 'encoding' : null;
}

const judge = (text: string, encoding: TextEncoding): Decoded =>
  text.trim() === '' ? { refusal: 'empty' } : { text, encoding };

/**
 * The characters of a text file: strict UTF-8, UTF-16 by its byte order mark, else Windows-1251 when that reads
 * like Russian. The mark is dropped, nothing else is changed. Bytes that are no text are refused, and so is a file
 * in which encodings are mixed. Never throws.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const refusal = refuseContent(bytes);
  if (refusal) return { refusal };
  const marked = markedEncoding(bytes);
  if (marked) {
    const text = decode(bytes, marked);
    if (text === null) return { refusal: 'encoding' };
    if (text.includes('\u0000')) return { refusal: 'zeroCharacter' };
    return control.test(text) ? { refusal: 'binary' } : judge(text, marked);
  }
  if (
    bytes.some(
      (byte) => byte === 0 || byte === 0x0b || byte === 0x7f || (byte < 0x20 && (byte < 9 || byte > 13)),
    )
  )
    return { refusal: refuseControls(bytes) };
  const text = decode(bytes, 'utf-8');
  if (text !== null) return judge(text, 'utf-8');
  const russian = decode(bytes, 'windows-1251');
  if (russian === null || highControl.test(russian) || !looksRussian(russian)) return { refusal: 'encoding' };
  return judge(russian, 'windows-1251');
}

/**
 * What a paste or a decoded file becomes in the editor: CRLF, CR and form feed are line feeds, byte order marks at
 * the start are dropped; no-break and trailing spaces stay. Controls and signs that turn the direction of the text
 * are refused as `binary`, halves of characters as `encoding`, so that what is read is what is stored.
 * Never throws; giving its result back changes nothing.
 */
export function normaliseDraft(text: string): { text: string } | { refusal: UploadRefusal } {
  if (text.includes('\u0000')) return { refusal: 'zeroCharacter' };
  if (control.test(text) || highControl.test(text) || bidiOverride.test(text)) return { refusal: 'binary' };
  if (loneSurrogate.test(text)) return { refusal: 'encoding' };
  const lines = text.replace(/^\uFEFF+/, '').replace(/\r\n?|\f/g, '\n');
  return lines.trim() === '' ? { refusal: 'empty' } : { text: lines };
}
