import { type Checked, refuse } from '@/lib/identifiers/check.rules';
import { hasHiddenCharacters } from '@/lib/identifiers/text.rules';

const atom = "[a-z0-9!#$%&'*+/=?^_{|}~-]+";
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const shape = new RegExp(
  `^(?=.{1,64}@)${atom}(?:\\.${atom})*@(?:${label}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$`,
);

/**
 * Checks an e-mail address. The order matters: NFKC first, then the check, so that the text that was checked is the
 * text that is stored and written to; and no other character may *become* the `@` (GHSA-7rqj-j65f-68wh).
 * ASCII only afterwards: no look-alike letters, no quoted local part. Idempotent.
 */
export function checkEmail(text: string): Checked {
  if (hasHiddenCharacters(text)) return refuse('validation.controlCharacters');
  const value = text.normalize('NFKC').trim().toLowerCase();
  const sameAt = text.split('@').length === value.split('@').length;
  return sameAt && value.length <= 254 && shape.test(value)
    ? { ok: true, value }
    : refuse('validation.email');
}
