import 'server-only';
import { systemActor } from '@/lib/actor';
import { env } from '@/lib/env';
import { logger } from '@/lib/logger';
import { deliverMessages } from '@/lib/messages/deliver-messages';
import { smtpTransport } from '@/lib/messages/smtp';

const everyMs = 2_000;

/**
 * Checks the settings and, in production, begins to deliver the outbox every two seconds. Demo mode sends nothing:
 * the outbox is the mailbox.
 * @throws SettingsError naming the setting.
 */
export function startServer(): void {
  const { mode, SMTP_URL, MAIL_FROM } = env();
  if (mode !== 'production' || !SMTP_URL) return;
  const send = smtpTransport(SMTP_URL, MAIL_FROM);
  const tick = async () => {
    try {
      await deliverMessages(systemActor('deliver-messages'), send);
    } catch {
      logger().error({ event: 'messages.tickFailed' });
    }
    setTimeout(tick, everyMs).unref();
  };
  void tick();
}
