import 'server-only';
import { count, eq } from 'drizzle-orm';
import { erasureCertificates, type PlanLine } from '@/db/schema/requests';
import { type Actor, actorPersonId, systemActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { canonicalJson, sha256 } from '@/lib/crypto/hash.rules';
import { ofPerson, personalTables } from '@/lib/data-map/tables';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { planLines } from '@/lib/erasure/plan.rules';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';

/** How many rows each table holds of a person. Counting needs to see all tables, so it runs as the system. */
export async function countPersonalRows(
  tx: Tx,
  requestId: string,
  personId: string,
): Promise<Map<string, number>> {
  return asActor(systemActor('erasure-plan', requestId), tx, async (inner) => {
    const rows = new Map<string, number>();
    for (const source of personalTables) {
      const [found] = await inner
        .select({ rows: count() })
        .from(source.table)
        .where(ofPerson(source, personId));
      rows.set(source.name, found?.rows ?? 0);
    }
    return rows;
  });
}

/**
 * What an erasure today would do with the data of a person: row counts, never values. A client may ask about himself
 * only.
 */
export async function planErasure(actor: Actor, personId: string, on?: Tx): Promise<PlanLine[]> {
  authorize(actor, 'erasure.plan');
  if (actor.kind === 'client' && actorPersonId(actor) !== personId) throw new AppError('not_found');
  return asActor(actor, on, async (tx) =>
    planLines(await countPersonalRows(tx, actor.requestId, personId), almatyDate(now())),
  );
}

export type Certificate = {
  id: string;
  number: string;
  requestNumber: string;
  executedAt: Date;
  plan: PlanLine[];
  sha256: string;
  /** Whether the stored facts still give the stored hash. */
  genuine: boolean;
};

/** The hash of a certificate: over its facts in canonical JSON. */
export const certificateHash = (facts: {
  number: string;
  requestNumber: string;
  executedAt: Date;
  plan: PlanLine[];
}) => sha256(canonicalJson({ ...facts, executedAt: facts.executedAt.toISOString() }));

/**
 * A certificate by its id, for anybody who holds the link. It names nobody: number, date, categories, counts, grounds.
 * @throws AppError not_found.
 */
export async function getCertificate(actor: Actor, id: string, on?: Tx): Promise<Certificate> {
  authorize(actor, 'certificate.verify');
  return asActor(actor, on, async (tx) => {
    const [row] = await tx
      .select({
        id: erasureCertificates.id,
        number: erasureCertificates.number,
        requestNumber: erasureCertificates.requestNumber,
        executedAt: erasureCertificates.executedAt,
        plan: erasureCertificates.plan,
        sha256: erasureCertificates.sha256,
      })
      .from(erasureCertificates)
      .where(eq(erasureCertificates.id, id));
    if (!row) throw new AppError('not_found');
    const { id: _, sha256: stored, ...facts } = row;
    return { ...row, genuine: certificateHash(facts) === stored };
  });
}

/** The certificate of a request, or null. */
export async function findCertificateOf(actor: Actor, requestId: string, on?: Tx): Promise<string | null> {
  authorize(actor, 'certificate.verify');
  return asActor(actor, on, async (tx) => {
    const [row] = await tx
      .select({ id: erasureCertificates.id })
      .from(erasureCertificates)
      .where(eq(erasureCertificates.requestId, requestId));
    return row?.id ?? null;
  });
}
