import { randomUUID } from 'node:crypto';
import type { LedgerRecord } from '@/lib/ledger/record.rules';

/** A record of the ledger with its own ids, and with what a test says of it. */
export const recordOf = (over: Partial<LedgerRecord> = {}): LedgerRecord => ({
  v: 1,
  id: randomUUID(),
  subject: randomUUID(),
  topic: 'cookies',
  act: 'changed',
  purposes: [
    { code: 'preferences', on: true, fingerprint: 'a'.repeat(64) },
    { code: 'statistics', on: false, fingerprint: 'b'.repeat(64) },
  ],
  fingerprint: 'c'.repeat(64),
  textSha256: 'd'.repeat(64),
  edition: 1,
  locale: 'kk',
  how: 'banner',
  context: { browser: 'Firefox', layout: '3' },
  shownAt: '2026-11-25T09:59:58.000Z',
  stopBy: '2026-12-31',
  expiresAt: '2027-05-26T10:00:00.007Z',
  at: '2026-11-25T10:00:00.007Z',
  ...over,
});
