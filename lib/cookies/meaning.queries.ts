import 'server-only';
import { like } from 'drizzle-orm';
import { purposeMeanings } from '@/db/schema/consents';
import type { Actor } from '@/lib/actor';
import { asActor } from '@/lib/database';
import { authorize } from '@/lib/permissions';
import type { CategoryMeaning } from './registry.rules';

/** What was asked under the first twelve digits of a fingerprint, or null when nobody ever chose on it. */
export async function findMeaning(actor: Actor, short: string): Promise<readonly CategoryMeaning[] | null> {
  authorize(actor, 'cookies.choose');
  return asActor(actor, undefined, async (tx) => {
    const [row] = await tx
      .select({ meaning: purposeMeanings.meaning })
      .from(purposeMeanings)
      .where(like(purposeMeanings.fingerprint, `${short}%`))
      .limit(1);
    return (row?.meaning as readonly CategoryMeaning[] | undefined) ?? null;
  });
}
