import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { systemActor } from '@/lib/actor';
import { SettingsError } from '@/lib/env';
import { keptHeads } from '@/lib/ledger/keep-head';
import { describeLedger } from '@/lib/ledger/proof.queries';
import { sealEvents } from '@/lib/ledger/seal-events';
import { verifyLedger } from '@/lib/ledger/verify.queries';
import type { LedgerFault } from '@/lib/ledger/verify-heads.rules';
import { operate, readWords } from '../boot/operate';
import { say } from '../boot/terminal';

const usage =
  'Say `ledger verify [--heads <folder>] [--head <file>] [--key <first key>]`, `ledger seal [--new-key yes]` or `ledger keys`.';

const words: Record<LedgerFault['kind'], (at: string) => string> = {
  edited: (at) => `Event ${at} is not what was proven: it was changed.`,
  missing: (at) => `The event of place ${at} is gone.`,
  inserted: (at) =>
    `Event ${at} has no place and does not wait for one: it was put in, or its place was taken away.`,
  order: (at) => `Place ${at} does not follow the one before it.`,
  node: (at) => `The kept hash ${at} is not that of its leaves.`,
  root: (at) => `The signed head of ${at} events does not fit the events.`,
  signature: (at) => `The head ${at} is not signed by a key of the ledger.`,
  words: (at) => `Words that were shown, ${at}, are not what was kept.`,
  key: (at) => `Nobody vouched for the key in use, ${at}.`,
  cut: (at) => `There was a head of ${at} events: the end of the ledger was cut off.`,
  rebuilt: (at) => `The kept head of ${at} events is of other events: the ledger was rebuilt.`,
};

async function verify(options: Record<string, string>): Promise<void> {
  if (options.heads && !existsSync(options.heads))
    throw new SettingsError(`There is no folder ${options.heads} to be read.`);
  const check = await operate(async () => {
    const kept = await keptHeads(...(options.heads ? [options.heads] : []));
    if (options.head) {
      kept.push(
        await readFile(options.head, 'utf8').catch(() => {
          throw new SettingsError(`There is no file ${options.head} to be read.`);
        }),
      );
    }
    const result = await verifyLedger(systemActor('command-line'), { kept, firstKey: options.key });
    return { ...result, kept: kept.length };
  });
  for (const { kind, at } of check.faults) say(words[kind](at));
  say(
    `Events: ${check.size}, waiting: ${check.waiting}. Signed heads: ${check.heads}, kept outside: ${check.kept}.`,
  );
  say(`Root: ${check.root}`);
  if (check.faults.length > 0) process.exitCode = 1;
  else say('Every event, every hash and every head holds.');
}

/** `ledger verify`, `ledger seal`, `ledger keys`. @throws SettingsError for words it does not know. */
export async function run(given: readonly string[]): Promise<void> {
  const { said, options } = readWords(given);
  const act = said.join(' ');
  if (act === 'verify') return verify(options);
  if (act === 'seal') {
    const newKey = options['new-key'] === 'yes';
    const { sealed, head } = await operate(() => sealEvents(systemActor('command-line'), { newKey }));
    say(`Events that got their place: ${sealed}.`);
    if (head) say(`\n${head.note}`);
    return;
  }
  if (act === 'keys') {
    const { keys } = await operate(() => describeLedger(systemActor('command-line')));
    for (const { verifier, endorsement, at } of keys)
      say(`${verifier}  since ${at.toISOString()}${endorsement ? ', named by the key before it' : ''}`);
    if (keys.length === 0) say('No key has signed yet.');
    return;
  }
  throw new SettingsError(usage);
}
