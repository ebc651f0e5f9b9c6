import 'server-only';
import { eq } from 'drizzle-orm';
import { shownTexts } from '@/db/schema/consents';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { hashOfText, type ShownText } from './words.rules';

/**
 * Keeps the exact words somebody was shown, once, and returns their SHA-256. The caller has authorised its actor.
 * Never give it anything personal: the words stay after the person is erased.
 */
export async function recordShownText(tx: Tx, shown: ShownText): Promise<string> {
  const hash = hashOfText(shown);
  const { locale, text } = shown;
  const made = await tx
    .insert(shownTexts)
    .values({ sha256: hash, locale, text, firstShownAt: now() })
    .onConflictDoNothing()
    .returning({ sha256: shownTexts.sha256 });
  if (made.length === 0) {
    const [kept] = await tx.select().from(shownTexts).where(eq(shownTexts.sha256, hash));
    // Other words under this hash: nobody's consent may rest on them.
    if (!kept || hashOfText({ locale: kept.locale, text: kept.text }) !== hash)
      throw new AppError('internal');
  }
  return hash;
}
