import 'server-only';
import { systemActor } from '@/lib/actor';
import { expireChoices } from '@/lib/cookies/expire-choices';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { keepNewestHead } from '@/lib/ledger/keep-newest-head';
import { sealEvents } from '@/lib/ledger/seal-events';
import { logger } from '@/lib/logger';
import { deliverMessages } from '@/lib/messages/deliver-messages';
import { smtpTransport } from '@/lib/messages/smtp';
import { announceEdition } from '@/lib/policy/announce-edition';
import { listenForPolicy } from '@/lib/policy/cache';
import { publishDue } from '@/lib/policy/publish-due';

const everyMs = 2_000;
const policyEveryMs = 1_000;
const expiryEveryMs = 3_600_000;
const sealEveryMs = 60_000;

/** Does something again and again, with a pause in between; a failure is logged by its code alone and tried anew. */
function repeat(event: string, pauseMs: number, work: () => Promise<unknown>): void {
  const tick = async () => {
    try {
      await work();
    } catch (error) {
      logger().error({ event, code: error instanceof AppError ? error.code : 'internal' });
    }
    setTimeout(tick, pauseMs).unref();
  };
  void tick();
}

/**
 * Checks the settings and begins what goes on beside the pages: texts whose day has come are published, clients are
 * told of them, the end of consents is noted, the
 * ledger is sealed, and in production the outbox is delivered. Demo mode sends nothing: the outbox is the mailbox.
 * @throws SettingsError naming the setting.
 */
export function startServer(): void {
  const { mode, SMTP_URL, MAIL_FROM } = env();
  listenForPolicy();
  repeat('policy.tickFailed', policyEveryMs, async () => {
    await publishDue(systemActor('publish-due'));
    await announceEdition(systemActor('announce-edition'));
  });
  repeat('consents.tickFailed', expiryEveryMs, () => expireChoices(systemActor('expire-choices')));
  repeat('ledger.tickFailed', sealEveryMs, async () => {
    await sealEvents(systemActor('seal-events'));
    await keepNewestHead(systemActor('seal-events'));
  });
  if (mode !== 'production' || !SMTP_URL) return;
  const send = smtpTransport(SMTP_URL, MAIL_FROM);
  repeat('messages.tickFailed', everyMs, () => deliverMessages(systemActor('deliver-messages'), send));
}
