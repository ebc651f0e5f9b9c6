import { findServer, startServer, stopServer } from '@/db/embedded/server';
import { readEnv, SettingsError } from '@/lib/env';
import { serverDir } from '../boot/database';
import { say } from '../boot/terminal';

const actions: Record<string, (dataDir: string) => Promise<void>> = {
  async status(dataDir) {
    const server = await findServer(dataDir);
    if (!server) return say('The embedded database does not run.');
    say(`PostgreSQL ${server.version} runs as process ${server.pid}; its socket is in ${server.host}.`);
  },
  async start(dataDir) {
    const server = await startServer({ dataDir, log: say });
    await server.release();
  },
  async stop(dataDir) {
    say(
      (await stopServer(dataDir))
        ? 'The embedded database was stopped.'
        : 'The embedded database does not run.',
    );
  },
};

/**
 * `database status|start|stop`: the embedded server of `PORTAL_DATA_DIR`. `stop` ends it whoever uses it.
 * @throws SettingsError for another word, or when a server of the operator's own is set.
 */
export async function run([word = 'status', ...rest]: readonly string[]): Promise<void> {
  const action = Object.hasOwn(actions, word) ? actions[word] : undefined;
  if (!action || rest.length > 0)
    throw new SettingsError('Say `database status`, `database start` or `database stop`.');
  const { DATABASE_URL, PORTAL_DATA_DIR } = readEnv({ ...process.env, PORTAL_MODE: 'demo' });
  if (DATABASE_URL)
    throw new SettingsError('Setting DATABASE_URL: is set, so there is no embedded database.');
  await action(serverDir({ PORTAL_DATA_DIR }));
}
