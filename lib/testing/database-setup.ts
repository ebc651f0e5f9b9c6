import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectRaw } from '@/db/client';
import { startServer } from '@/db/embedded/server';
import { migrate } from '@/db/migrate';
import { provision } from '@/db/provision';

const key = Buffer.alloc(32, 7).toString('base64');
const oldKey = Buffer.alloc(32, 9).toString('base64');

/** The application's role fails here on purpose, when a test asks for it: see `failingAudit`. */
const failOnDemand = `
  create or replace function fail_audit_on_demand() returns trigger language plpgsql as $$
  begin
    if current_setting('app.request_id', true) like 'fail-audit%' then raise exception 'audit refused'; end if;
    return new;
  end $$;
  create or replace trigger fail_audit_on_demand before insert on audit_events
    for each row execute function fail_audit_on_demand();`;

/**
 * One fresh database for the whole run, migrated as its owner, used as the application's own role: on `DATABASE_URL`,
 * on the server whose programs are in `PORTAL_TEST_PG_BIN`, or on the embedded one.
 */
export default async function setup() {
  const dir = mkdtempSync(join(tmpdir(), 'pbo-test-'));
  const databaseName = `portal_test_${process.pid}`;
  const given = process.env.DATABASE_URL;
  const server = given
    ? undefined
    : await startServer({
        dataDir: join(dir, 'pg'),
        ...(process.env.PORTAL_TEST_PG_BIN ? { binDir: process.env.PORTAL_TEST_PG_BIN } : {}),
      });
  const secrets = {
    AUTH_SECRET: 'test-secret-test-secret-test-secret-0',
    ENCRYPTION_KEYS: `k2:${key},k1:${oldKey}`,
    INDEX_KEY: key,
  };
  Object.assign(process.env, secrets, { PORTAL_MODE: 'demo', PORTAL_DATA_DIR: dir, LOG_LEVEL: 'silent' });
  const place = await provision(
    server
      ? { kind: 'embedded', host: server.host, port: server.port }
      : { kind: 'given', url: given ?? '', authSecret: secrets.AUTH_SECRET },
    databaseName,
  );
  await migrate(place.owner, place.appRole);
  const owner = connectRaw(place.owner, 1);
  await owner.unsafe(failOnDemand);
  await owner.end();
  delete process.env.DATABASE_URL;
  Object.assign(process.env, {
    PORTAL_TEST_OWNER: JSON.stringify(place.owner),
    PORTAL_TEST_APP: JSON.stringify(place.app),
    ...(typeof place.app === 'string'
      ? { DATABASE_APP_URL: place.app }
      : {
          PGHOST: place.app.host,
          PGPORT: String(place.app.port),
          PGUSER: place.app.user,
          PGDATABASE: place.app.database,
        }),
  });
  return async () => {
    await server?.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
