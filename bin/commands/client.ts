import { z } from 'zod';
import { locales } from '@/db/enums';
import { systemActor } from '@/lib/actor';
import { SettingsError } from '@/lib/env';
import { zEmail, zName, zPatronymic } from '@/lib/identifiers/schema';
import { createClient } from '@/lib/profile/create-client';
import { operate, readWords } from '../boot/operate';
import { say } from '../boot/terminal';

const usage =
  'Say `client add --email <address> --family <surname> --given <name> [--patronymic <name>] [--locale ru|kk|en]`.';

const input = z.object({
  email: zEmail,
  family: zName,
  given: zName,
  patronymic: zPatronymic,
  locale: z.enum(locales).default('ru'),
});

/** `client add`: opens a cabinet for a client of the company. Adding an address again changes nothing. */
export async function run(words: readonly string[]): Promise<void> {
  const { said, options } = readWords(words);
  const given = input.safeParse(options);
  if (said.join(' ') !== 'add' || !given.success) throw new SettingsError(usage);
  const { email, family, given: givenName, patronymic, locale } = given.data;
  await operate(() =>
    createClient(systemActor('command-line'), {
      email,
      locale,
      kind: 'person',
      familyName: family,
      givenName,
      patronymic,
    }),
  );
  say('The cabinet is open; the client signs in with a code sent to this address.');
}
