import { local, run } from './run';
import { add, nothing, step, type Tally } from './tally';

type Check = { name: string; command: string; args: string[] };

/** Where code of ours lies. */
const places = ['app', 'components', 'lib', 'db', 'bin', 'e2e', 'proxy.ts', 'instrumentation.ts'];

/** What needs neither a database nor a browser. */
const checks: Check[] = [
  { name: 'format and lint', command: local('biome'), args: ['check', '--error-on-warnings', '.'] },
  { name: 'types', command: local('tsc'), args: ['--noEmit', '-p', 'bin/lint'] },
  { name: 'who imports whom', command: local('depcruise'), args: ['--output-type', 'err', ...places] },
];

/** Runs all checks, tells each result, and shows what a failed one printed. */
export async function runChecks(): Promise<Tally> {
  let tally = nothing;
  for (const { name, command, args } of checks) {
    const from = performance.now();
    const { code, output } = await run(command, args, { timeoutMs: 180_000, quiet: true });
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    if (code !== 0) console.log(output.trimEnd());
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    tally = add(tally, step(code === 0));
  }
  return tally;
}
