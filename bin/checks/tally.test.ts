import { describe, expect, it } from 'vitest';
import { add, lastLine, nothing, playwrightTally, step, vitestTally } from './tally';

const vitest = (more: object = {}) =>
  JSON.stringify({
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
    ...more,
  });
const playwright = (stats: object = {}, errors: unknown[] = []) =>
  JSON.stringify({ errors, stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0, ...stats } });

describe('the count of npm test', () => {
  it('adds up what vitest reports', () => {
    expect(vitestTally(vitest(), 0)).toEqual({ passed: 5, failed: 0, skipped: 1 });
    expect(vitestTally(vitest({ numFailedTests: 2 }), 1)).toEqual({ passed: 5, failed: 2, skipped: 1 });
  });

  it('counts a test file that could not be loaded', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(vitestTally(vitest({ testResults }), 1).failed).toBe(1);
  });

  it('counts a runner that crashed, was killed or left no report', () => {
    expect(vitestTally(vitest(), 1).failed).toBe(1);
    expect(vitestTally(null, 124)).toEqual(step(false));
    expect(vitestTally('{', 1)).toEqual(step(false));
    expect(playwrightTally(null, 1)).toEqual(step(false));
    expect(playwrightTally(playwright(), 1).failed).toBe(1);
  });

  it('counts a browser test that passed at the second try, and an error outside of tests, as failed', () => {
    expect(playwrightTally(playwright(), 0)).toEqual({ passed: 3, failed: 0, skipped: 0 });
    expect(playwrightTally(playwright({ flaky: 1, unexpected: 1 }, [{}]), 1).failed).toBe(3);
  });

  it('ends with one line', () => {
    expect(lastLine(add(step(true), add(step(false), nothing)))).toBe('1 passed, 1 failed');
    expect(lastLine({ passed: 9, failed: 0, skipped: 2 })).toBe('9 passed, 0 failed, 2 skipped');
  });
});
