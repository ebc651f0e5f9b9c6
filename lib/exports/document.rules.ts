import { clauseNumber, type DataField, dataMap } from '@/lib/data-map/registry.rules';

/** The shape of the copy. A change that a reader of the file would notice gets the next number. */
export const exportSchema = 'pbo-portal-export/1';

/** Who holds the data, as the requisites of the policy name him. */
const operator = { name: 'ТОО «Просто Бэк-офис»', bin: '180940010420', email: 'office@pbo.kz' };

/** A word of the data map in the client's language: `words('fields.iin')`. */
export type Words = (key: string, values?: Record<string, string>) => string;

/** The rows of one table, opened: field name → value. */
export type HeldTable = { table: string; rows: readonly Record<string, unknown>[] };

export type ExportFacts = {
  language: string;
  madeAt: Date;
  policy: { edition: number; sha256: string; effectiveFrom: string } | null;
  held: readonly HeldTable[];
};

/** Fields of a table that the client's copy holds. */
export const exportedFields = (table: string): readonly DataField[] =>
  dataMap.filter((entry) => entry.table === table && entry.exported === true);

const erasureWords = ({ erasure }: DataField, words: Words): string =>
  erasure.act === 'erase'
    ? words('erasure.erase')
    : words('erasure.keep', { ground: words(`grounds.${erasure.ground}`) });

/** What the copy says of a field beside its value. */
const explain = (entry: DataField, words: Words) => ({
  label: words(`fields.${entry.field}`),
  category: words(`categories.${entry.category}`),
  purposes: entry.purposes.map((purpose) => words(`purposes.${purpose}`)),
  basis: words(`bases.${entry.basis}`),
  clause: entry.clause && clauseNumber(entry.clause),
  source: words(`sources.${entry.source}`),
  retention: words(`retention.${entry.retention}`),
  protection: words(`sensitivity.${entry.sensitivity}`),
  onErasure: erasureWords(entry, words),
});

const notIncluded = (words: Words) =>
  dataMap
    .filter((entry) => entry.exported !== true)
    .map((entry) => ({
      table: entry.table,
      field: entry.field,
      label: words(`fields.${entry.field}`),
      reason: entry.exported,
      why: words(`notExported.${entry.exported}`),
    }));

/** The copy of everything held about a client: each table with its words and its rows, then what is left out and why. */
export const exportDocument = ({ language, madeAt, policy, held }: ExportFacts, words: Words) => ({
  schema: exportSchema,
  language,
  madeAt: madeAt.toISOString(),
  operator,
  policy,
  data: held.map(({ table, rows }) => ({
    table,
    title: words(`tables.${table}`),
    fields: Object.fromEntries(exportedFields(table).map((entry) => [entry.field, explain(entry, words)])),
    rows,
  })),
  notIncluded: notIncluded(words),
});
