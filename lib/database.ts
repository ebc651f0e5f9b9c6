import 'server-only';
import { sql } from 'drizzle-orm';
import { connect, type Database, type Tx } from '@/db/client';
import type { Actor } from '@/lib/actor';
import { env } from '@/lib/env';

export type { Tx } from '@/db/client';

const globalStore = globalThis as typeof globalThis & { portalDatabase?: Database };

/** The pool of this process, as the application's role: no superuser, no owner, no DDL. */
function database(): Database {
  if (!globalStore.portalDatabase) {
    const { DATABASE_APP_URL, PGHOST, PGPORT, PGUSER, PGDATABASE } = env();
    globalStore.portalDatabase = connect(
      DATABASE_APP_URL ?? { host: PGHOST, port: PGPORT, user: PGUSER, database: PGDATABASE },
    );
  }
  return globalStore.portalDatabase;
}

const actorSettings = (actor: Actor) => sql`select
  set_config('app.actor_role', ${actor.role}, true),
  set_config('app.actor_id', ${'personId' in actor ? actor.personId : ''}, true),
  set_config('app.request_id', ${actor.requestId}, true)`;

/**
 * Runs `work` in a transaction in which row-level security sees `actor`. With `on`, joins the caller's
 * transaction (as a savepoint) and gives the caller's actor back afterwards. Without an actor the
 * application's role sees no personal row at all. `repeatable read` is for a long look at one moment, not for `on`.
 */
export async function asActor<T>(
  actor: Actor,
  on: Tx | undefined,
  work: (tx: Tx) => Promise<T>,
  isolation: 'read committed' | 'repeatable read' = 'read committed',
): Promise<T> {
  if (!on) {
    return database().transaction(
      async (tx) => {
        await tx.execute(actorSettings(actor));
        return work(tx);
      },
      isolation === 'read committed' ? undefined : { isolationLevel: isolation },
    );
  }
  return on.transaction(async (tx) => {
    const [before] = await tx.execute<{ role: string; id: string; request: string }>(sql`select
      coalesce(current_setting('app.actor_role', true), '') as role,
      coalesce(current_setting('app.actor_id', true), '') as id,
      coalesce(current_setting('app.request_id', true), '') as request`);
    await tx.execute(actorSettings(actor));
    const result = await work(tx);
    await tx.execute(sql`select set_config('app.actor_role', ${before?.role ?? ''}, true),
      set_config('app.actor_id', ${before?.id ?? ''}, true),
      set_config('app.request_id', ${before?.request ?? ''}, true)`);
    return result;
  });
}

/**
 * Hears what the database says on a channel (NOTIFY), on a connection of its own. `connected` is called each time the
 * connection stands: what was said while it did not is lost.
 */
export async function listenTo(channel: string, heard: () => void, connected: () => void): Promise<void> {
  await database().$client.listen(channel, heard, connected);
}

/** Ends the pool: for commands that are done, and for tests. */
export async function closeDatabase(): Promise<void> {
  await globalStore.portalDatabase?.$client.end({ timeout: 5 });
  delete globalStore.portalDatabase;
}
