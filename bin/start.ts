import { readEnv, SettingsError } from '@/lib/env';
import { ensureBuild } from './boot/build';
import { type Prepared, prepareDatabase } from './boot/database';
import { endGroup } from './boot/next';
import { mustBeFree, serve } from './boot/serve';
import { complain, say } from './boot/terminal';

const usage = `npm start: everything to a running portal. npm run dev: the same with the development server.`;

const people = ['client', 'company', 'reviewer', 'approver', 'auditor', 'admin'].map(
  (who) => `${who}@demo.kz`,
);

/** What has to be undone at the end, the last first. */
const undo: (() => Promise<unknown>)[] = [];
let leaving: Promise<never> | undefined;

/** Ends everything that was started and then the process; a second call waits for the first. */
function leave(code: number): Promise<never> {
  leaving ??= (async () => {
    for (const step of undo.reverse()) await step().catch(complain);
    process.exit(code);
  })();
  return leaving;
}

function welcome(address: string, { mode }: Prepared): void {
  say(`\nThe portal is ready: ${address}`);
  if (mode === 'demo') {
    say(`Demo people: ${people.join(', ')}`);
    say(`Sign in with any of these addresses; the codes are at ${address}/demo`);
  }
  say('Ctrl-C stops everything.\n');
}

/** Prepares the database; from the first moment a Ctrl-C waits for it and stops what it has started. */
async function database(): Promise<Prepared> {
  const preparing = prepareDatabase({
    source: process.env,
    log: say,
    onStopped: () => {
      say('The database was stopped; the portal stops too.');
      void leave(1);
    },
  });
  undo.push(async () => {
    const prepared = await preparing.catch(() => undefined); // It has stopped its server itself.
    await prepared?.stop();
  });
  return preparing;
}

async function start(words: readonly string[]): Promise<void> {
  const unknown = words.find((word) => word !== '--dev');
  if (unknown) throw new SettingsError(`Unknown word «${unknown}». ${usage}`);
  const dev = words.includes('--dev');
  const { mode, PORT } = readEnv(process.env);
  const host = mode === 'demo' ? '127.0.0.1' : '0.0.0.0';
  // Said before the work, which takes a while the first time.
  await mustBeFree(host, PORT);
  const prepared = await database();
  if (!dev)
    await ensureBuild({ env: prepared.env, log: say, register: (build) => undo.push(() => endGroup(build)) });
  if (leaving) return;
  const serving = serve({
    env: prepared.env,
    host,
    port: PORT,
    dev,
    log: say,
    onGivenUp: () => void leave(1),
    register: (stop) => undo.push(stop),
  });
  const { address } = await serving;
  if (!leaving) welcome(prepared.settings.APP_ORIGIN ?? address, prepared);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!leaving) say('\nStopping…');
    void leave(0);
  });
}

try {
  await start(process.argv.slice(2));
} catch (error) {
  // An end that was asked for makes its own failures (a build that was killed, a database that went away).
  if (!leaving) complain(error);
  await leave(1);
}
