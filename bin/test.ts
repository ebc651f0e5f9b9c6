import { runBrowserTests } from './checks/browser-tests';
import { endAllAtExit } from './checks/run';
import { runChecks } from './checks/steps';
import { add, lastLine, nothing, step, type Tally } from './checks/tally';
import { runVitest, systemPostgres } from './checks/vitest';

/*
 * `npm test`: everything that must hold. With DATABASE_URL the integration tests run on that server; else on the
 * embedded one, and again on the system's when there is one. `--only check|unit|integration|e2e` runs one part; what
 * follows goes on to Playwright. The last line is `N passed, N failed`.
 */

async function integration(): Promise<Tally> {
  const first = await runVitest('integration');
  const system = process.env.DATABASE_URL ? undefined : systemPostgres();
  if (!system) return first;
  console.log(`\nAgain on the server in ${system}.`);
  return add(first, await runVitest('integration', { PORTAL_TEST_PG_BIN: system }));
}

const [flag, only, ...rest] = process.argv.slice(2);
const parts: Record<string, () => Promise<Tally>> = {
  check: runChecks,
  unit: () => runVitest('unit'),
  integration,
  e2e: () => runBrowserTests(rest),
};

if (flag !== undefined && (flag !== '--only' || !Object.hasOwn(parts, only ?? ''))) {
  console.error(`npm test -- --only ${Object.keys(parts).join('|')}`);
  process.exit(2);
}

endAllAtExit();
let tally = nothing;
for (const [name, part] of Object.entries(parts)) {
  if (only && name !== only) continue;
  console.log(`\n— ${name} —`);
  try {
    tally = add(tally, await part());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    tally = add(tally, step(false));
  }
}
console.log(`\n${lastLine(tally)}`);
process.exit(tally.failed === 0 ? 0 : 1);
