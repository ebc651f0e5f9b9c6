import { runCommand, say } from './boot/terminal';

/** The module `bin/commands/<name>.ts` of a command. It throws SettingsError for words it does not know. */
type Command = { run: (words: readonly string[]) => Promise<void> };

/** The operator's commands: how they are called, and where they are. A module is loaded only when it is called. */
const commands: Record<string, { usage: readonly string[]; load: () => Promise<Command> }> = {
  database: {
    usage: ['database status|start|stop     the embedded PostgreSQL'],
    load: () => import('./commands/database'),
  },
  staff: {
    usage: ['staff invite --email … --role … --name …   let a member of staff in'],
    load: () => import('./commands/staff'),
  },
  policy: {
    usage: [
      'policy verify [--head …]      prove the archive of editions and print its head',
      'policy import --file … …      take an approved edition into the archive',
    ],
    load: () => import('./commands/policy'),
  },
  ledger: {
    usage: [
      'ledger verify [--heads …] [--key …]   prove every consent event, also against heads kept outside',
      'ledger seal [--new-key yes]    sign a head now; with a key that no earlier one vouches for only by this word',
      'ledger keys                    the public keys that ever signed',
    ],
    load: () => import('./commands/ledger'),
  },
  audit: {
    usage: [
      'audit verify [--heads …] [--key …]    prove every act of the journal, also against heads kept outside',
      'audit seal [--new-key yes], audit keys   as of the ledger',
    ],
    load: () => import('./commands/audit'),
  },
  client: {
    usage: ['client add --email … --family … --given …   open a cabinet for a client'],
    load: () => import('./commands/client'),
  },
  keys: {
    usage: [
      'keys status                    how much is under each master key',
      'keys rotate                    put everything under the first one of ENCRYPTION_KEYS, beside a running portal',
    ],
    load: () => import('./commands/keys'),
  },
  incident: {
    usage: [
      'incident affected --since … --until … --to …   the people whom a breach reached, for the notice to the authority',
    ],
    load: () => import('./commands/incident'),
  },
  consent: {
    usage: ['consent verify <receipt.json> [--keys …]   check a receipt of consent, without a database'],
    load: () => import('./commands/consent'),
  },
};

function help(): void {
  say('npm run portal -- <command>\n');
  for (const { usage } of Object.values(commands)) for (const line of usage) say(`  ${line}`);
  say('  help                           this list');
}

await runCommand(async () => {
  const [name = 'help', ...words] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return (await command.load()).run(words);
  help();
  if (name !== 'help' && name !== '--help') process.exitCode = 1;
});
