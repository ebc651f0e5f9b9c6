import 'server-only';
import { join } from 'node:path';
import { auditEvents, auditTables } from '@/db/schema/audit';
import { type Act, actHash } from '@/lib/audit/act-record.rules';
import { env } from '@/lib/env';
import { signersOf } from '@/lib/ledger/signers';
import { asEvents, type Tree } from '@/lib/ledger/tree';

/** The tree over the journal of acts: an edit, a deletion, an insertion, a swap or a cut shows. */
export const auditTree: Tree = {
  tables: auditTables,
  events: asEvents(auditEvents),
  hashOf: (event) => actHash(event as Act),
  signers: () => signersOf('pbo.kz/audit-log', 'audit-log'),
  lock: 7_402_615,
  seal: 'audit.seal',
  verify: 'audit.verify',
  headsFolder() {
    const { AUDIT_CHECKPOINTS, PORTAL_DATA_DIR } = env();
    return AUDIT_CHECKPOINTS ?? join(PORTAL_DATA_DIR, 'audit-heads');
  },
};
