import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { ConsentAct, Locale } from '@/db/enums';
import { consentEvents, consentLinks, purposeMeanings } from '@/db/schema/consents';
import { people } from '@/db/schema/people';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { recordShownText } from '@/lib/consents/record-shown-text';
import { timeAfter } from '@/lib/consents/state.rules';
import { lockSubject, ownerOfSubject, seeAsDevice } from '@/lib/consents/subject.queries';
import { orderedUuid } from '@/lib/crypto/hash.rules';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { findEditionInForce } from '@/lib/policy/queries';
import { actOfChoice, sameSwitches } from './act.rules';
import { type Switches, subjectOfDevice } from './choice.rules';
import { cookieTopic, countGrants, type LatestChoice, latestChoice } from './latest-choice.queries';
import { optionalMeanings, purposesFingerprint, switchesOnRecord } from './registry.rules';

export type RecordChoiceInput = Switches & {
  deviceId: string;
  /** Refused by Global Privacy Control, not by the button. */
  gpc: boolean;
  how: 'banner' | 'page';
  locale: Locale;
  /** Exactly what was shown. */
  text: Record<string, string>;
  /** When it was shown, where that is known. */
  shownAt: Date | null;
  /** What is kept of the request. */
  context: Record<string, string>;
};
export type RecordedChoice = { id: string; deviceId: string; act: ConsentAct; at: Date; recorded: boolean };

/** Within this time the same answer is the same click; later it is a decision of its own, with its own date. */
const repeatMs = 600_000;
/** So often within that time may one browser switch something on. Switching off is never too often. */
const mostGrants = 20;

type Last = LatestChoice | undefined;

const isOff = (switches: Switches) => !switches.preferences && !switches.statistics;
/** Whether something is on that was off. */
const adds = (next: Switches, last: Last) =>
  (next.preferences && !last?.preferences) || (next.statistics && !last?.statistics);

function isRepeat(input: RecordChoiceInput, last: Last, textSha256: string): last is LatestChoice {
  return (
    last !== undefined &&
    sameSwitches(last, input) &&
    // A refusal said again is the same refusal in any language, by any signal.
    (isOff(input) || (last.textSha256 === textSha256 && (last.act === 'gpc') === input.gpc)) &&
    last.fingerprint === purposesFingerprint &&
    last.act !== 'expired' &&
    last.at <= now() &&
    now().getTime() - last.at.getTime() < repeatMs
  );
}

/**
 * A browser whose pseudonym is somebody's goes on under a new one, unless it is he who asks. `left` is the pseudonym
 * that is left behind.
 */
async function deviceFor(
  tx: Tx,
  actor: Actor,
  deviceId: string,
): Promise<{ deviceId: string; left: string | null }> {
  const subject = subjectOfDevice(deviceId);
  await seeAsDevice(tx, subject);
  await lockSubject(tx, subject);
  const owner = await ownerOfSubject(tx, subject);
  const own = 'personId' in actor && owner === actor.personId;
  if (owner === null || own) return { deviceId, left: null };
  const fresh = crypto.randomUUID();
  await seeAsDevice(tx, subjectOfDevice(fresh));
  return { deviceId: fresh, left: subject };
}

/** Waits for an erasure: what is joined to a client after it would be joined to nobody. @throws AppError not_found. */
async function mustStay(tx: Tx, actor: Actor): Promise<void> {
  if (actor.kind !== 'client') return;
  const own = and(eq(people.id, actor.personId), isNull(people.erasedAt));
  const [person] = await tx.select({ id: people.id }).from(people).where(own).for('share');
  if (!person) throw new AppError('not_found');
}

/**
 * A client who is not signed in takes back, in his own browser, what he allowed as himself: off under the old pseudonym
 * too. Nothing can be switched on there in this way.
 */
