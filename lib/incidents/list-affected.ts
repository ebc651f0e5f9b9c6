import 'server-only';
import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/audit';
import { people, profiles } from '@/db/schema/people';
import type { SystemActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { findVault } from '@/lib/crypto/vault';
import { asActor, type Tx } from '@/lib/database';
import { dueDate } from '@/lib/deadlines/due-date.rules';
import { loadCalendar } from '@/lib/deadlines/queries';
import { AppError } from '@/lib/errors';
import type { Affected, Reach } from '@/lib/incidents/affected.rules';
import { authorize } from '@/lib/permissions';

export type Incident = {
  /** From this instant on, and before that one. */
  since: Date;
  until: Date;
  /** When it was found out: the term runs from there. */
  detectedAt: Date;
  reach: Reach;
};

export type AffectedList = {
  people: Affected[];
  /** People of that time who were erased since: nothing is left to tell them by. */
  erased: number;
  /** The last day on which the authority must be told ('YYYY-MM-DD'; Law 94-V, 25(2)(8)). */
  dueOn: string;
  /** How the journal calls this list. */
  id: string;
};

/** Clients within reach. */
function within({ since, until, reach }: Incident): SQL | undefined {
  const client = eq(people.role, 'client');
  if (reach === 'held')
    return and(client, lt(people.createdAt, until), or(isNull(people.erasedAt), gt(people.erasedAt, since)));
  return and(client, isNotNull(auditEvents.subjectId), gte(auditEvents.at, since), lt(auditEvents.at, until));
}

async function idsWithin(tx: Tx, incident: Incident): Promise<{ id: string; erasedAt: Date | null }[]> {
  const columns = { id: people.id, erasedAt: people.erasedAt };
  return incident.reach === 'held'
    ? tx.select(columns).from(people).where(within(incident)).orderBy(asc(people.id))
    : tx
        .selectDistinct(columns)
        .from(people)
        .innerJoin(auditEvents, eq(auditEvents.subjectId, people.id))
        .where(within(incident))
        .orderBy(asc(people.id));
}

async function openCard(tx: Tx, card: typeof profiles.$inferSelect): Promise<Affected> {
  const { personId, familyName, givenName, patronymic, iinEnc, phoneEnc } = card;
  const vault = iinEnc || phoneEnc ? await findVault(tx, personId) : null;
  const opened = (column: string, sealed: string | null) =>
    sealed && vault ? vault.open('profiles', column, personId, sealed) : null;
  return {
    familyName,
    givenName,
    patronymic,
    iin: opened('iin_enc', iinEnc),
    phone: opened('phone_enc', phoneEnc),
  };
}

const nameOf = ({ familyName, givenName, patronymic }: Affected) =>
  [familyName, givenName, patronymic].join(' ');

const batch = 500;

/**
 * Lists the people whom an incident reached, for the notice to the authority within one working day (Law 94-V, 25(2)(8); Order
 * 481/НҚ of 09.08.2024). Each of them sees in his own journal that he was put on the list. Names alone are kept of nobody:
 * the journal holds numbers.
 * @throws AppError invalid for a time that ends before it begins or lies ahead, unavailable when the calendar ends.
 */
export async function listAffected(actor: SystemActor, incident: Incident, on?: Tx): Promise<AffectedList> {
  authorize(actor, 'incident.list');
  if (incident.since >= incident.until || incident.detectedAt > now()) throw new AppError('invalid');
  return asActor(actor, on, async (tx) => {
    const { dueOn } = dueDate('breach', incident.detectedAt, await loadCalendar(actor, tx));
    const id = crypto.randomUUID();
    const reached = await idsWithin(tx, incident);
    const living = reached.filter(({ erasedAt }) => !erasedAt).map((person) => person.id);
    const listed: Affected[] = [];
    for (let at = 0; at < living.length; at += batch) {
      const cards = await tx
        .select()
        .from(profiles)
        .where(inArray(profiles.personId, living.slice(at, at + batch)))
        .orderBy(asc(profiles.personId));
      for (const card of cards) {
        listed.push(await openCard(tx, card));
        await recordAudit(tx, actor, {
          action: 'incident.listed',
          subjectId: card.personId,
          objectType: 'incident',
          objectId: id,
          fields: ['familyName', 'givenName', 'patronymic', 'iin', 'phone'],
          reason: incident.reach,
        });
      }
    }
    listed.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'ru'));
    return { people: listed, erased: reached.length - living.length, dueOn, id };
  });
}
