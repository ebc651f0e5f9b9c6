/*
 * Who may import whom. TypeScript 7 has no interface for dependency-cruiser, so it reads the imports without types
 * and cannot tell `import type` from `import`; the rules that need the difference (what components and pure modules
 * may use) are in lib/architecture.test.ts, and cycles are found by Biome.
 */
const platform = 'auth|crypto|forms|i18n|seed|testing';
const domain = `^lib/(?!(?:${platform})/)[^/]+/`;
const pure = '/(?:schema|rules|[a-z-]+\\.rules)\\.ts$';
const tests = '\\.test\\.tsx?$';
const rows = '^db/(?!enums\\.ts$)';
/** The modules that touch the framework: they resolve who asks and translate errors. */
const adapters =
  '^lib/(?:action|page|route|request)\\.ts$|^lib/auth/config\\.ts$|^lib/(?:cookies/request-choice|appearance/request-look)\\.ts$|^lib/i18n/request\\.ts$|/actions\\.ts$';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule('every-import-resolves', 'The file or package is there.', {}, { couldNotResolve: true }),
    rule(
      'db-imports-nothing',
      'db stores: it knows none of those who use it.',
      { path: '^db/', pathNot: tests },
      { path: '^(?:app|components|lib|e2e|bin)/' },
    ),
    rule(
      'lib-imports-no-ui',
      'lib decides; it shows nothing.',
      { path: '^lib/' },
      { path: '^(?:app|components|bin|e2e)/' },
    ),
    rule(
      'components-import-no-route',
      'components are used by routes, never the other way.',
      { path: '^components/' },
      { path: '^(?:app|bin|e2e)/' },
    ),
    rule(
      'app-imports-no-command',
      'bin holds commands of the operator.',
      { path: '^app/' },
      { path: '^(?:bin|e2e)/' },
    ),
    rule(
      'ui-kit-knows-no-domain',
      'components/ui could ship in another product.',
      { path: '^components/ui/', pathNot: tests },
      { path: '^(?:components/(?!ui/)|lib/(?!format\\.ts$|i18n/routing\\.ts$)|db/(?!enums\\.ts$))' },
    ),
    rule(
      'rows-stay-behind-the-dal',
      'Tables are seen by lib only.',
      { path: '^(?:app|components)/' },
      { path: rows },
    ),
    rule(
      'actions-are-thin',
      'An action joins a schema with a use case; it never reads the database.',
      { path: '^lib/.*/actions\\.ts$' },
      { path: `${rows}|^lib/database\\.ts$|^node_modules/(?:drizzle-orm|postgres)/` },
    ),
    rule(
      'core-never-reads-the-request',
      'Only the adapters know headers, cookies, redirects and the cache of Next.',
      { path: '^lib/', pathNot: adapters },
      { path: '^node_modules/next/(?:headers|navigation|cache|server)' },
    ),
    rule(
      'core-knows-no-adapter',
      'A use case runs the same from a page, a job and the command line.',
      { path: domain, pathNot: `${adapters}|${tests}` },
      { path: '^lib/(?:action|page|route|request)\\.ts$|^lib/auth/config\\.ts$' },
    ),
    rule(
      'testing-is-for-tests',
      'lib/testing is imported by tests only.',
      { path: '^(?:app|components|lib|db|bin)/', pathNot: `^lib/testing/|${tests}` },
      { path: '^lib/testing/' },
    ),
    rule(
      'specs-speak-user-language',
      'Specs use the screen and e2e/support, nothing of the inside.',
      { path: '^e2e/(?!support/)' },
      { path: '^(?:db|lib|app|components|bin)/' },
    ),
  ],
  required: [
    {
      name: 'server-only-marker',
      comment: 'Modules that read rows, keys or settings cannot end up in a browser bundle.',
      severity: 'error',
      module: { path: domain, pathNot: `${pure}|/actions\\.ts$|\\.test\\.ts$|\\.json$` },
      to: { path: 'server-only' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^bin/bench/libraries/|(?:^|/)\\.next/|\\.css$|\\.json$' },
    webpackConfig: { fileName: 'bin/lint/resolve.cjs' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
