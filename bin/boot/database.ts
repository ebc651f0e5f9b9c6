import { join, resolve } from 'node:path';
import type { ConnectionTarget, Database } from '@/db/client';
import { afterLoss, type RunningServer, startServer } from '@/db/embedded/server';
import { migrate, pendingMigrations } from '@/db/migrate';
import { type Provisioned, provision, type Server } from '@/db/provision';
import { type Env, type PortalMode, readEnv, SettingsError } from '@/lib/env';
import { demoSecrets, type Secrets } from './secrets';

export type PrepareOptions = {
  /** The environment to read settings from. */
  source: Record<string, string | undefined>;
  /** A database of its own instead of the usual one; the tests make fresh ones. */
  databaseName?: string;
  /** Whether to fill in what the portal cannot be without (and the demo people). At most once per process. */
  seed?: boolean;
  /** Whether to bring tables and grants up to date; without it a database that is behind is refused. */
  migrate?: boolean;
  /** Folder with PostgreSQL's programs, instead of the installed package's. */
  binDir?: string;
  log?: (line: string) => void;
  /** Called when somebody else has stopped the embedded server on purpose. A crashed one is started again. */
  onStopped?: () => void;
};

export type Prepared = {
  /** The environment for the application: its own role, the secrets, never the owner's credentials. */
  env: Record<string, string>;
  owner: ConnectionTarget;
  server: Server;
  settings: Env;
  mode: PortalMode;
  /** Stops the embedded server, unless another process uses it too. */
  stop(): Promise<void>;
};

/** Where the embedded server keeps its data. */
export const serverDir = (settings: Pick<Env, 'PORTAL_DATA_DIR'>) =>
  join(resolve(settings.PORTAL_DATA_DIR), 'postgres');

/**
 * From settings to a database that is ready: secrets, server, roles, migrations, grants, seeds.
 * @throws SettingsError or ServerError, whose message is one sentence for the operator.
 */
export async function prepareDatabase(options: PrepareOptions): Promise<Prepared> {
  const settings = readEnv(options.source);
  if (settings.DATABASE_APP_URL && !settings.DATABASE_URL) {
    throw new SettingsError('Setting DATABASE_URL: is required beside DATABASE_APP_URL, for the migrations.');
  }
  // In production they are set, and the settings were refused otherwise.
  const secrets: Partial<Secrets> =
    settings.mode === 'demo' ? demoSecrets(resolve(settings.PORTAL_DATA_DIR), settings) : {};
  const authSecret = settings.AUTH_SECRET ?? secrets.AUTH_SECRET ?? '';
  const embedded = settings.DATABASE_URL ? undefined : await superviseServer(settings, options);
  const stop = async () => embedded?.stop();
  try {
    const server: Server = embedded
      ? { kind: 'embedded', host: embedded.host, port: embedded.port }
      : { kind: 'given', url: settings.DATABASE_URL ?? '', appUrl: settings.DATABASE_APP_URL, authSecret };
    const { owner, app, appRole } = await provision(server, options.databaseName);
    if (options.migrate ?? true) await migrate(owner, appRole);
    else await refusePending(owner);
    const env = { ...applicationEnv(options.source, settings, app), ...secrets };
    if (options.seed ?? true) await seed(env, settings.mode);
    return { env, owner, server, settings, mode: settings.mode, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @throws SettingsError when the tables are older than the code. */
async function refusePending(owner: ConnectionTarget): Promise<void> {
  if ((await pendingMigrations(owner)).length > 0)
    throw new SettingsError('The database is older than this program: run `npm start` once, then try again.');
}

/** Starts the embedded server, and again whenever it crashes, at the same address: the pools find it again. */
async function superviseServer(settings: Env, options: PrepareOptions) {
  const dataDir = serverDir(settings);
  let current: RunningServer | undefined;
  let stopping = false;
  let restart: Promise<void> = Promise.resolve();
  const start = async (socketDir?: string) => {
    current = await startServer({
      dataDir,
      socketDir,
      binDir: options.binDir,
      log: options.log,
      onLost: () => {
        restart = recover().catch((error: Error) => {
          options.log?.(`The database cannot be started again: ${error.message}`);
          options.onStopped?.();
        });
      },
    });
    return current;
  };
  const recover = async () => {
    const why = await afterLoss(dataDir);
    if (stopping) return;
    if (why === 'stopped') return options.onStopped?.();
    options.log?.('The database crashed and is started again.');
    await start(current?.host);
  };
  const { host, port } = await start();
  const stop = async () => {
    stopping = true;
    await restart;
    await current?.stop();
  };
  return { host, port, stop };
}

/** The surroundings of the application: what is set, without anything that leads to the owner. */
function applicationEnv(
  source: PrepareOptions['source'],
  settings: Env,
  app: Provisioned['app'],
): Record<string, string> {
  const kept = Object.entries(source).filter(([name, value]) => value && !/^(PG|DATABASE_)/.test(name));
  const place: Record<string, string | undefined> =
    typeof app === 'string'
      ? { DATABASE_APP_URL: app }
      : { PGHOST: app.host, PGPORT: String(app.port), PGUSER: app.user, PGDATABASE: app.database };
  const own = {
    PORTAL_MODE: settings.mode,
    PORT: String(settings.PORT),
    PORTAL_DATA_DIR: resolve(settings.PORTAL_DATA_DIR),
  };
  return Object.fromEntries([...kept, ...Object.entries(place), ...Object.entries(own)]) as Record<
    string,
    string
  >;
}

/** Seeds as the application would write: in this process, with the application's environment and role. */
async function seed(env: Record<string, string>, mode: PortalMode): Promise<void> {
  for (const name of Object.keys(process.env)) if (/^(PG|DATABASE_)/.test(name)) delete process.env[name];
  Object.assign(process.env, env);
  const { seedPortal } = await import('@/lib/seed/seed-portal');
  await seedPortal({ mode });
  const store = globalThis as typeof globalThis & { portalDatabase?: Database };
  await store.portalDatabase?.$client.end({ timeout: 5 });
  delete store.portalDatabase;
}
