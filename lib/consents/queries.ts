import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import type { ConsentAct, ConsentWay, Locale } from '@/db/enums';
import { consentEvents, consentLinks, shownTexts } from '@/db/schema/consents';
import { type Actor, actorPersonId } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { type ConsentPurpose, type PurposeKind, purposes } from './purposes.rules';
import { type ConsentState, canGive, canWithdraw, stateOf } from './state.rules';

export type ConsentEvent = {
  id: string;
  act: ConsentAct;
  at: Date;
  /** The edition of the policy that was in force then. */
  editionNumber: number | null;
  locale: Locale;
  how: ConsentWay;
  /** After a withdrawal: the last day by law ('YYYY-MM-DD'). */
  stopBy: string | null;
  textSha256: string;
  /** The exact words that were shown. */
  text: Record<string, string>;
};

export type Consent = {
  purpose: ConsentPurpose;
  kind: PurposeKind;
  state: ConsentState;
  canGive: boolean;
  canWithdraw: boolean;
  /** Newest first. */
  history: ConsentEvent[];
};

const ownId = (actor: Actor): string => {
  const id = actorPersonId(actor);
  if (!id) throw new AppError('unauthenticated');
  return id;
};

/** Every purpose and how the client's own consent to it stands, with its history. */
export async function listConsents(actor: Actor): Promise<Consent[]> {
  authorize(actor, 'consent.read');
  const person = ownId(actor);
  const rows = await asActor(actor, undefined, (tx) =>
    tx
      .select({
        id: consentEvents.id,
        topic: consentEvents.topic,
        fingerprint: consentEvents.fingerprint,
        act: consentEvents.act,
        at: consentEvents.at,
        editionNumber: consentEvents.editionNumber,
        locale: consentEvents.locale,
        how: consentEvents.how,
        stopBy: consentEvents.stopBy,
        textSha256: consentEvents.textSha256,
        text: shownTexts.text,
      })
      .from(consentEvents)
      .innerJoin(consentLinks, eq(consentLinks.subjectId, consentEvents.subjectId))
      .innerJoin(shownTexts, eq(shownTexts.sha256, consentEvents.textSha256))
      .where(and(eq(consentLinks.personId, person), eq(consentLinks.kind, 'account')))
      .orderBy(desc(consentEvents.at), desc(consentEvents.id)),
  );
  return purposes.map((purpose) => {
    const own = rows.filter(({ topic }) => topic === purpose.code);
    const state = stateOf(purpose, own[0]);
    return {
      purpose: purpose.code,
      kind: purpose.kind,
      state,
      canGive: canGive(state),
      canWithdraw: canWithdraw(purpose, state),
      history: own.map(({ topic: _topic, fingerprint: _fingerprint, ...event }) => event),
    };
  });
}

export type LastEvent = {
  id: string;
  act: ConsentAct;
  fingerprint: string;
  stopBy: string | null;
  at: Date;
  locale: Locale;
  textSha256: string;
};

/** The newest event of one purpose of the client's own, inside the transaction that is about to follow it. */
export async function findLastEvent(
  actor: Actor,
  purpose: ConsentPurpose,
  on?: Tx,
): Promise<LastEvent | undefined> {
  authorize(actor, 'consent.read');
  const [last] = await asActor(actor, on, (tx) =>
    tx
      .select({
        id: consentEvents.id,
        act: consentEvents.act,
        fingerprint: consentEvents.fingerprint,
        stopBy: consentEvents.stopBy,
        at: consentEvents.at,
        locale: consentEvents.locale,
        textSha256: consentEvents.textSha256,
      })
      .from(consentEvents)
      .innerJoin(consentLinks, eq(consentLinks.subjectId, consentEvents.subjectId))
      .where(
        and(
          eq(consentLinks.personId, ownId(actor)),
          eq(consentLinks.kind, 'account'),
          eq(consentEvents.topic, purpose),
        ),
      )
      .orderBy(desc(consentEvents.at), desc(consentEvents.id))
      .limit(1),
  );
  return last;
}
