import 'server-only';
import { and, asc, count, desc, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { people } from '@/db/schema/people';
import { policyAnnouncements, policyEditions } from '@/db/schema/policy';
import { policyNotices } from '@/db/schema/policy-answers';
import type { SystemActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { formatDate } from '@/lib/format';
import { sendMessage } from '@/lib/messages/send-message';
import { authorize } from '@/lib/permissions';

const batch = 100;
const oneAtATime = 7_402_615;

type Edition = { number: number; effectiveFrom: string; publishedAt: Date };

/** The newest material edition, unless everybody has been told of it. An older one that was overtaken is not told. */
async function untold(tx: Tx): Promise<Edition | null> {
  const [newest] = await tx
    .select({
      number: policyEditions.number,
      effectiveFrom: policyEditions.effectiveFrom,
      publishedAt: policyEditions.publishedAt,
      finishedAt: policyAnnouncements.finishedAt,
    })
    .from(policyEditions)
    .leftJoin(policyAnnouncements, eq(policyAnnouncements.editionNumber, policyEditions.number))
    .where(eq(policyEditions.materiality, 'material'))
    .orderBy(desc(policyEditions.number))
    .limit(1);
  return newest && !newest.finishedAt ? newest : null;
}

/** The next clients in the order of their ids, after the last one who was told. */
async function nextClients(tx: Tx, edition: Edition) {
  const [last] = await tx
    .select({ personId: policyNotices.personId })
    .from(policyNotices)
    .where(eq(policyNotices.editionNumber, edition.number))
    .orderBy(desc(policyNotices.personId))
    .limit(1);
  return (
    tx
      .select({ id: people.id, email: people.email, locale: people.locale })
      .from(people)
      .where(
        and(
          eq(people.role, 'client'),
          isNull(people.erasedAt),
          isNull(people.disabledAt),
          isNotNull(people.email),
          // Who came later was shown this edition from the start.
          lt(people.createdAt, edition.publishedAt),
          ...(last ? [gt(people.id, last.personId)] : []),
        ),
      )
      .orderBy(asc(people.id))
      .limit(batch)
      // Waits for an erasure, so that no letter goes to an address that is no longer held.
      .for('share')
  );
}

async function finish(tx: Tx, actor: SystemActor, edition: Edition): Promise<void> {
  const [row] = await tx
    .select({ told: count() })
    .from(policyNotices)
    .where(eq(policyNotices.editionNumber, edition.number));
  await tx
    .insert(policyAnnouncements)
    .values({ editionNumber: edition.number, told: row?.told ?? 0, finishedAt: now() })
    .onConflictDoNothing();
  await recordAudit(tx, actor, {
    action: 'policy.announced',
    subjectId: null,
    objectType: 'policy_edition',
    objectId: String(edition.number),
  });
}

/**
 * Tells the next hundred clients of a material edition by e-mail, each once: the row that says so and the letter are
 * written together, and a killed process goes on where it stopped. Gives how many it told; 0 when all is said.
 */
export async function announceEdition(actor: SystemActor, on?: Tx): Promise<number> {
  authorize(actor, 'policy.announce');
  return asActor(actor, on, async (tx) => {
    const [lock] = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(${oneAtATime}) as mine`,
    );
    const edition = lock?.mine ? await untold(tx) : null;
    if (!edition) return 0;
    const clients = await nextClients(tx, edition);
    for (const { id, email, locale } of clients) {
      if (!email) continue;
      await tx.insert(policyNotices).values({ editionNumber: edition.number, personId: id, at: now() });
      await sendMessage(tx, {
        personId: id,
        to: email,
        kind: 'policyChanged',
        locale,
        values: { number: String(edition.number), from: formatDate(locale, edition.effectiveFrom) },
        path: '/cabinet/policy',
      });
    }
    if (clients.length === 0) await finish(tx, actor, edition);
    return clients.length;
  });
}
