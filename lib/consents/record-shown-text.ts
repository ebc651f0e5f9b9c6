import 'server-only';
import { shownTexts } from '@/db/schema/consents';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/database';
import { hashOfText, type ShownText } from './words.rules';

/**
 * Keeps the exact words somebody was shown, once, and returns their SHA-256. The caller has authorised its actor.
 * Never give it anything personal: the words stay after the person is erased.
 */
export async function recordShownText(tx: Tx, shown: ShownText): Promise<string> {
  const hash = hashOfText(shown);
  const { locale, text } = shown;
  await tx
    .insert(shownTexts)
    .values({ sha256: hash, locale, text, firstShownAt: now() })
    .onConflictDoNothing();
  return hash;
}
