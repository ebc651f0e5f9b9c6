import { connectRaw } from '@/db/client';
import type { Role } from '@/db/enums';
import { type ClientActor, personActor, type StaffActor, systemActor } from '@/lib/actor';
import { seedCalendar } from '@/lib/deadlines/seed-calendar';
import { inviteStaff } from '@/lib/people/invite-staff';
import { createClient, type NewClient } from '@/lib/profile/create-client';

let counter = 0;
const uniqueEmail = (name: string) => `${name}-${process.pid}-${Date.now()}-${counter++}@test.kz`;

export type TestClient = { actor: ClientActor; personId: string; email: string };
export type TestStaff = { actor: StaffActor; personId: string; email: string };

/** A client nobody else uses. Values are invented; the IIN is of the 19th century. */
export async function makeClient(values: Partial<NewClient> = {}): Promise<TestClient> {
  const email = values.email ?? uniqueEmail('client');
  const personId = await createClient(systemActor('test'), {
    kind: 'person',
    familyName: 'Пробная',
    givenName: 'Әсел',
    patronymic: 'Тестқызы',
    iin: '880814200050',
    birthDate: '1888-08-14',
    phone: '+77010000077',
    iban: 'KZ65000TEST000000001',
    ...values,
    email,
  });
  return {
    actor: personActor({ id: personId, role: 'client', sessionId: null }) as ClientActor,
    personId,
    email,
  };
}

/** A member of staff nobody else uses. */
export async function makeStaff(role: Exclude<Role, 'client'>): Promise<TestStaff> {
  const email = uniqueEmail(role);
  const personId = await inviteStaff(systemActor('test'), {
    email,
    role,
    displayName: `Test ${role}`,
    silent: true,
  });
  return { actor: personActor({ id: personId, role, sessionId: null }) as StaffActor, personId, email };
}

/** The same somebody, in whose transactions the audit cannot be written (see `database-setup.ts`). */
export function failingAudit<A extends ClientActor | StaffActor>(actor: A): A {
  return personActor(
    { id: actor.personId, role: actor.role, sessionId: actor.sessionId },
    `fail-audit-${crypto.randomUUID()}`,
  ) as unknown as A;
}

/** The working-day calendar, once per database. */
export const needCalendar = () => seedCalendar(systemActor('test'));

const owner = connectRaw(JSON.parse(process.env.PORTAL_TEST_OWNER ?? '""'), 2);
const app = connectRaw(JSON.parse(process.env.PORTAL_TEST_APP ?? '""'), 2);

/**
 * SQL as the owner of the tables, to look where the application may not. Row-level security is forced on the owner
 * too, so looking runs as the `system` role unless the connection is a superuser's.
 */
export const ownerSql = () => owner;

/** SQL as the application's role, without any actor. */
export const appSql = () => app;

/** Counts rows, as the system actor sees them. */
export async function countRows(table: string, where = 'true'): Promise<number> {
  const rows = await app.begin(async (sql) => {
    await sql`select set_config('app.actor_role', 'system', true)`;
    return sql.unsafe(`select count(*)::int as n from "${table}" where ${where}`);
  });
  return rows[0]?.n as number;
}

/** Every table and column of the schema, with all values as text: to look for what must not be there. */
export async function findEverywhere(needle: string): Promise<string[]> {
  const columns = await app<{ table: string; column: string }[]>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' order by 1, 2`;
  return app.begin(async (sql) => {
    await sql`select set_config('app.actor_role', 'system', true)`;
    const found: string[] = [];
    for (const { table, column } of columns) {
      const [hit] = await sql.unsafe(
        `select 1 from "${table}" where position(lower($1) in lower("${column}"::text)) > 0 limit 1`,
        [needle],
      );
      if (hit) found.push(`${table}.${column}`);
    }
    return found;
  });
}
