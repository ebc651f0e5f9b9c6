import 'server-only';
import { sql } from 'drizzle-orm';
import { auditPending } from '@/db/schema/audit';
import type { StaffActor } from '@/lib/actor';
import { auditTree } from '@/lib/audit/audit-tree';
import { asActor } from '@/lib/database';
import { type Head, newestHead } from '@/lib/ledger/rows.queries';
import { authorize } from '@/lib/permissions';

/** How far the journal is signed: its newest head, or null before the first one, and how many acts wait for the next. */
export type JournalStanding = { head: Head | null; waiting: number };

/** The standing of the journal, for the auditor, who may keep its head where the operator does not reach. */
export async function getJournalStanding(actor: StaffActor): Promise<JournalStanding> {
  authorize(actor, 'audit.read');
  return asActor(actor, undefined, async (tx) => {
    const [row] = await tx.select({ waiting: sql<number>`count(*)::int` }).from(auditPending);
    return { head: await newestHead(tx, auditTree), waiting: row?.waiting ?? 0 };
  });
}
