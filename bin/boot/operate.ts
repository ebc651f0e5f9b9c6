import { prepareDatabase } from './database';

/**
 * Runs an operator's act beside a running portal, or without one: same settings, same database, the application's own
 * role. The embedded server is started when it does not run, and stopped again unless the portal uses it. Tables and
 * grants stay as they are: changing them beside a portal that serves would stand in its way.
 */
export async function operate<T>(act: () => Promise<T>): Promise<T> {
  const prepared = await prepareDatabase({ source: process.env, seed: false, migrate: false });
  for (const name of Object.keys(process.env)) if (/^(PG|DATABASE_)/.test(name)) delete process.env[name];
  Object.assign(process.env, prepared.env);
  try {
    return await act();
  } finally {
    const { closeDatabase } = await import('@/lib/database');
    await closeDatabase();
    await prepared.stop();
  }
}

/** `--name value` pairs and what stands before them. */
export function readWords(words: readonly string[]): { said: string[]; options: Record<string, string> } {
  const said: string[] = [];
  const options: Record<string, string> = {};
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word.startsWith('--')) {
      options[word.slice(2)] = words[at + 1] ?? '';
      at += 1;
    } else {
      said.push(word);
    }
  }
  return { said, options };
}