async function takeBack(
  tx: Tx,
  input: RecordChoiceInput,
  left: string,
  present: string,
  facts: { textSha256: string; editionNumber: number | null },
): Promise<void> {
  await seeAsDevice(tx, left);
  const last = await latestChoice(tx, left);
  const less = {
    preferences: input.preferences && last?.preferences === true,
    statistics: input.statistics && last?.statistics === true,
  };
  if (last && !sameSwitches(less, last))
    await append(tx, { ...input, ...less }, last, { subjectId: left, ...facts });
  await seeAsDevice(tx, present);
}

async function append(
  tx: Tx,
  input: RecordChoiceInput,
  last: Last,
  facts: { subjectId: string; textSha256: string; editionNumber: number | null },
): Promise<{ id: string; act: ConsentAct; at: Date }> {
  const at = timeAfter(last, now());
  const present = last && (last.expiresAt === null || last.expiresAt > now()) ? last : undefined;
  const act = actOfChoice(input, present, input.gpc);
  const { how, locale, context, shownAt } = input;
  const row = {
    ...facts,
    topic: cookieTopic,
    fingerprint: purposesFingerprint,
    locale,
    how,
    context,
    shownAt,
  };
  const on = input.preferences || input.statistics;
  const chosen = {
    ...row,
    id: orderedUuid(),
    act,
    purposes: switchesOnRecord(input),
    expiresAt: on ? new Date(at.getTime() + env().COOKIE_CHOICE_DAYS * 86_400_000) : null,
    at,
  };
  const before = present ?? { preferences: false, statistics: false };
  // Once for each time that the words were on the screen, before the choice that was made on them.
  const isNew = shownAt !== null && shownAt < at && last?.shownAt?.getTime() !== shownAt.getTime();
  const shown = {
    ...row,
    id: orderedUuid(),
    act: 'shown' as const,
    purposes: switchesOnRecord(before),
    at: shownAt ?? at,
  };
  await tx.insert(consentEvents).values(isNew ? [shown, chosen] : [chosen]);
  return { id: chosen.id, act, at };
}

/**
 * Appends to the ledger what a browser chose, with the exact words it was shown, the meaning they had and the edition of
 * the policy in force (the operator proves consent: Law 94-V, 25(2)(5)). The record names nobody and is its own
 * journal. The same answer to the same words within ten minutes is no new record. A choice of somebody signed in is
 * his; a browser whose history is another person's goes on under a new id, which is returned.
 * @throws AppError `rate_limited` when one browser switches on and off too often; nothing is changed then.
 */
export async function recordChoice(actor: Actor, input: RecordChoiceInput, on?: Tx): Promise<RecordedChoice> {
  authorize(actor, 'cookies.choose');
  const inForce = await findEditionInForce(actor, almatyDate(now()));
  const editionNumber = inForce.kind === 'found' ? inForce.edition.number : null;
  return asActor(actor, on, async (tx) => {
    await mustStay(tx, actor);
    const { deviceId, left } = await deviceFor(tx, actor, input.deviceId);
    const subjectId = subjectOfDevice(deviceId);
    const textSha256 = await recordShownText(tx, { locale: input.locale, text: input.text });
    await tx
      .insert(purposeMeanings)
      .values({ fingerprint: purposesFingerprint, meaning: optionalMeanings, firstAskedAt: now() })
      .onConflictDoNothing();
    const last = await latestChoice(tx, subjectId);
    if (isRepeat(input, last, textSha256))
      return { id: last.id, deviceId, act: last.act, at: last.at, recorded: false };
    const since = new Date(now().getTime() - repeatMs);
    if (adds(input, last) && (await countGrants(tx, subjectId, since)) >= mostGrants)
      throw new AppError('rate_limited');
    const facts = { textSha256, editionNumber };
    const done = await append(tx, input, last, { subjectId, ...facts });
    if (left && actor.kind === 'visitor') await takeBack(tx, input, left, subjectId, facts);
    if (actor.kind === 'client') {
      await tx
        .insert(consentLinks)
        .values({ subjectId, personId: actor.personId, kind: 'device', linkedAt: now() })
        .onConflictDoNothing();
    }
    return { ...done, deviceId, recorded: true };
  });
}
