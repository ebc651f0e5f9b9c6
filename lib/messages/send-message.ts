import 'server-only';
import { outbox } from '@/db/schema/messages';
import { now } from '@/lib/clock';
import { indexOf, systemVault } from '@/lib/crypto/vault';
import type { Tx } from '@/lib/database';
import { env } from '@/lib/env';
import { href, type Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { MessageKind, SealedMessage } from '@/lib/messages/message.rules';

export type Message = {
  personId: string | null;
  to: string;
  kind: MessageKind;
  locale: Locale;
  values: Record<string, string>;
  /** The path of the page the message leads to; never with anything personal in it. */
  path: string;
  /** The one-time code, when the message carries one. */
  code?: string;
};

/**
 * Puts a message into the outbox inside the caller's transaction: it goes out if and only if the act happened.
 * Address and words are sealed; a delivered message keeps neither (demo mode keeps them, being the mailbox).
 */
export async function sendMessage(tx: Tx, message: Message): Promise<void> {
  const { personId, to, kind, locale, values, path, code } = message;
  const t = await translator(locale, 'mail');
  const link = `${env().origin}${href(locale, path)}`;
  const sealed: SealedMessage = {
    to,
    subject: t(`${kind}.subject`, values),
    text: `${t(`${kind}.text`, values)}\n\n${link}\n\n${t('signature')}`,
    code: code ?? null,
    link,
  };
  const id = crypto.randomUUID();
  await tx.insert(outbox).values({
    id,
    personId,
    channel: 'email',
    kind,
    locale,
    toIndex: indexOf('outbox.to', to),
    sealed: systemVault().seal('outbox', 'sealed', id, JSON.stringify(sealed)),
    createdAt: now(),
    nextTryAt: now(),
  });
}
