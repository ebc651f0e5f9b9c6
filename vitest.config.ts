import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const shared = {
  resolve: { alias: { '@': here('./'), 'server-only': here('./lib/testing/empty.ts') } },
};

/** `*.test.ts` needs nothing but Node; `*.db.test.ts` needs a PostgreSQL server, which the global set-up starts. */
export default defineConfig({
  ...shared,
  test: {
    // A zone with an odd offset: date code that leans on the machine's own zone fails here.
    env: { TZ: 'Asia/Kathmandu' },
    sequence: { shuffle: { files: true, tests: false } },
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          // A server for the integration tests does not make the unit tests a production.
          env: { PORTAL_MODE: 'demo' },
          include: ['{app,lib,db,components,bin}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', 'node_modules/**'],
          // Thousands of cases on a machine that has other work to do.
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          include: ['{app,lib,db,bin}/**/*.db.test.ts'],
          globalSetup: ['./lib/testing/database-setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
