import 'server-only';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { now } from '@/lib/clock';
import { almatyDate } from '@/lib/deadlines/almaty.rules';

/** Keeps a signed head in a file, the last one of each day: who cuts the database does not cut these. `mark` is for another. */
export async function keepHead(note: string, folder: string, mark = ''): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${almatyDate(now())}${mark}.note`);
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, note);
  await rename(draft, path);
}

/** All heads that are kept, the oldest first. A folder that is not there holds none. */
export async function keptHeads(folder: string): Promise<string[]> {
  // `2026-11-25-other-7.note` comes after `2026-11-25.note`, but is no head to go on from.
  const names = (await readdir(folder).catch(() => [])).filter((name) => !name.includes('-other-'));
  const notes = names.filter((name) => name.endsWith('.note')).sort();
  return Promise.all(notes.map((name) => readFile(join(folder, name), 'utf8')));
}
