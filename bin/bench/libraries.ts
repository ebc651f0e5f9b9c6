import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../checks/run';
import { type BannerFile, type Contender, contender } from './contenders';

/*
 * The libraries are no dependencies of the portal. They are pinned in `bin/bench/libraries` and installed on demand in a
 * folder inside node_modules, where no other tool of ours looks.
 */
const source = 'bin/bench/libraries';
const folder = 'node_modules/.bench-libraries';
const built = join(folder, 'built');

type Library = {
  name: string;
  entry: string;
  accept: string;
  /** Files of the package that are served as they are: its own loader asks for them. */
  asIs?: { from: string; script: string; files: readonly string[] };
};

const libraries: readonly Library[] = [
  { name: 'cookieconsent', entry: 'osano-cookieconsent.js', accept: '.cc-window .cc-allow' },
  { name: 'vanilla-cookieconsent', entry: 'vanilla-cookieconsent.js', accept: '#cc-main [data-role="all"]' },
  {
    name: 'tarteaucitronjs',
    entry: 'tarteaucitron.js',
    accept: '#tarteaucitronPersonalize2',
    asIs: {
      from: 'tarteaucitronjs',
      script: 'tarteaucitron.min.js',
      files: [
        'tarteaucitron.services.min.js',
        'lang/tarteaucitron.en.min.js',
        'css/tarteaucitron.min.css',
        'advertising.min.js',
      ],
    },
  },
  { name: 'klaro', entry: 'klaro.js', accept: '.cookie-notice .cm-btn-success' },
  { name: '@c15t/react', entry: 'c15t-react.jsx', accept: '[data-testid="consent-banner-accept-button"]' },
];

const pinned = () => readFileSync(join(source, 'package-lock.json'), 'utf8');
const lockOf = (where: string) => join(where, 'package-lock.json');

/** Installs what is pinned, if it is not there yet. False when it cannot be had. */
async function install(): Promise<boolean> {
  const done = join(folder, 'node_modules', '.package-lock.json');
  if (existsSync(done) && existsSync(lockOf(folder)) && readFileSync(lockOf(folder), 'utf8') === pinned())
    return true;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(source, folder, { recursive: true });
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = await run('npm', args, { timeoutMs: 300_000, quiet: true });
  if (code === 0) return true;
  console.log(output.trimEnd());
  rmSync(folder, { recursive: true, force: true });
  return false;
}

/** Bundles an entry as a site would: minified, for production, what is loaded later in files of its own. */
async function bundle(entry: string): Promise<void> {
  const args = [
    join(folder, 'entries', entry),
    '--bundle',
    '--minify',
    '--format=esm',
    '--splitting',
    '--target=es2022',
    '--jsx=automatic',
    '--define:process.env.NODE_ENV="production"',
    '--log-level=error',
    '--legal-comments=none',
    `--outdir=${join(built, entry)}`,
  ];
  const esbuild = join(folder, 'node_modules', '.bin', 'esbuild');
  const { code, output } = await run(esbuild, args, { timeoutMs: 60_000, quiet: true });
  if (code !== 0) throw new Error(`${entry} could not be bundled.\n${output}`);
}

const typeOf = (name: string) => (name.endsWith('.css') ? 'text/css' : 'text/javascript');
const file = (name: string, path: string): BannerFile => ({
  name,
  body: readFileSync(path),
  type: typeOf(name),
});

/** The version that is installed. */
function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'));
  return String(version);
}

async function prepare({ name, entry, accept, asIs }: Library): Promise<Contender> {
  await bundle(entry);
  const from = join(built, entry);
  const own = readdirSync(from).map((one) => file(one, join(from, one)));
  const start = `${entry.replace(/\.jsx?$/, '')}.js`;
  const given = asIs
    ? [asIs.script, ...asIs.files].map((one) => file(one, join(folder, 'node_modules', asIs.from, one)))
    : [];
  return contender({
    name: `${name} ${versionOf(name)}`,
    accept,
    files: [...given, ...own],
    styles: own.filter((one) => one.name.endsWith('.css')).map((one) => one.name),
    scripts: asIs ? [asIs.script, start] : [start],
    scriptKind: asIs ? 'plain' : 'module',
  });
}

/** The banners that a site would take instead of ours, bundled; none, with a sentence, when they cannot be installed. */
export async function otherBanners(): Promise<Contender[]> {
  if (!(await install())) {
    console.log('The other banners could not be installed (is there a network?): ours is measured alone.');
    return [];
  }
  rmSync(built, { recursive: true, force: true });
  const ready: Contender[] = [];
  for (const library of libraries) ready.push(await prepare(library));
  return ready;
}
