import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { people, profiles, valueChanges } from '@/db/schema/people';
import type { ClientActor } from '@/lib/actor';
import { openVault } from '@/lib/crypto/vault';
import { type CardField, cardFields, fieldOf } from '@/lib/data-map/registry.rules';
import { camel } from '@/lib/data-map/tables';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';
import { fieldApplies } from '@/lib/profile/card.rules';

export type CardValue = { field: CardField; value: string | null; changedAt: Date | null };
export type Card = { kind: 'person' | 'company'; version: number; values: CardValue[] };
export type ValueChange = {
  id: string;
  field: string;
  before: string | null;
  after: string | null;
  source: string;
  at: Date;
};

const historyLimit = 200;

/** The client's own card: every field of the data map that belongs to his kind, opened, with its last change. */
export async function getCard(actor: ClientActor, on?: Tx): Promise<Card> {
  authorize(actor, 'profile.read');
  return asActor(actor, on, async (tx) => {
    const [row] = await tx
      .select({ people: { email: people.email }, profiles })
      .from(profiles)
      .innerJoin(people, eq(people.id, profiles.personId))
      .where(eq(profiles.personId, actor.personId));
    if (!row) throw new AppError('not_found');
    const vault = await openVault(tx, actor.personId);
    const changes = await tx
      .selectDistinctOn([valueChanges.field], { field: valueChanges.field, at: valueChanges.at })
      .from(valueChanges)
      .where(eq(valueChanges.personId, actor.personId))
      .orderBy(valueChanges.field, desc(valueChanges.at));
    const changedAt = new Map(changes.map(({ field, at }) => [field, at]));
    const read = (field: CardField): string | null => {
      const { table, column, sensitivity } = fieldOf(field);
      const stored = (row as Record<string, Record<string, unknown>>)[table]?.[camel(column)];
      if (typeof stored !== 'string') return null;
      return sensitivity === 'encrypted' ? vault.open(table, column, actor.personId, stored) : stored;
    };
    const { kind, version } = row.profiles;
    const values = cardFields
      .filter((field) => fieldApplies(field, kind))
      .map((field) => ({ field, value: read(field), changedAt: changedAt.get(field) ?? null }));
    return { kind, version, values };
  });
}

/** What was changed, newest first: old and new value, by whose word, when. */
export async function listValueChanges(
  actor: ClientActor,
  field?: CardField,
  on?: Tx,
): Promise<ValueChange[]> {
  authorize(actor, 'profile.history');
  return asActor(actor, on, async (tx) => {
    const rows = await tx
      .select()
      .from(valueChanges)
      .where(
        and(eq(valueChanges.personId, actor.personId), field ? eq(valueChanges.field, field) : undefined),
      )
      .orderBy(desc(valueChanges.at))
      .limit(historyLimit);
    const vault = await openVault(tx, actor.personId);
    const open = (column: string, id: string, sealed: string | null) =>
      sealed === null ? null : vault.open('value_changes', column, id, sealed);
    return rows.map(({ id, field: name, oldEnc, newEnc, source, at }) => ({
      id,
      field: name,
      before: open('old_enc', id, oldEnc),
      after: open('new_enc', id, newEnc),
      source,
      at,
    }));
  });
}
