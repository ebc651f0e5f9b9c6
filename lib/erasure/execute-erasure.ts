import 'server-only';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { consentLinks } from '@/db/schema/consents';
import { people, profiles, signInCodes } from '@/db/schema/people';
import { erasureCertificates, requestEvents, requests } from '@/db/schema/requests';
import type { SystemActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { indexOf } from '@/lib/crypto/vault';
import { dataMap } from '@/lib/data-map/registry.rules';
import { camel, ofPerson, type PersonalTable, personalTables } from '@/lib/data-map/tables';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate, yearOf } from '@/lib/deadlines/almaty.rules';
import { planLines } from '@/lib/erasure/plan.rules';
import { certificateHash, countPersonalRows } from '@/lib/erasure/queries';
import { AppError } from '@/lib/errors';
import { sendMessage } from '@/lib/messages/send-message';
import { authorize } from '@/lib/permissions';
import { nextNumber } from '@/lib/requests/next-number';

/** Columns that erasure empties where rows stay. `locale` keeps a language, which names nobody, but is emptied to the default. */
const clearedColumns = (table: string): Record<string, null | string> =>
  Object.fromEntries(
    dataMap
      .filter((field) => field.table === table && field.erasure.act === 'erase')
      .map(({ column }) => [camel(column), column === 'locale' ? 'ru' : null]),
  );

async function eraseFrom(tx: Tx, source: PersonalTable, personId: string): Promise<void> {
  const { name, table, onErasure } = source;
  if (onErasure === 'delete') await tx.delete(table).where(ofPerson(source, personId));
  if (onErasure === 'clear') {
    await tx
      .update(table)
      .set(clearedColumns(name) as never)
      .where(ofPerson(source, personId));
  }
}

/** Takes away whose the pseudonyms were and closes them: a history must not become the next one's who signs in there. */
async function closePseudonyms(tx: Tx, personId: string): Promise<void> {
  const gone = await tx
    .delete(consentLinks)
    .where(eq(consentLinks.personId, personId))
    .returning({ subjectId: consentLinks.subjectId });
  if (gone.length === 0) return;
  await tx
    .insert(consentLinks)
    .values(gone.map(({ subjectId }) => ({ subjectId, personId: null, kind: 'erased' as const })));
}

/** Codes asked for while the address was nobody's yet belong to no person, but hold its fingerprint. */
async function forgetCodes(tx: Tx, email: string | null | undefined): Promise<void> {
  if (!email) return;
  await tx.delete(signInCodes).where(eq(signInCodes.emailIndex, indexOf('people.email', email)));
}

/** Looks again after the act: a row that should be gone and is not undoes the whole erasure. */
async function proveNothingLeft(tx: Tx, actor: SystemActor, personId: string): Promise<void> {
  const left = await countPersonalRows(tx, actor.requestId, personId);
  const residue = personalTables.filter(
    ({ name, onErasure }) => onErasure === 'delete' && left.get(name) !== 0,
  );
  if (residue.length > 0) throw new AppError('conflict', { detail: 'requests.errors.residue' });
}

/** Other open requests of a person who is no more cannot be answered: they end with him. */
async function closeOthers(tx: Tx, personId: string, requestId: string): Promise<void> {
  const closed = await tx
    .update(requests)
    .set({ cancelledAt: now() })
    .where(
      and(
        eq(requests.personId, personId),
        ne(requests.id, requestId),
        isNull(requests.doneAt),
        isNull(requests.cancelledAt),
      ),
    )
    .returning({ id: requests.id });
  for (const { id } of closed) {
    await tx.insert(requestEvents).values({ requestId: id, act: 'cancelled', byRole: 'system', at: now() });
  }
}

/**
 * Carries out a confirmed deletion, in one transaction: the last notice is written, every table of the data map is
 * erased or kept by its norm, the data key is destroyed, a certificate is issued. Happens once: a request that is done
 * is refused. Returns the certificate's id.
 * Clauses 2.8 and 5.2; Law 94-V art. 18, 25(2)(8); Digital Code art. 41.
 * @throws AppError precondition when the request is not an approved and confirmed deletion.
 */
export async function executeErasure(
  actor: SystemActor,
  input: { requestId: string },
  on?: Tx,
): Promise<string> {
  authorize(actor, 'erasure.execute');
  return asActor(actor, on, async (tx) => {
    const [request] = await tx.select().from(requests).where(eq(requests.id, input.requestId)).for('update');
    const ready = request?.kind === 'deletion' && request.decision === 'approved' && request.confirmedAt;
    if (!request?.personId || !ready || request.doneAt || request.cancelledAt)
      throw new AppError('precondition');
    const { personId } = request;
    // Locks that a correction, an export and a sign-in wait for: nothing is written behind our back.
    await tx
      .select({ id: profiles.personId })
      .from(profiles)
      .where(eq(profiles.personId, personId))
      .for('update');
    const [person] = await tx
      .select({ email: people.email })
      .from(people)
      .where(eq(people.id, personId))
      .for('update');

    const executedAt = now();
    const today = almatyDate(executedAt);
    const plan = planLines(await countPersonalRows(tx, actor.requestId, personId), today);
    await closePseudonyms(tx, personId);
    for (const table of personalTables) await eraseFrom(tx, table, personId);
    await forgetCodes(tx, person?.email);
    await tx.update(people).set({ erasedAt: executedAt }).where(eq(people.id, personId));
    await closeOthers(tx, personId, request.id);
    await proveNothingLeft(tx, actor, personId);

    const number = await nextNumber(tx, 'certificate', yearOf(today));
    const facts = { number, requestNumber: request.number, executedAt, plan };
    const [certificate] = await tx
      .insert(erasureCertificates)
      .values({ ...facts, requestId: request.id, subjectId: personId, sha256: certificateHash(facts) })
      .returning({ id: erasureCertificates.id });
    if (!certificate) throw new AppError('conflict');
    await tx.update(requests).set({ doneAt: executedAt }).where(eq(requests.id, request.id));
    await tx
      .insert(requestEvents)
      .values({ requestId: request.id, act: 'executed', byRole: 'system', at: executedAt });
    for (const [action, objectId] of [
      ['erasure.executed', request.id],
      ['certificate.issued', certificate.id],
    ] as const) {
      await recordAudit(tx, actor, {
        action,
        subjectId: personId,
        objectType: action === 'erasure.executed' ? 'request' : 'certificate',
        objectId,
      });
    }
    if (person?.email) {
      // Belongs to nobody's rows: it must outlive the address it is sent to, sealed, until it is delivered.
      await sendMessage(tx, {
        personId: null,
        to: person.email,
        kind: 'erasureDone',
        locale: request.locale,
        values: { number: request.number },
        path: `/verify/${certificate.id}`,
      });
    }
    return certificate.id;
  });
}
