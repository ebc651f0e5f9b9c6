import { expect, it } from 'vitest';
import { expectedColumns, isHealthy, missingColumns } from '@/lib/health';

it('finds every table and column that the code expects', async () => {
  expect(expectedColumns().length).toBeGreaterThan(100);
  expect(expectedColumns()).toContain('sessions.token_hash');
  expect(await missingColumns()).toEqual([]);
  expect(await isHealthy()).toBe(true);
});
