import 'server-only';
import { eq } from 'drizzle-orm';
import type { Locale } from '@/db/enums';
import { people, profiles } from '@/db/schema/people';
import type { Actor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { createVault, indexOf, type Vault } from '@/lib/crypto/vault';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';
import { displayNameOf } from '@/lib/profile/card.rules';

export type NewClient = {
  email: string;
  locale?: Locale;
  kind: 'person' | 'company';
  familyName: string;
  givenName: string;
  patronymic?: string | null;
  companyName?: string | null;
  bin?: string | null;
  position?: string | null;
  iin?: string | null;
  birthDate?: string | null;
  phone?: string | null;
  iban?: string | null;
};

function sealedColumns(vault: Vault, personId: string, client: NewClient) {
  const sealed = (column: string, value: string | null | undefined) =>
    value ? vault.seal('profiles', column, personId, value) : null;
  return {
    iinEnc: sealed('iin_enc', client.iin),
    iinIndex: client.iin ? indexOf('profiles.iin', client.iin) : null,
    birthDateEnc: sealed('birth_date_enc', client.birthDate),
    phoneEnc: sealed('phone_enc', client.phone),
    phoneIndex: client.phone ? indexOf('profiles.phone', client.phone) : null,
    ibanEnc: sealed('iban_enc', client.iban),
  };
}

/**
 * Makes a client with his own data key. Values must be in their normal form (`lib/identifiers`). Returns his id;
 * an address that is known already returns the one who has it.
 */
export async function createClient(actor: Actor, client: NewClient, on?: Tx): Promise<string> {
  authorize(actor, 'profile.seed');
  return asActor(actor, on, async (tx) => {
    const [known] = await tx.select({ id: people.id }).from(people).where(eq(people.email, client.email));
    if (known) return known.id;
    const [made] = await tx
      .insert(people)
      .values({
        role: 'client',
        email: client.email,
        displayName: displayNameOf(client),
        locale: client.locale ?? 'ru',
      })
      .returning({ id: people.id });
    if (!made) throw new Error('insert returned nothing');
    const vault = await createVault(tx, made.id);
    await tx.insert(profiles).values({
      personId: made.id,
      kind: client.kind,
      familyName: client.familyName,
      givenName: client.givenName,
      patronymic: client.patronymic ?? null,
      companyName: client.companyName ?? null,
      bin: client.bin ?? null,
      position: client.position ?? null,
      ...sealedColumns(vault, made.id, client),
    });
    await recordAudit(tx, actor, {
      action: 'person.created',
      subjectId: made.id,
      objectType: 'person',
      objectId: made.id,
    });
    return made.id;
  });
}
