import { type Checked, refuse } from '@/lib/identifiers/check.rules';

/**
 * Characters that have no place in what people type: controls but tab and line feed (NUL breaks PostgreSQL), marks
 * that turn the direction of the text around (they make a line read as another one), halves of a surrogate pair.
 */
const forbidden = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\p{Cs}]/u;

/** True when `text` holds a control character (line feed and tab included) or a direction mark. */
export const hasHiddenCharacters = (text: string): boolean => forbidden.test(text);

/**
 * Checks free text: line ends become `\n` (browsers send `\r\n`), NFC, trimmed. An empty text is fine here.
 * @param max the limit in UTF-16 units after cleaning, as `maxlength` of a form counts.
 */
export function cleanText(text: string, max: number): Checked {
  const value = text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  if (hasHiddenCharacters(value.replace(/[\n\t]/g, ' '))) return refuse('validation.controlCharacters');
  return value.length <= max ? { ok: true, value } : refuse('validation.tooLong');
}
