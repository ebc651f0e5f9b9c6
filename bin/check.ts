import { endAllAtExit } from './checks/run';
import { runChecks } from './checks/steps';

/** `npm run check`: format, lint, types and import rules. Seconds, no database; changes nothing. */
endAllAtExit();
const { failed } = await runChecks();
process.exitCode = failed === 0 ? 0 : 1;
