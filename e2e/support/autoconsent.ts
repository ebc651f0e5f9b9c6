import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from '@playwright/test';

/*
 * DuckDuckGo's autoconsent, which answers cookie questions for people in their browser and extensions, run as its own
 * tests run it: the engine in the page, the rules and the settings given by the one who embeds it.
 */

const require = createRequire(import.meta.url);
const shippedRules: unknown = require('@duckduckgo/autoconsent/rules/compact-rules.json');
const engine = readFileSync(
  require.resolve('@duckduckgo/autoconsent').replace(/[^/]+$/, 'autoconsent.playwright.js'),
  'utf8',
);

type Message = {
  type: string;
  id?: string;
  code?: string;
  cmp?: string;
  result?: boolean;
  scheduleSelfTest?: boolean;
  state?: { findCmpAttempts: number; clicks: number };
};

export type Autoconsent = {
  /** What the engine said of a kind, in order. */
  said: (type: string) => Message[];
  /** How often it has looked for a question on the page so far. */
  attempts: () => number;
  clicks: () => number;
};

/** Puts the engine into every page that is opened from now on, with its shipped rules and `ownRules` besides. */
export async function withAutoconsent(page: Page, ownRules: unknown[] = []): Promise<Autoconsent> {
  const messages: Message[] = [];
  const rules = { compact: shippedRules, autoconsent: ownRules };
  const config = {
    enabled: true,
    autoAction: 'optOut',
    // A style that it writes; an extension may, a script of the page may not (Content-Security-Policy).
    enablePrehide: false,
    enableCosmeticRules: true,
    enableGeneratedRules: true,
    heuristicMode: 'reject',
    detectRetries: 6,
  };
  const tell = (frame: Frame, message: object) =>
    frame.evaluate(`autoconsentReceiveMessage(${JSON.stringify(message)})`).catch(() => {});
  await page.exposeBinding('autoconsentSendMessage', async ({ frame }, message: Message) => {
    messages.push(message);
    if (message.type === 'init') await tell(frame, { type: 'initResp', config, rules });
    if (message.type === 'eval')
      await tell(frame, {
        type: 'evalResp',
        id: message.id,
        result: await frame.evaluate(message.code ?? ''),
      });
    if (message.type === 'optOutResult' && message.scheduleSelfTest) await tell(frame, { type: 'selfTest' });
  });
  await page.addInitScript(engine);
  const last = () => messages.findLast(({ type }) => type === 'report')?.state;
  return {
    said: (type) => messages.filter((message) => message.type === type),
    attempts: () => last()?.findCmpAttempts ?? 0,
    clicks: () => last()?.clicks ?? 0,
  };
}
