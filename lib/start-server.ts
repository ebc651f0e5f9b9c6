import 'server-only';
import { systemActor } from '@/lib/actor';
import { auditTree } from '@/lib/audit/audit-tree';
import { expireChoices } from '@/lib/cookies/expire-choices';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { consentTree } from '@/lib/ledger/consent-tree';
import { keepNewestHead } from '@/lib/ledger/keep-newest-head';
import { sealEvents } from '@/lib/ledger/seal-events';
import type { Tree } from '@/lib/ledger/tree';
import { forgetTurns } from '@/lib/limits/forget-turns';
import { logger } from '@/lib/logger';
import { deliverMessages } from '@/lib/messages/deliver-messages';
import { smtpTransport } from '@/lib/messages/smtp';
import { announceEdition } from '@/lib/policy/announce-edition';
import { listenForPolicy } from '@/lib/policy/cache';
import { publishDue } from '@/lib/policy/publish-due';

const everyMs = 2_000;
const policyEveryMs = 1_000;
const hourMs = 3_600_000;
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

/** Gives new events their place in a tree and keeps its newest head outside the database. */
function sealAgainAndAgain(event: string, tree: Tree): void {
  const system = systemActor('seal-events');
  repeat(event, sealEveryMs, async () => {
    await sealEvents(system, tree);
    await keepNewestHead(system, tree);
  });
}

/**
 * Checks the settings and begins what goes on beside the pages: texts whose day has come are published, clients are
 * told of them, the end of consents is noted, the ledger
 * and the journal are sealed, and in production the outbox is delivered. Demo mode sends nothing: the outbox is the mailbox.
 * @throws SettingsError naming the setting.
 */
export function startServer(): void {
  const { mode, SMTP_URL, MAIL_FROM } = env();
  listenForPolicy();
  repeat('policy.tickFailed', policyEveryMs, async () => {
    await publishDue(systemActor('publish-due'));
    await announceEdition(systemActor('announce-edition'));
  });
  repeat('consents.tickFailed', hourMs, () => expireChoices(systemActor('expire-choices')));
  repeat('limits.tickFailed', hourMs, () => forgetTurns(systemActor('forget-turns')));
  sealAgainAndAgain('ledger.tickFailed', consentTree);
  sealAgainAndAgain('audit.tickFailed', auditTree);
  if (mode !== 'production' || !SMTP_URL) return;
  const send = smtpTransport(SMTP_URL, MAIL_FROM);
  repeat('messages.tickFailed', everyMs, () => deliverMessages(systemActor('deliver-messages'), send));
}
