import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { people, profiles, valueChanges } from '@/db/schema/people';
import type { ClientActor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { now } from '@/lib/clock';
import { indexOf, openVault, type Vault } from '@/lib/crypto/vault';
import { fieldOf } from '@/lib/data-map/registry.rules';
import { camel } from '@/lib/data-map/tables';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { sendMessage } from '@/lib/messages/send-message';
import { authorize } from '@/lib/permissions';
import { displayNameOf, fieldApplies, nameFields } from '@/lib/profile/card.rules';
import type { CorrectFieldInput } from '@/lib/profile/schema';

type Row = typeof profiles.$inferSelect;

function storedValue(vault: Vault, row: Row, field: CorrectFieldInput['field']): string | null {
  const { table, column, sensitivity } = fieldOf(field);
  const stored = row[camel(column) as keyof Row];
  if (typeof stored !== 'string') return null;
  return sensitivity === 'encrypted' ? vault.open(table, column, row.personId, stored) : stored;
}

function columnsFor(vault: Vault, personId: string, { field, value }: CorrectFieldInput) {
  const { table, column, sensitivity } = fieldOf(field);
  const stored =
    value !== null && sensitivity === 'encrypted' ? vault.seal(table, column, personId, value) : value;
  const index =
    field === 'phone' ? { phoneIndex: value === null ? null : indexOf('profiles.phone', value) } : {};
  return { [camel(column)]: stored, ...index };
}

/**
 * Corrects or supplements one simple field at once (clause 2.8; Law 94-V art. 24(1)), keeping the old value in the
 * history and telling the client by e-mail. The same value again changes nothing. Returns the card's version.
 * @throws AppError conflict when the card changed since it was read, not_found when there is no card or no such field
 * in a card of this kind.
 */
export async function correctField(actor: ClientActor, input: CorrectFieldInput, on?: Tx): Promise<number> {
  authorize(actor, 'profile.correct');
  return asActor(actor, on, async (tx) => {
    const [row] = await tx.select().from(profiles).where(eq(profiles.personId, actor.personId)).for('update');
    if (!row || !fieldApplies(input.field, row.kind)) throw new AppError('not_found');
    const vault = await openVault(tx, actor.personId);
    const before = storedValue(vault, row, input.field);
    if (before === input.value) return row.version;
    if (row.version !== input.version) throw new AppError('conflict', { detail: 'profile.errors.stale' });

    const columns = columnsFor(vault, actor.personId, input);
    await tx
      .update(profiles)
      .set({ ...columns, version: sql`${profiles.version} + 1`, updatedAt: now() })
      .where(and(eq(profiles.personId, actor.personId), eq(profiles.version, row.version)));
    if (nameFields.includes(input.field)) {
      await tx
        .update(people)
        .set({ displayName: displayNameOf({ ...row, ...columns }) })
        .where(eq(people.id, actor.personId));
    }
    const id = crypto.randomUUID();
    const sealed = (column: string, value: string | null) =>
      value === null ? null : vault.seal('value_changes', column, id, value);
    await tx.insert(valueChanges).values({
      id,
      personId: actor.personId,
      field: input.field,
      oldEnc: sealed('old_enc', before),
      newEnc: sealed('new_enc', input.value),
      source: 'client',
      changedBy: actor.personId,
      at: now(),
    });
    await recordAudit(tx, actor, {
      action: 'profile.corrected',
      subjectId: actor.personId,
      objectType: 'profile',
      objectId: actor.personId,
      fields: [input.field],
    });
    await tellClient(tx, actor);
    return row.version + 1;
  });
}

async function tellClient(tx: Tx, actor: ClientActor): Promise<void> {
  const [person] = await tx
    .select({ email: people.email, locale: people.locale })
    .from(people)
    .where(eq(people.id, actor.personId));
  if (!person?.email) return;
  await sendMessage(tx, {
    personId: actor.personId,
    to: person.email,
    kind: 'profileCorrected',
    locale: person.locale,
    values: {},
    path: '/cabinet/data',
  });
}
