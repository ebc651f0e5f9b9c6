import 'server-only';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { auditEvents } from '@/db/schema/audit';
import { consentEvents, consentLinks } from '@/db/schema/consents';
import { exportRuns } from '@/db/schema/exports';
import { outbox } from '@/db/schema/messages';
import { dataKeys, people, profiles, sessions, signInCodes, valueChanges } from '@/db/schema/people';
import { policyAcceptances, policyNotices } from '@/db/schema/policy-answers';
import { erasureCertificates, requests } from '@/db/schema/requests';

/** How the rows of one person are found in a table, and what erasure does with them. */
export type PersonalTable = {
  name: string;
  table: PgTable;
  subject: PgColumn;
  /** `subject` is not the person but a pseudonym, and `consent_links` says whose. */
  pseudonymous?: true;
  /** The column whose value is the «row» of sealed values. */
  rowId: PgColumn;
  /** `delete` the rows, `clear` the erasable columns, or `keep` what names nobody any more. */
  onErasure: 'delete' | 'clear' | 'keep';
};

/** Every table that holds rows of a person, in the order in which erasure goes through them (children first). */
export const personalTables: readonly PersonalTable[] = [
  { name: 'sessions', table: sessions, subject: sessions.personId, rowId: sessions.id, onErasure: 'delete' },
  {
    name: 'sign_in_codes',
    table: signInCodes,
    subject: signInCodes.personId,
    rowId: signInCodes.id,
    onErasure: 'delete',
  },
  { name: 'outbox', table: outbox, subject: outbox.personId, rowId: outbox.id, onErasure: 'delete' },
  {
    name: 'export_runs',
    table: exportRuns,
    subject: exportRuns.personId,
    rowId: exportRuns.id,
    onErasure: 'delete',
  },
  {
    name: 'value_changes',
    table: valueChanges,
    subject: valueChanges.personId,
    rowId: valueChanges.id,
    onErasure: 'delete',
  },
  {
    name: 'profiles',
    table: profiles,
    subject: profiles.personId,
    rowId: profiles.personId,
    onErasure: 'delete',
  },
  { name: 'requests', table: requests, subject: requests.personId, rowId: requests.id, onErasure: 'clear' },
  { name: 'people', table: people, subject: people.id, rowId: people.id, onErasure: 'clear' },
  {
    name: 'data_keys',
    table: dataKeys,
    subject: dataKeys.ownerId,
    rowId: dataKeys.ownerId,
    onErasure: 'delete',
  },
  {
    name: 'consent_events',
    table: consentEvents,
    subject: consentEvents.subjectId,
    pseudonymous: true,
    rowId: consentEvents.id,
    onErasure: 'keep',
  },
  {
    name: 'consent_links',
    table: consentLinks,
    subject: consentLinks.personId,
    rowId: consentLinks.subjectId,
    onErasure: 'delete',
  },
  {
    name: 'policy_acceptances',
    table: policyAcceptances,
    subject: policyAcceptances.personId,
    rowId: policyAcceptances.id,
    onErasure: 'keep',
  },
  {
    name: 'policy_notices',
    table: policyNotices,
    subject: policyNotices.personId,
    rowId: policyNotices.editionNumber,
    onErasure: 'keep',
  },
  {
    name: 'audit_events',
    table: auditEvents,
    subject: auditEvents.subjectId,
    rowId: auditEvents.seq,
    onErasure: 'keep',
  },
  {
    name: 'erasure_certificates',
    table: erasureCertificates,
    subject: erasureCertificates.subjectId,
    rowId: erasureCertificates.id,
    onErasure: 'keep',
  },
];

/** The condition that finds the rows of a person. */
export const ofPerson = ({ subject, pseudonymous }: PersonalTable, personId: string): SQL =>
  pseudonymous
    ? sql`${subject} in (select ${consentLinks.subjectId} from ${consentLinks} where ${consentLinks.personId} = ${personId})`
    : eq(subject, personId);

/** `birth_date_enc` is `birthDateEnc` in TypeScript. */
export const camel = (column: string): string =>
  column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
