import { ServerError } from '@/db/embedded/errors';
import { SettingsError } from '@/lib/env';

/** One line for the operator. */
export const say = (line: string) => console.log(line);

/** Says what went wrong: one sentence where it is the operator's to mend, else the error with its stack. */
export function complain(error: unknown): void {
  console.error(error instanceof SettingsError || error instanceof ServerError ? error.message : error);
}

/**
 * Runs a command and sets the exit code: 0, or 1 after a complaint.
 * @param main everything the command does.
 */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    complain(error);
    process.exitCode = 1;
  }
}
