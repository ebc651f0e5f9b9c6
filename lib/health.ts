import 'server-only';
import { getTableColumns, getTableName, isTable, sql, type Table } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import * as audit from '@/db/schema/audit';
import * as consents from '@/db/schema/consents';
import * as deadlines from '@/db/schema/deadlines';
import * as exportRuns from '@/db/schema/exports';
import * as messages from '@/db/schema/messages';
import * as people from '@/db/schema/people';
import * as policy from '@/db/schema/policy';
import * as requests from '@/db/schema/requests';
import { systemActor } from '@/lib/actor';
import { asActor } from '@/lib/database';

const patienceMs = 3_000;

/** `table.column` of everything that the code expects to be there. */
export function expectedColumns(): string[] {
  const modules = [audit, consents, deadlines, exportRuns, messages, people, policy, requests];
  const tables = modules
    .flatMap((schema) => Object.values(schema))
    .filter((value): value is Table => isTable(value));
  return tables.flatMap((table) =>
    Object.values(getTableColumns(table)).map(
      (column) => `${getTableName(table)}.${toSnakeCase(column.name)}`,
    ),
  );
}

/** Columns that the code expects and the database does not show to the application's role: migrations are missing. */
export async function missingColumns(): Promise<string[]> {
  const rows = await asActor(systemActor('health'), undefined, (tx) =>
    tx.execute<{ name: string }>(sql`select table_name || '.' || column_name as name
      from information_schema.columns where table_schema = 'public'`),
  );
  const there = new Set(rows.map((row) => row.name));
  return expectedColumns().filter((name) => !there.has(name));
}

/** True when the database answers soon and every table and column the code needs is in it. Reads no person's row. */
export async function isHealthy(): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), patienceMs).unref());
  const answer = missingColumns().then(
    (missing) => missing.length === 0,
    () => false,
  );
  return Promise.race([answer, late]);
}
