import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '@/db/embedded/lock';
import { ended, nextCommand, root } from './next';

const sources = [
  'app',
  'components',
  'lib',
  'db',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const built = /\.(tsx?|css|json)$/;
const test = /\.(test|spec)\.tsx?$/;

function* filesUnder(path: string, all: boolean): Generator<string> {
  const place = join(root, path);
  if (!existsSync(place)) return;
  if (!statSync(place).isDirectory()) {
    if (all || (built.test(path) && !test.test(path))) yield path;
    return;
  }
  for (const name of readdirSync(place).sort()) yield* filesUnder(`${path}/${name}`, all);
}

/** SHA-256 over the paths and contents of everything that the build is made from. */
export function sourceHash(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    const all = source === 'public' || source.includes('.');
    for (const path of filesUnder(source, all)) {
      const content = readFileSync(join(root, path));
      hash.update(`${path}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

const hashFile = join(root, '.next', 'build-hash');
const isFresh = () =>
  existsSync(join(root, '.next', 'BUILD_ID')) &&
  existsSync(hashFile) &&
  readFileSync(hashFile, 'utf8') === sourceHash();

/**
 * Builds the application when the build is missing or older than its sources. Two starts at once build once.
 * @param register is told the running build, so that a Ctrl-C can end it.
 * @returns true when it built.
 * @throws Error when the build fails; its own words went to the terminal.
 */
export async function ensureBuild(
  options: {
    env?: Record<string, string>;
    log?: (line: string) => void;
    register?: (build: ChildProcess) => void;
  } = {},
): Promise<boolean> {
  if (isFresh()) return false;
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const work = async () => {
    if (isFresh()) return false;
    options.log?.('Building the portal; the first time takes a minute or two.');
    // Taken before: an edit during the build makes it stale.
    const hash = sourceHash();
    rmSync(hashFile, { force: true });
    await build(options.env ?? {}, options.register);
    writeFileSync(hashFile, hash);
    return true;
  };
  return withLock(join(cache, 'portal-build.lock'), work, {
    patience: 15 * 60_000,
    onWait: () => options.log?.('Another process builds the portal; waiting for it.'),
  });
}

async function build(env: Record<string, string>, register?: (build: ChildProcess) => void): Promise<void> {
  const { command, words, options } = nextCommand(['build'], env, 'production');
  const child = spawn(command, words, { ...options, stdio: ['ignore', 'inherit', 'inherit', 'pipe'] });
  register?.(child);
  const how = await ended(child);
  if (how !== 'code 0') throw new Error(`The build failed (${how}).`);
}
