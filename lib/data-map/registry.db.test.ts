import { describe, expect, it } from 'vitest';
import { dataMap, impersonalTables } from '@/lib/data-map/registry.rules';
import { appSql } from '@/lib/testing/factories';

describe('the data map and the database', () => {
  it('every column that is really there is in the map or in a table about nobody', async () => {
    const columns = await appSql()<{ place: string; table: string }[]>`
      select table_name as table, table_name || '.' || column_name as place from information_schema.columns
      where table_schema = 'public' order by 2`;
    const known = new Set(dataMap.map(({ table, column }) => `${table}.${column}`));
    const unknown = columns.filter(
      ({ table, place }) => !(impersonalTables as readonly string[]).includes(table) && !known.has(place),
    );
    expect(unknown.map(({ place }) => place)).toEqual([]);
    const real = new Set(columns.map(({ place }) => place));
    expect([...known].filter((place) => !real.has(place))).toEqual([]);
  });
});
