import { accountEntries } from '@/lib/data-map/account-entries.rules';
import { recordEntries } from '@/lib/data-map/record-entries.rules';
import type { Datum, Retention } from '@/lib/data-map/vocabulary.rules';

/**
 * The data map: every column that can hold something about a person, and what the portal promises about it. «Мои
 * данные», the export, the erasure plan and its certificate, masking for staff and the public page are derived from
 * it. A column of the database that is neither here nor declared impersonal fails the build.
 *
 * Texts are message keys: `dataMap.fields.<field>` here, the others in `vocabulary.rules.ts`.
 */
export const dataMap: readonly Datum[] = [...accountEntries, ...recordEntries];
export type DataField = (typeof dataMap)[number];

/** Years for which proof is kept after the last event, by retention code. */
export const proofYears: Partial<Record<Retention, number>> = { proof5y: 5 };

/**
 * Tables that hold nothing about a data subject. Counters of limits are under keyed hashes and go within a day. The leaves of a tree are hashes; the ids in
 * drafts, notes and translations are of staff at work.
 */
export const impersonalTables = [
  'policy_editions',
  'policy_clauses',
  'policy_repeals',
  'policy_translations',
  'policy_translation_approvals',
  'policy_notes',
  'policy_announcements',
  'policy_drafts',
  'policy_draft_events',
  'calendar_days',
  'calendar_years',
  'shown_texts',
  'purpose_meanings',
  'ledger_pending',
  'ledger_leaves',
  'ledger_nodes',
  'ledger_checkpoints',
  'ledger_keys',
  'audit_pending',
  'audit_leaves',
  'audit_nodes',
  'audit_checkpoints',
  'audit_keys',
  'page_counts',
  'limit_counters',
  'counters',
  'request_events',
] as const;

/** The entry of a field of the client's own card. @throws Error for an unknown field (a fault of the program). */
export function fieldOf(field: string): DataField {
  const found = dataMap.find(
    (entry) => entry.field === field && ['people', 'profiles'].includes(entry.table),
  );
  if (!found) throw new Error(`data map: no field ${field}`);
  return found;
}

/** Fields of the client's card in the order of the screen. */
export const cardFields = [
  'familyName',
  'givenName',
  'patronymic',
  'companyName',
  'position',
  'bin',
  'iin',
  'birthDate',
  'email',
  'phone',
  'iban',
] as const;
export type CardField = (typeof cardFields)[number];

/** How the number of a clause is printed: `c-3.4-1` → «3.4», `c-3.3-i3` → «3.3, 3)». */
export const clauseNumber = (anchor: string): string =>
  anchor.replace(/^c-([0-9.]+)(?:-i([0-9]+))?(?:-[0-9]+)?$/, (_, clause: string, item?: string) =>
    item ? `${clause}, ${item})` : clause,
  );

/** Fields of a category, each once, in the order of the map. */
export const fieldsOf = (category: DataField['category']): readonly DataField[] =>
  dataMap.filter(
    (entry, at) =>
      entry.category === category && dataMap.findIndex(({ field }) => field === entry.field) === at,
  );

/** Fields of a category about which the map says the same. `technical` ones are numbers that only join records. */
export type FieldGroup = { facts: DataField; fields: string[]; technical: string[] };

const sameness = ({ clause, purposes, basis, source, retention, sensitivity, erasure }: DataField): string =>
  JSON.stringify([clause, purposes, basis, source, retention, sensitivity, erasure]);

/** A category in groups of fields that share purpose, basis, source, term, protection and fate. */
export function groupsOf(category: DataField['category']): readonly FieldGroup[] {
  const groups = new Map<string, FieldGroup>();
  for (const entry of fieldsOf(category)) {
    const key = sameness(entry);
    const group = groups.get(key) ?? { facts: entry, fields: [], technical: [] };
    group[entry.exported === 'linkOnly' ? 'technical' : 'fields'].push(entry.field);
    groups.set(key, group);
  }
  return [...groups.values()];
}
