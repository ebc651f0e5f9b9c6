import { z } from 'zod';
import { roles } from '@/db/enums';
import { systemActor } from '@/lib/actor';
import { SettingsError } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { zEmail } from '@/lib/identifiers/schema';
import { inviteStaff } from '@/lib/people/invite-staff';
import { operate, readWords } from '../boot/operate';
import { say } from '../boot/terminal';

const usage =
  'Say `staff invite --email <address> --role <reviewer|approver|auditor|administrator> --name <name>`.';

const input = z.object({
  email: zEmail,
  role: z.enum(roles).exclude(['client']),
  name: z.string().trim().min(1).max(200),
});

/** `staff invite`: lets a member of staff in and writes to him. It makes the first administrator of a production. */
export async function run(words: readonly string[]): Promise<void> {
  const { said, options } = readWords(words);
  const given = input.safeParse(options);
  if (said.join(' ') !== 'invite' || !given.success) throw new SettingsError(usage);
  const { email, role, name } = given.data;
  try {
    await operate(() => inviteStaff(systemActor('command-line'), { email, role, displayName: name }));
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict')
      throw new SettingsError('Somebody with this address is there already, in another role.');
    throw error;
  }
  say('Invited. A message with the address of the portal is on its way.');
}
