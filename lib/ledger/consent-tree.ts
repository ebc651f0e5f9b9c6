import 'server-only';
import { join } from 'node:path';
import { eq, isNull } from 'drizzle-orm';
import { consentEvents, shownTexts } from '@/db/schema/consents';
import { ledgerTables } from '@/db/schema/ledger';
import { hashOfText } from '@/lib/consents/words.rules';
import type { Tx } from '@/lib/database';
import { env } from '@/lib/env';
import { type LedgerRecord, parseRecord, recordHash } from '@/lib/ledger/record.rules';
import { signersOf } from '@/lib/ledger/signers';
import { asEvents, type Tree } from '@/lib/ledger/tree';

type ConsentRow = typeof consentEvents.$inferSelect;

const text = (at: Date | null) => at?.toISOString() ?? null;

/** What the ledger proves of a row. */
export const recordOfEvent = (event: ConsentRow): LedgerRecord => ({
  v: 1,
  id: event.id,
  subject: event.subjectId,
  topic: event.topic,
  act: event.act,
  purposes: event.purposes,
  fingerprint: event.fingerprint,
  textSha256: event.textSha256,
  edition: event.editionNumber,
  locale: event.locale,
  how: event.how,
  context: event.context,
  shownAt: text(event.shownAt),
  stopBy: event.stopBy,
  expiresAt: text(event.expiresAt),
  at: event.at.toISOString(),
});

function hashOf(event: unknown): string | null {
  const record = parseRecord(recordOfEvent(event as ConsentRow));
  return record && recordHash(record);
}

/** Words that are not what was kept, and those of which only the hash is left. */
async function alteredWords(tx: Tx, most: number): Promise<string[]> {
  const kept = await tx.select().from(shownTexts);
  const altered = kept.filter(({ sha256, locale, text }) => hashOfText({ locale, text }) !== sha256);
  const gone = await tx
    .selectDistinct({ sha256: consentEvents.textSha256 })
    .from(consentEvents)
    .leftJoin(shownTexts, eq(shownTexts.sha256, consentEvents.textSha256))
    .where(isNull(shownTexts.sha256))
    .limit(most);
  return [...altered, ...gone].map(({ sha256 }) => sha256);
}

/** The name of the ledger, in its keys and heads. Not the address of the portal, which may move. */
export const ledgerName = 'pbo.kz/consent-ledger';

/** The tree over the consent events: what receipts are proven by. */
export const consentTree: Tree = {
  tables: ledgerTables,
  events: asEvents(consentEvents),
  hashOf,
  signers: () => signersOf(ledgerName, 'consent-ledger'),
  lock: 7_402_614,
  seal: 'ledger.seal',
  verify: 'ledger.verify',
  headsFolder() {
    const { LEDGER_CHECKPOINTS, PORTAL_DATA_DIR } = env();
    return LEDGER_CHECKPOINTS ?? join(PORTAL_DATA_DIR, 'ledger-heads');
  },
  alteredWords,
};
