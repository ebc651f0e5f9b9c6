import { readFile } from 'node:fs/promises';
import { locales } from '@/db/enums';
import { systemActor } from '@/lib/actor';
import { env, SettingsError } from '@/lib/env';
import { translator } from '@/lib/i18n/translator';
import type { Verifier } from '@/lib/ledger/note.rules';
import { checkReceipt, type ReceiptFault, type TermsOf } from '@/lib/receipts/check.rules';
import { listVerifiers } from '@/lib/receipts/keys.queries';
import { readKeysFile } from '@/lib/receipts/keys.rules';
import { operate, readWords } from '../boot/operate';
import { say } from '../boot/terminal';

const usage =
  'Say `consent verify <receipt.json> [--keys <keys.json>] [--origin <https://…>]`. With --keys no database is needed.';

const faultWords: Record<ReceiptFault, string> = {
  tooLarge: 'The file is over 100 kB: this is no receipt.',
  notJson: 'The file is not JSON.',
  twins: 'The file gives the same field twice: what it says depends on who reads it.',
  kantara: 'The file is not a Kantara consent receipt 1.1.0.',
  notOurs: 'The file is not a receipt of this portal, or parts of it are missing.',
  noProof:
    'The receipt carries no proof: it was downloaded before the event was in the ledger. Download it again.',
  record: 'The record in the receipt is not a record of the ledger.',
  format: 'The proof in the receipt is malformed.',
  key: 'The ledger is signed by none of the trusted keys.',
  signature: 'The signature of the ledger is wrong.',
  path: 'The record is not at its place in the signed ledger: it or the way to the root was altered.',
  fields: 'The receipt tells something else than its own record.',
  origin: 'The links of the receipt do not lead to the portal of this ledger.',
};

async function read(path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => {
    throw new SettingsError(`There is no file ${path} to be read.`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SettingsError(`The file ${path} is not UTF-8 text.`);
  }
}

async function keysFrom(path: string | undefined): Promise<Verifier[]> {
  if (path === undefined) return operate(() => listVerifiers(systemActor('command-line')));
  const keys = readKeysFile(await read(path));
  if (!keys || keys.length === 0)
    throw new SettingsError(`The file ${path} holds no public keys of a ledger.`);
  return keys;
}

async function allTerms(): Promise<TermsOf> {
  const pairs = await Promise.all(
    locales.map(async (one) => [one, await translator(one, 'receipts')] as const),
  );
  return Object.fromEntries(pairs) as TermsOf;
}

/** Checks a receipt against the signed ledger and against itself. Exit code 1 when it cannot be trusted. */
async function verify(path: string, options: Record<string, string>): Promise<void> {
  const text = await read(path);
  const verifiers = await keysFrom(options.keys);
  // Beside the portal its own settings say where links lead; a receipt from before it moved needs --origin.
  const origin = options.origin ?? (options.keys === undefined ? env().origin : undefined);
  const verdict = checkReceipt(text, { verifiers, terms: await allTerms(), ...(origin ? { origin } : {}) });
  if (!verdict.ok) {
    say(faultWords[verdict.why]);
    for (const field of verdict.fields) say(`  ${field}`);
    say('This receipt cannot be trusted.');
    process.exitCode = 1;
    return;
  }
  const { record, size, signedBy } = verdict;
  say(`Receipt ${record.id}: ${record.act}, ${record.at}.`);
  for (const { code, on } of record.purposes) say(`  ${code}: ${on ? 'on' : 'off'}`);
  say(`It is in the ledger of ${size} events, signed by ${signedBy.join(', ')}.`);
  say('The receipt is genuine: nothing in it was altered.');
}

/** `consent verify`. @throws SettingsError for words it does not know. */
export async function run(words: readonly string[]): Promise<void> {
  const { said, options } = readWords(words);
  const [act, path, ...rest] = said;
  const known = Object.entries(options).every(([name, value]) => /^(?:keys|origin)$/.test(name) && value);
  if (act !== 'verify' || !path || rest.length > 0 || !known) throw new SettingsError(usage);
  return verify(path, options);
}
