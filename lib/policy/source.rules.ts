/**
 * The characters of an approved text, or null when the bytes are not UTF-8 or hold U+0000, which the database
 * cannot keep. A byte order mark stays a character, so that encoding the result gives the same bytes.
 */
export function decodeSource(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}
