import 'server-only';
import { and, desc, eq, ne } from 'drizzle-orm';
import type { ConsentAct } from '@/db/enums';
import { type ConsentSwitch, consentEvents, purposeMeanings, shownTexts } from '@/db/schema/consents';
import { type Actor, actorPersonId, systemActor } from '@/lib/actor';
import { ownerOfSubject, seeAsDevice } from '@/lib/consents/subject.queries';
import { subjectOfDevice } from '@/lib/cookies/choice.rules';
import { asActor, type Tx } from '@/lib/database';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { translator } from '@/lib/i18n/translator';
import { recordOfEvent } from '@/lib/ledger/consent-tree';
import { proofOf } from '@/lib/ledger/proof.queries';
import { authorize } from '@/lib/permissions';
import { findMeaningOf } from './meaning.rules';
import { makeReceipt, type Receipt } from './receipt.rules';

/** Everything that a receipt needs of an event. */
export const receiptColumns = {
  id: consentEvents.id,
  subjectId: consentEvents.subjectId,
  topic: consentEvents.topic,
  act: consentEvents.act,
  purposes: consentEvents.purposes,
  fingerprint: consentEvents.fingerprint,
  textSha256: consentEvents.textSha256,
  editionNumber: consentEvents.editionNumber,
  locale: consentEvents.locale,
  how: consentEvents.how,
  context: consentEvents.context,
  shownAt: consentEvents.shownAt,
  stopBy: consentEvents.stopBy,
  expiresAt: consentEvents.expiresAt,
  at: consentEvents.at,
  words: shownTexts.text,
  earlier: purposeMeanings.meaning,
};

/** Whether an act is the actor's: his own, or done in the browser that asks and nobody's yet. */
async function isOwn(tx: Tx, actor: Actor, subjectId: string, device: string | null): Promise<boolean> {
  const owner = await ownerOfSubject(tx, subjectId);
  if (owner === null) return subjectId === device;
  return owner === actorPersonId(actor);
}

/**
 * The receipt of an act, for him whose act it is: the client, or whoever uses the browser in which it was done, as long
 * as nobody has signed in there. The proof is null while the event waits for its place in the ledger.
 * @param deviceId the id of the browser that asks, from its own cookie.
 * @throws AppError not_found for anybody else's, and for none.
 */
export async function getReceipt(
  actor: Actor,
  input: { id: string; deviceId?: string | null },
  on?: Tx,
): Promise<Receipt> {
  authorize(actor, 'receipt.read');
  const device = input.deviceId ? subjectOfDevice(input.deviceId) : null;
  const row = await asActor(actor, on, async (tx) => {
    if (device) await seeAsDevice(tx, device);
    const [found] = await tx
      .select(receiptColumns)
      .from(consentEvents)
      .innerJoin(shownTexts, eq(shownTexts.sha256, consentEvents.textSha256))
      .leftJoin(purposeMeanings, eq(purposeMeanings.fingerprint, consentEvents.fingerprint))
      .where(eq(consentEvents.id, input.id));
    return found && (await isOwn(tx, actor, found.subjectId, device)) ? found : undefined;
  });
  if (!row) throw new AppError('not_found');
  const { words, earlier, ...event } = row;
  // The tree is nobody's: whose act it is was settled above.
  const proof = await proofOf(systemActor('receipt', actor.requestId), event.id);
  const facts = {
    record: recordOfEvent(event),
    words,
    meanings: event.purposes.map(({ fingerprint }) => findMeaningOf(fingerprint, earlier)),
    origin: env().origin,
  };
  return makeReceipt(facts, proof, await translator(event.locale, 'receipts'));
}

export type DeviceAct = { id: string; act: ConsentAct; at: Date; purposes: ConsentSwitch[] };

const mostActs = 10;

/**
 * What was last chosen in a browser, newest first, for whoever uses it: nothing when the history is another person's.
 * That the question was merely shown is left out.
 */
export async function listDeviceActs(actor: Actor, deviceId: string, on?: Tx): Promise<DeviceAct[]> {
  authorize(actor, 'receipt.read');
  const subject = subjectOfDevice(deviceId);
  return asActor(actor, on, async (tx) => {
    await seeAsDevice(tx, subject);
    if (!(await isOwn(tx, actor, subject, subject))) return [];
    return tx
      .select({
        id: consentEvents.id,
        act: consentEvents.act,
        at: consentEvents.at,
        purposes: consentEvents.purposes,
      })
      .from(consentEvents)
      .where(and(eq(consentEvents.subjectId, subject), ne(consentEvents.act, 'shown')))
      .orderBy(desc(consentEvents.at), desc(consentEvents.id))
      .limit(mostActs);
  });
}
