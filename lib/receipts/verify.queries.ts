import 'server-only';
import { eq } from 'drizzle-orm';
import { type ConsentAct, type ConsentWay, type Locale, locales } from '@/db/enums';
import { consentEvents, purposeMeanings, shownTexts } from '@/db/schema/consents';
import { ledgerCheckpoints, ledgerPending } from '@/db/schema/ledger';
import { type Actor, systemActor } from '@/lib/actor';
import { hashOfText } from '@/lib/consents/words.rules';
import { sha256 } from '@/lib/crypto/hash.rules';
import { asActor } from '@/lib/database';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { translator } from '@/lib/i18n/translator';
import { recordOfEvent } from '@/lib/ledger/consent-tree';
import { proofOf } from '@/lib/ledger/proof.queries';
import { verifyProof } from '@/lib/ledger/proof.rules';
import { recordBytes } from '@/lib/ledger/record.rules';
import { authorize } from '@/lib/permissions';
import { isId } from '@/lib/requests/cursor.rules';
import type { FileCheck } from './check-mark.rules';
import { compareWithLedger } from './compare.rules';
import { listVerifiers } from './keys.queries';
import { findMeaningOf } from './meaning.rules';
import { receiptColumns } from './queries';
import { readReceiptFile } from './read-file.rules';

/** `pending`: the event is recorded and waits for its place in the ledger. `altered`: something does not fit. */
export type ReceiptStanding = 'genuine' | 'pending' | 'altered';

/** What anybody who holds the link learns of an act. Not whose it is, not in which browser. */
export type VerifiedReceipt = {
  id: string;
  act: ConsentAct;
  topic: string;
  purposes: { code: string; on: boolean }[];
  at: Date;
  locale: Locale;
  how: ConsentWay;
  edition: number | null;
  textSha256: string;
  expiresAt: Date | null;
  stopBy: string | null;
  standing: ReceiptStanding;
  /** The place among all events, counted from 1, in the tree of `size` that was signed `signedAt`. */
  place: { number: number; size: number; signedAt: Date | null } | null;
};

const found = async (actor: Actor, id: string) => {
  // Reads another's act: what leaves this file names nobody.
  const system = systemActor('verify-receipt', actor.requestId);
  const read = await asActor(system, undefined, async (tx) => {
    // First whether it waits: sealed in between, it has a proof all the more.
    const waiting = await tx.select().from(ledgerPending).where(eq(ledgerPending.eventId, id));
    const [row] = await tx
      .select(receiptColumns)
      .from(consentEvents)
      .innerJoin(shownTexts, eq(shownTexts.sha256, consentEvents.textSha256))
      .leftJoin(purposeMeanings, eq(purposeMeanings.fingerprint, consentEvents.fingerprint))
      .where(eq(consentEvents.id, id));
    return row && { row, waits: waiting.length > 0 };
  });
  if (!read) throw new AppError('not_found');
  const { words, earlier, ...event } = read.row;
  const record = { ...recordOfEvent(event), locale: event.locale };
  const [proof, verifiers] = await Promise.all([proofOf(system, id), listVerifiers(system)]);
  return { event, words, earlier, record, proof, verifiers, waits: read.waits };
};

type Found = Awaited<ReturnType<typeof found>>;

function standingOf({ event, words, record, proof, verifiers, waits }: Found): ReceiptStanding {
  if (hashOfText({ locale: event.locale, text: words }) !== record.textSha256) return 'altered';
  if (!proof) return waits ? 'pending' : 'altered';
  const same = recordBytes(proof.record) === recordBytes(record);
  return same && verifyProof(record, proof.proof, verifiers).ok ? 'genuine' : 'altered';
}

/**
 * Whether an act is in the ledger unaltered, checked now: the row, the words, the path to the root and the signature.
 * For anybody who holds the number. @throws AppError not_found.
 */
export async function verifyReceipt(actor: Actor, id: string): Promise<VerifiedReceipt> {
  authorize(actor, 'receipt.verify');
  const all = await found(actor, id);
  const { event, proof } = all;
  const size = proof?.proof.size;
  const signed =
    size === undefined
      ? undefined
      : await asActor(actor, undefined, (tx) =>
          tx
            .select({ at: ledgerCheckpoints.at })
            .from(ledgerCheckpoints)
            .where(eq(ledgerCheckpoints.size, size)),
        );
  const { act, topic, at, locale, how, editionNumber, textSha256, expiresAt, stopBy } = event;
  return {
    ...{ id, act, topic, at, locale, how, textSha256, expiresAt, stopBy },
    edition: editionNumber,
    purposes: event.purposes.map(({ code, on }) => ({ code, on })),
    standing: standingOf(all),
    place: proof && {
      number: proof.proof.index + 1,
      size: proof.proof.size,
      signedAt: signed?.[0]?.at ?? null,
    },
  };
}

/**
 * Compares the file of a receipt with the ledger, field by field. Whoever does not know the pseudonym of the file's owner
 * learns only that it is another one.
 * @throws AppError invalid with the reason, or when the ledger has no such receipt.
 */
export async function compareFile(actor: Actor, text: string): Promise<{ id: string; check: FileCheck }> {
  authorize(actor, 'receipt.verify');
  const read = readReceiptFile(text);
  if (!read.ok) throw new AppError('invalid', { detail: `receipts.errors.${read.why}` });
  const { file } = read;
  const unknown = () => new AppError('invalid', { detail: 'receipts.errors.unknown' });
  if (!isId(file.id)) throw unknown();
  const { record, words, earlier, verifiers } = await found(actor, file.id).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'not_found' ? unknown() : error;
  });
  const all = await Promise.all(
    locales.map(async (one) => [one, await translator(one, 'receipts')] as const),
  );
  const known = {
    record,
    words,
    meanings: record.purposes.map(({ fingerprint }) => findMeaningOf(fingerprint, earlier)),
    origin: env().origin,
  };
  const compared = compareWithLedger(file, known, { verifiers, terms: Object.fromEntries(all) as never });
  return { id: file.id, check: { file: sha256(text).slice(0, 16), ...compared } };
}
