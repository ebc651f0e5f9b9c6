import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { consentLinks } from '@/db/schema/consents';
import { people } from '@/db/schema/people';
import type { Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';

/** Lets row security see the rows of one browser in this transaction: its pseudonym in the ledger. */
export const seeAsDevice = (tx: Tx, subjectId: string): Promise<unknown> =>
  tx.execute(sql`select set_config('app.subject', ${subjectId}, true)`);

/** Makes others who write for the same pseudonym wait until this transaction ends. */
export const lockSubject = (tx: Tx, subjectId: string): Promise<unknown> =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`consent:${subjectId}`}, 0))`);

/** A pseudonym of somebody who was erased: taken for ever, and nobody's. */
export const erasedOwner = 'erased';

/** Whose a pseudonym is: a person's id, `erasedOwner`, or null for nobody that the actor may know of. */
export async function ownerOfSubject(tx: Tx, subjectId: string): Promise<string | null> {
  const [link] = await tx
    .select({ personId: consentLinks.personId })
    .from(consentLinks)
    .where(eq(consentLinks.subjectId, subjectId));
  return link ? (link.personId ?? erasedOwner) : null;
}

/** The pseudonym under which a client's own acts stand in the ledger, or null while there is none. */
export async function findAccountSubject(tx: Tx, personId: string): Promise<string | null> {
  const [link] = await tx
    .select({ subjectId: consentLinks.subjectId })
    .from(consentLinks)
    .where(and(eq(consentLinks.personId, personId), eq(consentLinks.kind, 'account')));
  return link?.subjectId ?? null;
}

/**
 * The same, made when it is needed first. Two at once make one; an erasure is waited for. The caller has authorised its
 * actor. @throws AppError not_found for a person who was erased.
 */
export async function accountSubject(tx: Tx, personId: string): Promise<string> {
  const [person] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.erasedAt)))
    .for('share');
  if (!person) throw new AppError('not_found');
  const known = await findAccountSubject(tx, personId);
  if (known) return known;
  await tx
    .insert(consentLinks)
    .values({ subjectId: crypto.randomUUID(), personId, kind: 'account' })
    .onConflictDoNothing();
  const made = await findAccountSubject(tx, personId);
  if (!made) throw new AppError('conflict');
  return made;
}
