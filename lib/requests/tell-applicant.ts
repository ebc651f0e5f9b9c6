import 'server-only';
import { eq } from 'drizzle-orm';
import { people } from '@/db/schema/people';
import type { requests } from '@/db/schema/requests';
import { findVault } from '@/lib/crypto/vault';
import type { Tx } from '@/lib/database';
import { formatDate } from '@/lib/format';
import type { MessageKind } from '@/lib/messages/message.rules';
import { sendMessage } from '@/lib/messages/send-message';

type Row = typeof requests.$inferSelect;

/** The address that a request is answered to: the client's, or the one an applicant without an account left. */
async function addressOf(tx: Tx, row: Row): Promise<string | null> {
  if (row.personId) {
    const [person] = await tx.select({ email: people.email }).from(people).where(eq(people.id, row.personId));
    return person?.email ?? null;
  }
  const vault = row.contactEnc ? await findVault(tx, row.id) : null;
  if (!vault || !row.contactEnc) return null;
  return JSON.parse(vault.open('requests', 'contact_enc', row.id, row.contactEnc)).email;
}

/** Puts a notice about a request into the outbox, in the language in which the request was made. */
export async function tellApplicant(
  tx: Tx,
  row: Row,
  kind: Extract<MessageKind, 'requestOpened' | 'requestDecided' | 'requestCancelled' | 'requestAnswered'>,
  values: Record<string, string> = {},
): Promise<void> {
  const to = await addressOf(tx, row);
  if (!to) return;
  await sendMessage(tx, {
    personId: row.personId,
    to,
    kind,
    locale: row.locale,
    values: { number: row.number, date: formatDate(row.locale, row.dueOn), ...values },
    path: row.personId ? `/cabinet/requests/${row.id}` : '/requests/new',
  });
}
