import { readFileSync } from 'node:fs';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { locales } from '@/db/enums';
import * as audit from '@/db/schema/audit';
import * as consents from '@/db/schema/consents';
import * as deadlines from '@/db/schema/deadlines';
import * as exportsSchema from '@/db/schema/exports';
import * as ledger from '@/db/schema/ledger';
import * as limits from '@/db/schema/limits';
import * as messages from '@/db/schema/messages';
import * as people from '@/db/schema/people';
import * as policy from '@/db/schema/policy';
import * as policyAnswers from '@/db/schema/policy-answers';
import * as policyDrafts from '@/db/schema/policy-drafts';
import * as requests from '@/db/schema/requests';
import * as statistics from '@/db/schema/statistics';
import {
  cardFields,
  clauseNumber,
  type DataField,
  dataMap,
  fieldOf,
  fieldsOf,
  groupsOf,
  impersonalTables,
} from '@/lib/data-map/registry.rules';
import { camel, personalTables } from '@/lib/data-map/tables';
import { categories, dataPurposes, grounds, retentions } from '@/lib/data-map/vocabulary.rules';
import { translator } from '@/lib/i18n/translator';
import { parsePolicy } from '@/lib/policy/parse.rules';
import { filesIn } from '@/lib/testing/source';

const schemas = {
  audit,
  consents,
  deadlines,
  exports: exportsSchema,
  ledger,
  limits,
  messages,
  people,
  policy,
  'policy-answers': policyAnswers,
  'policy-drafts': policyDrafts,
  requests,
  statistics,
};
const tables = Object.values(schemas)
  .flatMap((file) => Object.values(file) as unknown[])
  .filter((value): value is PgTable => is(value, PgTable));
const columnsOf = (table: PgTable) => Object.keys(getTableColumns(table));
const place = ({ table, column }: DataField) => `${table}.${column}`;

describe('the data map and the tables', () => {
  it('this test reads every file of the schema', () => {
    // `tree` makes the tables that `ledger` and `audit` export.
    const files = filesIn('db/schema').map((path) => path.replace(/^db\/schema\/|\.ts$/g, ''));
    expect(files.sort()).toEqual([...Object.keys(schemas), 'tree'].sort());
  });

  it('every column is in the map or in a table that is about nobody', () => {
    const known = new Set(dataMap.map(({ table, column }) => `${table}.${camel(column)}`));
    const impersonal = new Set<string>(impersonalTables);
    const unknown = tables.flatMap((table) => {
      const name = getTableName(table);
      return impersonal.has(name)
        ? []
        : columnsOf(table)
            .map((column) => `${name}.${column}`)
            .filter((column) => !known.has(column));
    });
    expect(unknown).toEqual([]);
  });

  it('every entry is a column, once', () => {
    const real = new Map(tables.map((table) => [getTableName(table), columnsOf(table)]));
    expect(
      dataMap.filter(({ table, column }) => !real.get(table)?.includes(camel(column))).map(place),
    ).toEqual([]);
    expect(new Set(dataMap.map(place)).size).toBe(dataMap.length);
    expect(impersonalTables.filter((name) => !real.has(name))).toEqual([]);
    expect(impersonalTables.filter((name) => dataMap.some(({ table }) => table === name))).toEqual([]);
  });

  it('every table of the map says how a person’s rows are found in it', () => {
    const mapped = [...new Set(dataMap.map(({ table }) => table))].sort();
    expect(personalTables.map(({ name }) => name).sort()).toEqual(mapped);
    expect(personalTables.filter(({ name, table }) => getTableName(table) !== name)).toEqual([]);
  });

  it('a field has one name within a table', () => {
    const names = dataMap.map(({ table, field }) => `${table}.${field}`);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('sealed columns are the encrypted ones', () => {
    const sealed = ({ column }: DataField) => column.endsWith('_enc') || column === 'sealed';
    const wrong = dataMap.filter((entry) => sealed(entry) && entry.sensitivity !== 'encrypted').map(place);
    expect(wrong).toEqual([]);
    const exported = dataMap.filter((entry) => entry.exported === true && entry.sensitivity === 'encrypted');
    expect(exported.filter((entry) => !sealed(entry)).map(place)).toEqual([]);
  });

  it('erasure keeps columns only where it keeps rows', () => {
    const wrong = personalTables.flatMap(({ name, onErasure }) => {
      const entries = dataMap.filter(({ table }) => table === name);
      const kept = entries.filter(({ erasure }) => erasure.act === 'keep');
      if (onErasure === 'delete') return kept.map(place);
      return kept.length === 0 ? [`${name} keeps nothing`] : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe('the words of the data map', () => {
  it.each(locales)('are all there in %s', async (locale) => {
    const t = await translator(locale, 'dataMap');
    const has = t as unknown as { has(key: string): boolean };
    const keys = [
      ...dataMap.map(({ field }) => `fields.${field}`),
      ...dataMap.flatMap(({ exported }) => (exported === true ? [] : [`notExported.${exported}`])),
      ...dataMap.flatMap(({ basis, source, sensitivity }) => [
        `bases.${basis}`,
        `sources.${source}`,
        `sensitivity.${sensitivity}`,
      ]),
      ...personalTables.map(({ name }) => `tables.${name}`),
      ...categories.map((one) => `categories.${one}`),
      ...dataPurposes.map((one) => `purposes.${one}`),
      ...retentions.map((one) => `retention.${one}`),
      ...grounds.map((one) => `grounds.${one}`),
    ];
    expect(keys.filter((key) => !has.has(key))).toEqual([]);
  });

  it('hold no name of a field that is gone', async () => {
    const ru = (await import('@/lib/i18n/messages/ru/dataMap.json')).default;
    const fields = new Set(dataMap.map(({ field }) => field));
    expect(Object.keys(ru.fields).filter((field) => !fields.has(field))).toEqual([]);
  });
});

describe('the data map and the policy', () => {
  const source = readFileSync(
    new URL('../../db/seed/policy/policy-2019-03-26.ru.txt', import.meta.url),
    'utf8',
  );
  const anchors = new Set(parsePolicy(source).blocks.map(({ anchor }) => anchor));

  it('names clauses that exist', () => {
    const wrong = dataMap.filter(({ clause }) => clause !== null && !anchors.has(clause)).map(place);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['c-2.8', '2.8'],
    ['c-3.4-1', '3.4'],
    ['c-3.4.1', '3.4.1'],
    ['c-3.3-i3', '3.3, 3)'],
  ])('prints %s as %s', (anchor, number) => expect(clauseNumber(anchor)).toBe(number));

  it('uses every purpose, term and ground it declares', () => {
    const unused = [
      ...dataPurposes.filter((one) => !dataMap.some(({ purposes }) => purposes.includes(one))),
      ...retentions.filter((one) => !dataMap.some(({ retention }) => retention === one)),
      ...grounds.filter(
        (one) => !dataMap.some(({ erasure }) => 'ground' in erasure && erasure.ground === one),
      ),
    ];
    expect(unused).toEqual([]);
  });
});

describe('the public list', () => {
  it('shows each field once', () => {
    const shown = categories.flatMap((category) =>
      groupsOf(category).flatMap(({ fields, technical }) => [...fields, ...technical]),
    );
    expect(shown.sort()).toEqual([...new Set(dataMap.map(({ field }) => field))].sort());
    expect(categories.filter((category) => fieldsOf(category).length === 0)).toEqual([]);
  });

  it('knows the fields of the card', () => {
    expect(cardFields.filter((field) => fieldOf(field).exported !== true)).toEqual([]);
    expect(() => fieldOf('shoeSize')).toThrow();
  });
});
