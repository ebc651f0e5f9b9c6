import 'server-only';
import { count, desc, eq } from 'drizzle-orm';
import { exportRuns } from '@/db/schema/exports';
import { type ClientActor, systemActor } from '@/lib/actor';
import { ofPerson, personalTables } from '@/lib/data-map/tables';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';

export type ExportRun = { id: string; at: Date; bytes: number; sha256: string };
/** How many rows a table holds about the client. */
export type Holding = { table: string; rows: number };

const mostShown = 100;

/** Copies that the client took, newest first, at most a hundred. */
export async function listExports(actor: ClientActor, on?: Tx): Promise<ExportRun[]> {
  authorize(actor, 'export.make');
  return asActor(actor, on, (tx) =>
    tx
      .select({ id: exportRuns.id, at: exportRuns.at, bytes: exportRuns.bytes, sha256: exportRuns.sha256 })
      .from(exportRuns)
      .where(eq(exportRuns.personId, actor.personId))
      .orderBy(desc(exportRuns.at), desc(exportRuns.id))
      .limit(mostShown),
  );
}

/** How much is held about the client in each table that can hold anything about him, sealed and technical ones too. */
export async function listHoldings(actor: ClientActor, on?: Tx): Promise<Holding[]> {
  authorize(actor, 'profile.read');
  // Codes and letters are hidden from everybody but the portal: it counts, by the client's own id.
  return asActor(systemActor('holdings', actor.requestId), on, async (tx) => {
    const holdings: Holding[] = [];
    for (const source of personalTables) {
      const [found] = await tx
        .select({ rows: count() })
        .from(source.table)
        .where(ofPerson(source, actor.personId));
      holdings.push({ table: source.name, rows: found?.rows ?? 0 });
    }
    return holdings;
  });
}
