import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { systemActor } from '@/lib/actor';
import { asActor } from '@/lib/database';
import { SettingsError } from '@/lib/env';
import { keptHeads } from '@/lib/ledger/keep-head';
import { knownKeys } from '@/lib/ledger/rows.queries';
import { sealEvents } from '@/lib/ledger/seal-events';
import type { Tree } from '@/lib/ledger/tree';
import { verifyTree } from '@/lib/ledger/verify.queries';
import type { LedgerFault } from '@/lib/ledger/verify-heads.rules';
import { operate } from './operate';
import { say } from './terminal';

const words: Record<LedgerFault['kind'], (at: string) => string> = {
  edited: (at) => `Event ${at} is not what was proven: it was changed.`,
  missing: (at) => `The event of place ${at} is gone.`,
  inserted: (at) =>
    `Event ${at} has no place and does not wait for one: it was put in, or its place was taken away.`,
  order: (at) => `Place ${at} does not follow the one before it.`,
  node: (at) => `The kept hash ${at} is not that of its leaves.`,
  root: (at) => `The signed head of ${at} events does not fit the events.`,
  signature: (at) => `The head ${at} is not signed by a key of this tree.`,
  words: (at) => `Words that were shown, ${at}, are not what was kept.`,
  key: (at) => `Nobody vouched for the key in use, ${at}.`,
  cut: (at) => `There was a head of ${at} events: the end was cut off.`,
  rebuilt: (at) => `The kept head of ${at} events is of other events: all was rebuilt.`,
};

async function verify(tree: Tree, options: Record<string, string>): Promise<void> {
  if (options.heads && !existsSync(options.heads))
    throw new SettingsError(`There is no folder ${options.heads} to be read.`);
  const check = await operate(async () => {
    const kept = await keptHeads(options.heads ?? tree.headsFolder());
    if (options.head) {
      kept.push(
        await readFile(options.head, 'utf8').catch(() => {
          throw new SettingsError(`There is no file ${options.head} to be read.`);
        }),
      );
    }
    const result = await verifyTree(systemActor('command-line'), tree, { kept, firstKey: options.key });
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

async function seal(tree: Tree, newKey: boolean): Promise<void> {
  const { sealed, head } = await operate(() => sealEvents(systemActor('command-line'), tree, { newKey }));
  say(`Events that got their place: ${sealed}.`);
  if (head) say(`\n${head.note}`);
}

async function keys(tree: Tree): Promise<void> {
  const known = await operate(() =>
    asActor(systemActor('command-line'), undefined, (tx) => knownKeys(tx, tree)),
  );
  for (const { verifier, endorsement, at } of known)
    say(`${verifier}  since ${at.toISOString()}${endorsement ? ', named by the key before it' : ''}`);
  if (known.length === 0) say('No key has signed yet.');
}

/** `verify`, `seal` and `keys` of a tree, as an operator says them. False for other words. */
export async function proveTree(
  tree: Tree,
  { said, options }: { said: readonly string[]; options: Record<string, string> },
): Promise<boolean> {
  const act = said.join(' ');
  if (act === 'verify') await verify(tree, options);
  else if (act === 'seal') await seal(tree, options['new-key'] === 'yes');
  else if (act === 'keys') await keys(tree);
  else return false;
  return true;
}
