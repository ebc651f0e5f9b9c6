import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { locales, materialities } from '@/db/enums';
import { systemActor } from '@/lib/actor';
import { SettingsError } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { verifyArchive } from '@/lib/policy/archive.queries';
import { importEdition } from '@/lib/policy/import-edition';
import { maxSourceBytes } from '@/lib/policy/schema';
import { operate, readWords } from '../boot/operate';
import { say } from '../boot/terminal';

const importUsage =
  'Say `policy import --file <text> --number <n> --title … --order <number> --order-date <YYYY-MM-DD> --approved-by <name> --approver-title <position> --effective-from <YYYY-MM-DD> [--summary …] [--weight material|editorial] [--locale ru|kk|en]`.';
const usage = `Say \`policy verify [--head <hash>]\` or \`policy import\`. ${importUsage}`;

const faultWords = {
  text: 'its text is not the one that was published (SHA-256 differs)',
  clauses: 'its clauses do not give its text',
  facts: 'its facts (order, dates, approver, title) are not those that were published',
  link: 'it does not follow the edition before it',
  order: 'it is not numbered after the edition before it',
  size: 'the count of its changes is not what its text changed',
} as const;

/** Proves the archive and prints its head; a head that was written down before tells whether something is missing. */
async function verify(options: Record<string, string>): Promise<void> {
  const { editions, head, links, faults } = await operate(() => verifyArchive(systemActor('command-line')));
  for (const { number, kind } of faults) say(`Edition ${number}: ${faultWords[kind]}.`);
  say(`Editions: ${editions}. Head: ${head ?? 'none'}`);
  if (options.head && options.head !== head) {
    const known = links.find(({ hash }) => hash === options.head);
    if (known)
      say(`The head that you gave is that of edition ${known.number}: later editions were added since.`);
    else {
      say('The head that you gave is not in this chain: the archive was cut or rebuilt.');
      process.exitCode = 1;
    }
  }
  if (faults.length > 0) process.exitCode = 1;
  else say('Every text and every link holds.');
}

const importInput = z.object({
  file: z.string().min(1),
  number: z.coerce.number().int().positive(),
  title: z.string().min(1),
  order: z.string().min(1),
  'order-date': z.iso.date(),
  'approved-by': z.string().min(1),
  'approver-title': z.string().min(1),
  'effective-from': z.iso.date(),
  summary: z.string().optional(),
  weight: z.enum(materialities).optional(),
  locale: z.enum(locales).default('ru'),
});

const refusals: Record<string, string> = {
  'policy.errors.notUtf8': 'The file is not UTF-8 text.',
  'policy.errors.otherOrder': 'The order printed in the text is another one.',
  'policy.errors.numberTaken': 'This number is taken by another text.',
  'policy.errors.numberOrder': 'Editions are numbered upwards: a later one is there already.',
};

/** Takes an edition that was approved elsewhere into the archive, word for word. */
async function take(options: Record<string, string>): Promise<void> {
  const given = importInput.safeParse(options);
  if (!given.success) throw new SettingsError(importUsage);
  const facts = given.data;
  const source = await readFile(facts.file).catch(() => {
    throw new SettingsError(`There is no file ${facts.file} to be read.`);
  });
  if (source.length > maxSourceBytes) throw new SettingsError('The file is over 1 MB.');
  try {
    const made = await operate(() =>
      importEdition(systemActor('command-line'), {
        number: facts.number,
        title: facts.title,
        locale: facts.locale,
        orderNumber: facts.order,
        orderDate: facts['order-date'],
        approvedBy: facts['approved-by'],
        approverTitle: facts['approver-title'],
        effectiveFrom: facts['effective-from'],
        changeSummary: facts.summary ?? null,
        materiality: facts.weight ?? null,
        source: new Uint8Array(source),
      }),
    );
    say(
      made.created ? `Edition ${made.number} is in the archive.` : 'This edition is in the archive already.',
    );
    say(`SHA-256: ${made.sha256}`);
  } catch (error) {
    if (error instanceof AppError) throw new SettingsError(refusals[error.detail ?? ''] ?? importUsage);
    throw error;
  }
}

/** `policy verify` and `policy import`. @throws SettingsError for words it does not know. */
export async function run(words: readonly string[]): Promise<void> {
  const { said, options } = readWords(words);
  const act = said.join(' ');
  if (act === 'verify') return verify(options);
  if (act === 'import') return take(options);
  throw new SettingsError(usage);
}
