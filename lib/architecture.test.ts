import { describe, expect, it } from 'vitest';
import { auditActions } from '@/lib/audit/events.rules';
import { permissions } from '@/lib/permissions';
import {
  exportedFunctions,
  exportedValues,
  filesIn,
  importsOf,
  isCode,
  isTest,
  read,
  statements,
} from '@/lib/testing/source';

/*
 * The rules of the house that a linter cannot say. Each list of exceptions gives its reasons; a name that is no
 * longer needed in a list fails, so that lists only shrink.
 */

/** Folders of `lib` that serve all domains: freer in their files. */
const platform = ['auth', 'crypto', 'forms', 'i18n', 'seed', 'testing'];

/** Modules of domains that are neither reads nor one write. */
const freeModules: Record<string, string> = {
  'lib/consents/record-shown-text.ts':
    'keeps the words that were shown, inside the transaction of the choice',
  'lib/appearance/request-look.ts': 'an adapter: reads the cookies of the request, no row',
  'lib/consents/append-event.ts': 'writes an event of the ledger inside the transaction of the act',
  'lib/consents/subject.queries.ts': 'pseudonyms and locks, inside the transaction of an act',
  'lib/cookies/request-choice.ts': 'an adapter: reads the cookie of the request, no row',
  'lib/ledger/signers.ts': 'makes keys of the settings; touches no row',
  'lib/limits/count-turn.ts': 'counts inside the transaction of whoever takes a turn',
  'lib/ledger/tree.ts': 'says what a tree is; touches no row',
  'lib/ledger/consent-tree.ts':
    'says what the tree over consents is made of; reads words inside a verification',
  'lib/audit/audit-tree.ts': 'says what the tree over the journal is made of; touches no row',
  'lib/ledger/keep-head.ts': 'keeps signed heads in files; touches no row',
  'lib/ledger/rows.queries.ts': 'reads the tree inside the transaction of a seal or a proof',
  'lib/data-map/tables.ts': 'joins the data map with the tables; reads no row',
  'lib/audit/record.ts': 'writes the audit row of every act inside the transaction of that act',
  'lib/messages/send-message.ts': 'writes the notice of an act inside the transaction of that act',
  'lib/requests/next-number.ts': 'numbers a request inside the transaction that files it',
  'lib/requests/tell-applicant.ts': 'writes the notice of an act inside the transaction of that act',
  'lib/messages/smtp.ts': 'the transport; touches no row',
  'lib/policy/cache.ts': 'keeps public texts in memory; reads no row itself',
  'lib/policy/edition-pdf.ts': 'writes a file out of an edition that was read; touches no row',
  'lib/uploads/read-upload.ts': 'reads an uploaded file; touches no row',
  'lib/policy/insert-edition.ts': 'puts an edition into the archive inside the transaction that publishes it',
  'lib/policy/record-draft-act.ts': 'writes the history of a draft inside the transaction of each act',
};

/** Functions that do not begin with `authorize`. */
const unauthorised: Record<string, string> = {
  'lib/erasure/queries.ts countPersonalRows':
    'a step of the plan and of the execution, inside their transaction',
  'lib/cookies/latest-choice.queries.ts latestChoice': 'a step of a choice, inside its transaction',
  'lib/cookies/latest-choice.queries.ts countGrants': 'a step of a choice, inside its transaction',
};

/** What actions import besides use cases, schemas and the wrappers. */
const actionImports: Record<string, string> = {
  'lib/sessions/actions.ts → @/lib/actor': 'the session that has just begun is looked up by the system',
  'lib/sessions/actions.ts → @/lib/env':
    'the cookie of the challenge is named by whether the portal is on https',
};

/** Writes without an audit event. */
const unaudited: Record<string, string> = {
  'lib/cookies/record-choice.ts': 'its append-only row is its own record, and names nobody',
  'lib/statistics/count-page.ts': 'a number grows by one; nobody has done anything to anybody',
  'lib/cookies/expire-choices.ts': 'its append-only row is its own record, and names nobody',
  'lib/cookies/join-device.ts': 'the link is its own record, and session.started tells of the sign-in',
  'lib/ledger/keep-newest-head.ts': 'copies a signed head into a file; changes no row',
  'lib/ledger/seal-events.ts': 'the tree is its own record: every head is signed',
  'lib/limits/take-turn.ts': 'a count under a keyed hash; nobody has done anything to anybody',
  'lib/limits/take-turn-for-address.ts': 'a count under a keyed hash; nobody has done anything to anybody',
  'lib/limits/forget-turns.ts': 'counts of windows that are over',
  'lib/messages/deliver-messages.ts': 'the outbox row is its own record',
  'lib/sessions/request-code.ts': 'nobody has acted yet: an asked-for code is not a sign-in',
  'lib/sessions/verify-code.ts': 'a used code becomes session.started in the same request',
  'lib/sessions/resolve-session.ts': 'a read that notes when the session was last used',
};

/** Files over the ceiling. */
const long: Record<string, string> = {};

