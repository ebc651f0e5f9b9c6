import { systemActor } from '@/lib/actor';
import { SettingsError } from '@/lib/env';
import { countKeyUse } from '@/lib/keys/queries';
import { rotateKeys } from '@/lib/keys/rotate-keys';
import { operate, readWords } from '../boot/operate';
import { say } from '../boot/terminal';

const usage = 'Say `keys status` or `keys rotate`.';

async function status(): Promise<void> {
  const uses = await operate(() => countKeyUse(systemActor('command-line')));
  for (const { name, current, dataKeys, messages } of uses)
    say(`${name}${current ? ' (in use)' : ''}: ${dataKeys} data keys, ${messages} waiting messages`);
}

async function rotate(): Promise<void> {
  const { key, dataKeys, messages, unopened } = await operate(() => rotateKeys(systemActor('command-line')));
  say(`Under ${key} now: ${dataKeys} data keys and ${messages} waiting messages that were not.`);
  if (unopened === 0) return say('Earlier keys can be taken out of ENCRYPTION_KEYS.');
  say(`No key of ENCRYPTION_KEYS opens ${unopened} more: put theirs back and run this again.`);
  process.exitCode = 1;
}

/** `keys status`, `keys rotate`. @throws SettingsError for words it does not know. */
export async function run(given: readonly string[]): Promise<void> {
  const { said } = readWords(given);
  const act = said.join(' ');
  if (act === 'status') return status();
  if (act === 'rotate') return rotate();
  throw new SettingsError(usage);
}
