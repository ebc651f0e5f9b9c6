import { createHmac } from 'node:crypto';
import type postgres from 'postgres';
import type { ConnectionTarget } from '@/db/client';
import { createDatabase, exclusively, letIn, query, quoted, reach, roleExists } from '@/db/provision-sql';
import { SettingsError } from '@/db/settings-error';

type EmbeddedServer = { kind: 'embedded'; host: string; port: number };
type GivenServer = { kind: 'given'; url: string; appUrl?: string | undefined; authSecret: string };

/** A server to prepare: the embedded one, or one given by its address. */
export type Server = EmbeddedServer | GivenServer;

/** `owner` migrates; the application works as `app`, a role without the powers of the owner or a superuser. */
export type Provisioned = { owner: ConnectionTarget; app: ConnectionTarget; appRole: string };

const plain = 'login nosuperuser nocreaterole nocreatedb noreplication nobypassrls';

/**
 * Prepares roles and database; can be repeated, and called from several processes at once.
 * @param databaseName a database of its own (the tests make fresh ones); by default `portal` on the embedded
 *   server, and the one of the URL on a given server, which must exist.
 * @throws SettingsError when the given server cannot be used, naming the setting.
 */
export function provision(server: Server, databaseName?: string): Promise<Provisioned> {
  return server.kind === 'embedded'
    ? provisionEmbedded(server, databaseName ?? 'portal')
    : provisionGiven(server, databaseName);
}

async function provisionEmbedded({ host, port }: EmbeddedServer, database: string): Promise<Provisioned> {
  const [ownerRole, appRole] = ['portal_owner', 'portal_app'];
  await exclusively({ host, port, user: 'postgres', database: 'postgres' }, async (sql) => {
    for (const role of [ownerRole, appRole]) {
      if (!(await roleExists(sql, role))) await sql.unsafe(`create role ${quoted(role)}`);
      // Said again at each start: a role that was given more powers by hand loses them.
      await sql.unsafe(`alter role ${quoted(role)} ${plain}`);
    }
    await createDatabase(sql, database, ownerRole);
    await letIn(sql, database, appRole);
  });
  const owner = { host, port, user: ownerRole, database };
  const app = { host, port, user: appRole, database };
  await checkAppRole(owner, app, 'PORTAL_DATA_DIR');
  return { owner, app, appRole };
}

async function provisionGiven(server: GivenServer, databaseName?: string): Promise<Provisioned> {
  const base = parse(server.url, 'DATABASE_URL');
  const database = databaseName ?? decodeURIComponent(base.pathname.slice(1));
  if (!database) throw new SettingsError('Setting DATABASE_URL: must name a database.');
  const appBase = server.appUrl ? parse(server.appUrl, 'DATABASE_APP_URL') : undefined;
  const owner = withParts(base, { database });
  const app = await reach('DATABASE_URL', () =>
    exclusively(base.href, async (sql) => {
      await checkServer(sql);
      if (databaseName) await createDatabase(sql, database);
      if (!appBase) return ensureAppRole(sql, base, database, server.authSecret);
      if (appBase.username) await letIn(sql, database, decodeURIComponent(appBase.username));
      return withParts(appBase, { database });
    }),
  );
  await reach('DATABASE_URL', () => query(owner, checkOwner));
  const appRole = await checkAppRole(owner, app, appBase ? 'DATABASE_APP_URL' : 'DATABASE_URL');
  return { owner, app, appRole };
}

const appRoleOf = (database: string) => `${database}_app`;

/** The application's role on a given server, with a password that only the holder of AUTH_SECRET can derive. */
async function ensureAppRole(
  sql: postgres.Sql,
  base: URL,
  database: string,
  authSecret: string,
): Promise<string> {
  const role = appRoleOf(database);
  const password = createHmac('sha256', authSecret).update('database-app-role').digest('hex');
  const app = withParts(base, { database, user: role, password });
  const exists = await roleExists(sql, role);
  if (exists && (await logsIn(app))) return app;
  try {
    // The password is hexadecimal: nothing in it needs escaping.
    await sql.unsafe(`${exists ? 'alter' : 'create'} role ${quoted(role)} login password '${password}'`);
    await letIn(sql, database, role);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new SettingsError(
      `Setting DATABASE_APP_URL: is required, because the user of DATABASE_URL may not prepare the role ${role}.`,
    );
  }
  return app;
}

const logsIn = (target: string) =>
  query(target, (sql) => sql`select 1`).then(
    () => true,
    () => false,
  );

async function checkServer(sql: postgres.Sql): Promise<void> {
  const [row] = await sql`select current_setting('server_version_num')::int as number,
    current_setting('server_version') as version, current_setting('server_encoding') as encoding`;
  if (row?.number < 150_000) {
    throw new SettingsError(
      `Setting DATABASE_URL: PostgreSQL ${row?.version} is too old, 15 or later is needed.`,
    );
  }
  if (row?.encoding !== 'UTF8') {
    throw new SettingsError(`Setting DATABASE_URL: the database must be UTF8, not ${row?.encoding}.`);
  }
}

async function checkOwner(sql: postgres.Sql): Promise<void> {
  const [row] = await sql`select has_database_privilege(current_database(), 'create')
    and has_schema_privilege('public', 'create') as may`;
  if (row?.may) return;
  throw new SettingsError(
    'Setting DATABASE_URL: its user may not create tables there; make it the database owner.',
  );
}

/** Refuses a role that row-level security and revoked grants would not bind. @returns its name. */
async function checkAppRole(
  owner: ConnectionTarget,
  app: ConnectionTarget,
  setting: string,
): Promise<string> {
  const [us] = await query(owner, (sql) => sql`select current_user as role`);
  const [row] = await reach(setting, () =>
    query(
      app,
      (sql) => sql`select current_user as role, rolsuper or rolbypassrls as unbound,
        pg_has_role(current_user, ${String(us?.role)}, 'member') as owner
        from pg_roles where rolname = current_user`,
    ),
  );
  const wrong = row?.unbound ? 'a superuser or bypasses row-level security' : 'the owner of the tables';
  if (row?.unbound || row?.owner) {
    throw new SettingsError(
      `Setting ${setting}: the application's role ${row.role} is ${wrong}; give it a plain role.`,
    );
  }
  return String(row?.role);
}

function parse(url: string, setting: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.hostname) return parsed;
  throw new SettingsError(
    `Setting ${setting}: must have the form postgres://user:password@host:5432/database.`,
  );
}

function withParts(base: URL, parts: { database: string; user?: string; password?: string }): string {
  const url = new URL(base.href);
  url.pathname = `/${parts.database}`;
  if (parts.user !== undefined) url.username = encodeURIComponent(parts.user);
  if (parts.password !== undefined) url.password = parts.password;
  return url.href;
}

/** Removes a database that `provision` made under a name of its own, and the role made for it. For tests. */
export async function unprovision(server: Server, databaseName: string): Promise<void> {
  const given = server.kind === 'given';
  const target = given
    ? server.url
    : { host: server.host, port: server.port, user: 'postgres', database: 'postgres' };
  await exclusively(target, async (sql) => {
    await sql.unsafe(`drop database if exists ${quoted(databaseName)} with (force)`);
    if (given && !server.appUrl) await sql.unsafe(`drop role if exists ${quoted(appRoleOf(databaseName))}`);
  });
}
