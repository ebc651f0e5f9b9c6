import { rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { systemActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { almatyMidnight, dateOfDay, dayNumber, isLocalDate } from '@/lib/deadlines/almaty.rules';
import { SettingsError } from '@/lib/env';
import { affectedCsv, reaches } from '@/lib/incidents/affected.rules';
import { listAffected } from '@/lib/incidents/list-affected';
import { operate, readWords } from '../boot/operate';
import { say } from '../boot/terminal';

const usage =
  'Say `incident affected --since <time> --until <time> --to <file> [--reach touched|held] [--detected <time>]`. A time is 2026-11-25 (a day in Almaty; the last one is taken whole) or 2026-11-25T10:00:00Z.';

/** An instant says its zone: nobody has to guess which clock was meant. A day is taken by `dayOf`. */
const moment = (dayOf: (date: string) => Date) =>
  z
    .string()
    .refine((text) => isLocalDate(text) || /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text))
    .transform((text) => (isLocalDate(text) ? dayOf(text) : new Date(text)))
    .refine((instant) => !Number.isNaN(instant.getTime()));
/** The whole last day is meant: a list that is too short would be the worse mistake. */
const endOfDay = (date: string) => almatyMidnight(dateOfDay(dayNumber(date) + 1));

const input = z.object({
  since: moment(almatyMidnight),
  until: moment(endOfDay),
  to: z.string().min(1),
  reach: z.enum(reaches).default('touched'),
  detected: moment(almatyMidnight).optional(),
});

/**
 * `incident affected`: writes the people whom an incident reached into a new file that only its owner can read, and says by
 * when the authority must be told. @throws SettingsError for words it does not know, and for a file that is there.
 */
export async function run(words: readonly string[]): Promise<void> {
  const { said, options } = readWords(words);
  const given = input.safeParse(options);
  if (said.join(' ') !== 'affected' || !given.success) throw new SettingsError(usage);
  const { since, until, to, reach, detected } = given.data;
  if (since >= until || (detected && detected > now())) throw new SettingsError(usage);
  // The file first: nobody is put on a list that could not be written.
  await writeFile(to, '', { flag: 'wx', mode: 0o600 }).catch(() => {
    throw new SettingsError(`The file ${to} is there already, or cannot be written.`);
  });
  const incident = { since, until, reach, detectedAt: detected ?? now() };
  const list = await operate(() => listAffected(systemActor('command-line'), incident)).catch(
    async (error: unknown) => {
      await rm(to, { force: true });
      throw error;
    },
  );
  await writeFile(to, affectedCsv(list.people), { mode: 0o600 });
  say(
    `People on the list: ${list.people.length}. Erased since, with nothing left to tell them by: ${list.erased}.`,
  );
  say(`The journal calls it ${list.id}; each of them sees in his own that he was put on it.`);
  say(`The authority must be told by ${list.dueOn} (Law 94-V, 25(2)(8): one working day).`);
}
