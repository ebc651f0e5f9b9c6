import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** Where a server is: a URL, or the parts of a socket address (which do not fit into a URL). */
export type ConnectionTarget =
  | string
  | {
      host?: string | undefined;
      port?: number | undefined;
      user?: string | undefined;
      database?: string | undefined;
      password?: string | undefined;
    };

export type Database = PostgresJsDatabase & { $client: postgres.Sql };
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Raw postgres.js connection pool. `max` connections; notices are not printed. */
export function connectRaw(target: ConnectionTarget, max = 10): postgres.Sql {
  const options = { max, onnotice: () => {}, connection: { TimeZone: 'UTC' } } as const;
  if (typeof target === 'string') return postgres(target, options);
  const { password, ...place } = target;
  return postgres({ ...place, ...(password ? { password } : {}), ...options });
}

/** A drizzle database over its own pool. */
export function connect(target: ConnectionTarget, max = 10): Database {
  return drizzle(connectRaw(target, max), { casing: 'snake_case' }) as Database;
}
