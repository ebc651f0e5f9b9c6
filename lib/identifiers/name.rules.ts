import { type Checked, refuse } from '@/lib/identifiers/check.rules';
import { hasHiddenCharacters } from '@/lib/identifiers/text.rules';

export const nameLimit = 100;

/** Latin and Cyrillic letters (ӘәҒғҚқҢңӨөҰұҮүҺһІі are among them), single hyphens, apostrophes, spaces between. */
const letter = '(?=\\p{L})[A-Za-z\\u00C0-\\u024F\\u1E00-\\u1EFF\\u0400-\\u04FF]';
const shape = new RegExp(`^(?:${letter})+(?:[ '-](?:${letter})+)*$`, 'u');

/**
 * Checks one part of a person's name. NFC, trimmed, runs of spaces made one, typographic hyphens and apostrophes made
 * plain; nothing is said about endings (patronymics end in -вич, -ұлы, -қызы, or are absent).
 */
export function checkName(text: string): Checked {
  if (hasHiddenCharacters(text)) return refuse('validation.controlCharacters');
  const value = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\u2010-\u2013]/g, '-')
    .replace(/[\u2018\u2019\u02BC`]/g, "'");
  if (value.length > nameLimit) return refuse('validation.nameTooLong');
  return shape.test(value) ? { ok: true, value } : refuse('validation.name');
}
