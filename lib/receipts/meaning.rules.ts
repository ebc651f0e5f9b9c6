import { z } from 'zod';
import { meaningOf, purposes } from '@/lib/consents/purposes.rules';
import { optionalMeanings } from '@/lib/cookies/registry.rules';
import { canonicalJson, sha256 } from '@/lib/crypto/hash.rules';

/** What a consent meant, in codes: what the fingerprint of a purpose is the SHA-256 of. */
export type Meaning = Record<string, string | boolean | string[]> & {
  data: string[];
  thirdParties: string[];
  crossBorder: string[];
};

const codes = z.array(z.string());

/** A meaning as a file gives it: flat, so that a hostile one has no depth. */
export const meaningShape: z.ZodType<Meaning> = z
  .object({ data: codes, thirdParties: codes, crossBorder: codes })
  .catchall(z.union([z.string(), z.boolean(), codes])) as never;

/** Whether a fingerprint of the ledger is that of this meaning. A cookie category is hashed as a list of one. */
export const meansThis = (meaning: Meaning, fingerprint: string): boolean =>
  sha256(canonicalJson(meaning)) === fingerprint || sha256(canonicalJson([meaning])) === fingerprint;

const listed = (meaning: (typeof optionalMeanings)[number]): Meaning => ({
  ...meaning,
  data: [...meaning.data],
  cookies: [...meaning.cookies],
  thirdParties: [...meaning.thirdParties],
  crossBorder: [...meaning.crossBorder],
});

/** Everything that is asked today. */
const present: readonly Meaning[] = [...purposes.map(meaningOf), ...optionalMeanings.map(listed)];

/**
 * The meaning behind a fingerprint: among what is asked today, and among `earlier`, or null when nobody knows it any more.
 * @param earlier what was asked at the time, as it was kept (unchecked): a purpose, or the categories of cookies.
 */
export function findMeaningOf(fingerprint: string, earlier: unknown): Meaning | null {
  const kept = z.array(meaningShape).safeParse(Array.isArray(earlier) ? earlier : [earlier]);
  const candidates = [...present, ...(kept.success ? kept.data : [])];
  return candidates.find((meaning) => meansThis(meaning, fingerprint)) ?? null;
}
