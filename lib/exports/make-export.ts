import 'server-only';
import { and, eq, getTableColumns, isNull } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Locale } from '@/db/enums';
import { auditEvents } from '@/db/schema/audit';
import { exportRuns } from '@/db/schema/exports';
import { people } from '@/db/schema/people';
import { requests } from '@/db/schema/requests';
import { type ClientActor, systemActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { sha256 } from '@/lib/crypto/hash.rules';
import { openVault, type Vault } from '@/lib/crypto/vault';
import { camel, ofPerson, type PersonalTable, personalTables } from '@/lib/data-map/tables';
import { asActor, type Tx } from '@/lib/database';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { AppError } from '@/lib/errors';
import { exportDocument, exportedFields, type HeldTable } from '@/lib/exports/document.rules';
import { formatInstant } from '@/lib/format';
import { translator } from '@/lib/i18n/translator';
import { sendMessage } from '@/lib/messages/send-message';
import { authorize } from '@/lib/permissions';
import { findEditionInForce } from '@/lib/policy/queries';

/** A copy ready to be sent: `sha256` is of the UTF-8 bytes of `json`. */
export type MadeExport = { json: string; fileName: string; sha256: string };

/** Tables that row-level security shows to the portal alone; their rows are still found by the client's own id. */
const readBySystem: readonly string[] = ['outbox'];

/** A decision that waits for its confirmation is not told, so not here either: the ids of such requests. */
async function untoldRequests(tx: Tx, personId: string): Promise<ReadonlySet<unknown>> {
  const rows = await tx
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.personId, personId), isNull(requests.doneAt)));
  return new Set(rows.map(({ id }) => id));
}

const untoldFields: readonly string[] = ['requestDecision', 'requestGround', 'requestAnswer'];

/** Whether a field gives an untold decision away: in the request itself or in the journal. */
const isUntold = (field: string, row: Record<string, unknown>, untold: ReadonlySet<unknown>): boolean =>
  (untoldFields.includes(field) && untold.has(row.row)) ||
  (field === 'journalReason' && row.journalAction === 'request.decided' && untold.has(row.about));

type Reading = { vault: Vault; untold: ReadonlySet<unknown> };

async function rowsOf(
  tx: Tx,
  actor: ClientActor,
  { vault, untold }: Reading,
  source: PersonalTable,
): Promise<HeldTable> {
  const fields = exportedFields(source.name);
  const columns = getTableColumns(source.table) as Record<string, PgColumn>;
  const chosen: Record<string, PgColumn> = { row: source.rowId };
  if (source.table === auditEvents) chosen.about = auditEvents.objectId;
  for (const { field, column } of fields) {
    const found = columns[camel(column)];
    if (!found) throw new Error(`data map: no column ${source.name}.${column}`);
    chosen[field] = found;
  }
  const reader = readBySystem.includes(source.name) ? systemActor('export', actor.requestId) : actor;
  const stored = await asActor(reader, tx, (inner) =>
    inner.select(chosen).from(source.table).where(ofPerson(source, actor.personId)).orderBy(source.rowId),
  );
  const rows = stored.map((row) =>
    Object.fromEntries(
      fields.map(({ field, column, sensitivity }) => {
        const value = isUntold(field, row, untold) ? null : row[field];
        const sealed = sensitivity === 'encrypted' && typeof value === 'string';
        return [field, sealed ? vault.open(source.name, column, String(row.row), value) : value];
      }),
    ),
  );
  return { table: source.name, rows };
}

async function collect(tx: Tx, actor: ClientActor): Promise<HeldTable[]> {
  const vault = await openVault(tx, actor.personId);
  const untold = await untoldRequests(tx, actor.personId);
  const held: HeldTable[] = [];
  // One connection, so one table after the other.
  for (const source of personalTables.filter(({ name }) => exportedFields(name).length > 0)) {
    held.push(await rowsOf(tx, actor, { vault, untold }, source));
  }
  return held;
}

/**
 * Makes the client's copy of everything held about him, free of charge (Law 94-V art. 25(2)(9); clause 5.2), in
 * `locale` or in the language of his letters. The copy itself is not kept: its size, hash and time are, and he is told
 * by e-mail. Each call is a copy of its own.
 * @throws AppError not_found when his data were erased.
 */
export async function makeExport(
  actor: ClientActor,
  input: { locale?: Locale | undefined } = {},
  on?: Tx,
): Promise<MadeExport> {
  authorize(actor, 'export.make');
  const madeAt = now();
  const date = almatyDate(madeAt);
  const edition = await findEditionInForce(actor, date);
  return asActor(actor, on, async (tx) => {
    const [person] = await tx
      .select({ email: people.email, locale: people.locale })
      .from(people)
      .where(eq(people.id, actor.personId))
      // Waits for an erasure: neither the copy nor its notice outlives the data.
      .for('share');
    if (!person?.email) throw new AppError('not_found');
    const language = input.locale ?? person.locale;
    const policy = edition.kind === 'found' ? edition.edition : null;
    const facts = {
      language,
      madeAt,
      policy: policy && {
        edition: policy.number,
        sha256: policy.sha256,
        effectiveFrom: policy.effectiveFrom,
      },
      held: await collect(tx, actor),
    };
    const json = `${JSON.stringify(exportDocument(facts, await translator(language, 'dataMap')), null, 2)}\n`;
    const hash = sha256(json);
    const [run] = await tx
      .insert(exportRuns)
      .values({
        personId: actor.personId,
        format: 'json',
        bytes: Buffer.byteLength(json),
        sha256: hash,
        at: madeAt,
      })
      .returning({ id: exportRuns.id });
    await recordAudit(tx, actor, {
      action: 'export.made',
      subjectId: actor.personId,
      objectType: 'export',
      objectId: run?.id ?? null,
    });
    await sendMessage(tx, {
      personId: actor.personId,
      to: person.email,
      kind: 'exportMade',
      locale: person.locale,
      values: { date: formatInstant(person.locale, madeAt) },
      path: '/cabinet/export',
    });
    return { json, fileName: `pbo-data-${date}.json`, sha256: hash };
  });
}