const inLib = filesIn('lib').filter((path) => isCode(path));
const code = filesIn('app', 'components', 'lib', 'db', 'bin').filter((path) => isCode(path) && !isTest(path));
const pure = (path: string) => /\/(?:schema|rules|[a-z0-9-]+\.rules)\.ts$/.test(path);
const domainFiles = inLib.filter((path) => {
  const [, folder, file] = path.split('/');
  return file !== undefined && !platform.includes(folder ?? '');
});
const core = domainFiles.filter((path) => !pure(path) && !isTest(path) && !path.endsWith('/actions.ts'));
const uses = core.filter((path) => !(path in freeModules));
const writes = uses.filter((path) => !/\/(?:queries|[a-z-]+\.queries|request-choice)\.ts$/.test(path));
const camel = (kebab: string) => kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const stem = (path: string) => path.replace(/^.*\//, '').replace(/\.tsx?$/, '');

describe('the files of a domain', () => {
  it('have names of the closed vocabulary, one folder deep', () => {
    const word = '(?:schema|rules|queries|actions|[a-z0-9-]+\\.(?:rules|queries)|[a-z0-9]+(?:-[a-z0-9]+)*)';
    const name = new RegExp(`^lib/[a-z-]+/${word}(?:\\.db)?(?:\\.test)?\\.ts$`);
    expect(domainFiles.filter((path) => !name.test(path))).toEqual([]);
    const forbidden = /(?:^|-)(?:utils?|helpers?|common|misc|manager|index)$/;
    expect(code.filter((path) => forbidden.test(stem(path)) && path !== 'db/schema/index.ts')).toEqual([]);
  });

  it('hold one write each, named as the file', () => {
    const wrong = writes.flatMap((path) => {
      const names = exportedFunctions(path)
        .filter((one) => one.promises)
        .map((one) => one.name);
      return names.length === 1 && names[0] === camel(stem(path)) ? [] : [`${path}: ${names.join(', ')}`];
    });
    expect(wrong).toEqual([]);
  });

  it('are under 200 lines', () => {
    const over = code.filter(
      (path) =>
        /^(?:app|components|lib)\//.test(path) &&
        read(path).trimEnd().split('\n').length > 200 &&
        !(path in long),
    );
    expect(over).toEqual([]);
  });
});

describe('data access', () => {
  const reading = uses.flatMap((path) =>
    exportedFunctions(path)
      .filter((one) => one.promises)
      .map((one) => ({ ...one, at: `${path} ${one.name}` })),
  );

  it('takes the actor first', () => {
    const other = reading.filter(
      (one) => !/^_?actor$/.test(one.firstParameter ?? '') && !(one.at in unauthorised),
    );
    expect(other.map((one) => one.at)).toEqual([]);
  });

  it('begins with authorize', () => {
    const bare = reading.filter((one) => one.firstCall !== 'authorize').map((one) => one.at);
    expect(bare.filter((at) => !(at in unauthorised))).toEqual([]);
    expect(Object.keys(unauthorised).filter((at) => !bare.includes(at))).toEqual([]);
  });

  it('records an audit event with every write', () => {
    const silent = writes.filter((path) => !/\brecordAudit\(/.test(read(path)));
    expect(silent.filter((path) => !(path in unaudited))).toEqual([]);
    expect(Object.keys(unaudited).filter((path) => !silent.includes(path))).toEqual([]);
  });

  it('is marked as the server’s', () => {
    const unmarked = core.filter((path) => !importsOf(path).some(({ from }) => from === 'server-only'));
    expect(unmarked).toEqual([]);
  });

  it('is not reached by components, types excepted', () => {
    const allowed =
      /^@\/(?:components\/|db\/enums$|lib\/(?:[a-z-]+\/(?:schema|rules|[a-z0-9-]+\.rules|actions)|forms\/[a-z-]+|i18n\/(?:routing|domains|translator|messages\/[a-z]{2}\/[a-zA-Z]+\.json)|format|errors)$)/;
    // A gate asks the request itself: whoever places it cannot forget to.
    const asked = /^@\/lib\/(?:cookies\/request-choice|request|env)$/;
    const isGate = (path: string) => path.startsWith('components/gate/');
    const wrong = filesIn('components')
      .filter((path) => isCode(path) && !isTest(path))
      .flatMap((path) =>
        importsOf(path)
          .filter(({ from, typeOnly }) => from.startsWith('@/') && !typeOnly && !allowed.test(from))
          .filter(({ from }) => !(isGate(path) && asked.test(from)))
          .map(({ from }) => `${path} → ${from}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('server actions', () => {
  const actions = inLib.filter((path) => path.endsWith('/actions.ts'));

  it('exist in actions.ts only', () => {
    const elsewhere = code.filter(
      (path) => /^\s*['"]use server['"]/m.test(read(path)) && !actions.includes(path),
    );
    expect(elsewhere).toEqual([]);
    expect(actions.filter((path) => !/^['"]use server['"];?\n/.test(read(path)))).toEqual([]);
  });

  it('are made by the four wrappers, which ask who it is and check the input', () => {
    const wrong = actions.flatMap((path) =>
      exportedValues(path)
        .filter((one) => !/^(?:public|person|client|staff)Action$/.test(one.madeBy ?? ''))
        .map((one) => `${path}: ${one.name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('import use cases, schemas and the wrappers', () => {
    const allowed =
      /^(?:@\/lib\/(?:action|clock|errors|request|[a-z-]+\/[a-z0-9.-]+|cookies\/request-choice)|next\/(?:cache|headers)|next-auth|zod|\.\/[a-z.-]+)$/;
    const wrong = actions.flatMap((path) =>
      importsOf(path)
        .filter(({ from, typeOnly }) => !typeOnly && !allowed.test(from))
        .map(({ from }) => `${path} → ${from}`),
    );
    expect(wrong.filter((one) => !(one in actionImports))).toEqual([]);
    expect(Object.keys(actionImports).filter((one) => !wrong.includes(one))).toEqual([]);
  });
});

describe('pure modules', () => {
  it('import no rows, no settings and no framework, types excepted', () => {
    const forbidden =
      /^(?:@\/db\/(?!enums$)|@\/lib\/(?:database|env|logger|actor|permissions|action|page|route|request)$|(?:@\/lib\/[a-z-]+|\.)\/(?:queries|actions)$|next|react|next-intl|drizzle-orm|postgres|server-only|node:(?!crypto$|net$))/;
    const wrong = inLib
      .filter((path) => pure(path))
      .flatMap((path) =>
        importsOf(path)
          .filter(({ from, typeOnly }) => !typeOnly && forbidden.test(from))
          .map(({ from }) => `${path} → ${from}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('settings', () => {
  it('are read by lib/env.ts, by commands and by the files of the tools', () => {
    const allowed = /^(?:lib\/env\.ts|lib\/testing\/|bin\/|db\/embedded\/)/;
    expect(code.filter((path) => /\bprocess\.env\b/.test(read(path)) && !allowed.test(path))).toEqual([]);
  });
});

describe('the catalogues', () => {
  const sources = filesIn('app', 'components', 'lib', 'bin')
    .filter((path) => isCode(path) && !isTest(path))
    .filter((path) => path !== 'lib/permissions.ts' && path !== 'lib/audit/events.rules.ts')
    .map(read)
    .join('\n');
  const used = (word: string) => sources.includes(`'${word}'`);

  it('hold no permission that nothing asks for', () => {
    expect(Object.keys(permissions).filter((permission) => !used(permission))).toEqual([]);
  });

  it('hold no audit action that nothing records', () => {
    expect(auditActions.filter((action) => !used(action))).toEqual([]);
  });
});

describe('routes', () => {
  const pages = filesIn('app').filter((path) => path.endsWith('/page.tsx'));
  const routeOf = (path: string) =>
    path
      .replace(/^app\/\[locale\]|\/page\.tsx$/g, '')
      .replace(/\/\([a-z-]+\)/g, '')
      .replace(/^$/, '/');
  const routes = pages.map(routeOf).sort();
  const specs = filesIn('e2e')
    .filter((path) => path.endsWith('.spec.ts'))
    .map((path) => read(path))
    .join('\n');

  it('of the contract exist', () => {
    const promised = [
      '/',
      '/policy',
      '/policy/archive',
      '/policy/editions/[number]',
      '/policy/on/[date]',
      '/policy/compare',
      '/data',
      '/cookies',
      '/requests/new',
      '/sign-in',
      '/cabinet',
      '/cabinet/data',
      '/cabinet/services',
      '/cabinet/consents',
      '/cabinet/export',
      '/cabinet/requests',
      '/cabinet/requests/new',
      '/cabinet/sessions',
      '/cabinet/activity',
      '/staff',
      '/staff/requests',
      '/staff/policy',
      '/verify/[id]',
      '/demo',
    ];
    // The name of a parameter is the page's own matter.
    const shape = (route: string) => route.replace(/\[[^\]]+\]/g, '[]');
    const there = new Set(routes.map(shape));
    expect(promised.filter((route) => !there.has(shape(route)))).toEqual([]);
  });

  it('are each visited by a browser test, which names the page as `visits: <route>`', () => {
    const unvisited = routes.filter(
      (route) => !route.includes('[...') && !specs.includes(`visits: ${route}\n`),
    );
    expect(unvisited).toEqual([]);
  });

  it('have no loading.tsx above them, which would turn redirects and 404 into 200', () => {
    expect(filesIn('app').filter((path) => path.endsWith('/loading.tsx'))).toEqual([]);
  });

  it('are components of the server', () => {
    const client = filesIn('app').filter(
      (path) => path.endsWith('.tsx') && /^['"]use client['"]/m.test(read(path)),
    );
    expect(client.filter((path) => !/\/(?:global-)?error\.tsx$/.test(path))).toEqual([]);
    expect(statements('proxy.ts').length).toBeGreaterThan(0);
  });
});
