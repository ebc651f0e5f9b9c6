import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Actor, personActor, systemActor, visitorActor } from '@/lib/actor';
import { auditTree } from '@/lib/audit/audit-tree';
import { consentTree } from '@/lib/ledger/consent-tree';
import { may, type Permission, permissions } from '@/lib/permissions';
import { exportedFunctions, filesIn, isCode, isTest, read } from '@/lib/testing/source';

/*
 * The table of permissions against every use case, generated from both: a role that the table does not name is refused by each
 * function before it reads or writes anything. Nothing here has a database: a function that looked first would fail otherwise.
 * What is one's own and what is another's is a matter of rows: `db/row-security.db.test.ts` and the tests of each use case.
 */

const person = (role: 'client' | 'reviewer' | 'approver' | 'auditor' | 'administrator') =>
  personActor({ id: '11111111-1111-4111-8111-111111111111', role, sessionId: null });
const actors: readonly Actor[] = [
  visitorActor(),
  person('client'),
  person('reviewer'),
  person('approver'),
  person('auditor'),
  person('administrator'),
  systemActor('test'),
];

type UseCase = { at: string; path: string; name: string; permission: Permission; rest: unknown[] };
type Given = Pick<UseCase, 'permission' | 'rest'>;

/** What a tree names itself. */
const ofTrees = { seal: [consentTree, auditTree], verify: [consentTree, auditTree] } as const;

/** The permission that the first statement of a function asks for, and what else it must be given to ask. */
function asked(path: string, name: string): Given[] {
  const from = read(path).search(new RegExp(`export (?:async function|const) ${name}\\b`));
  const [, given = ''] = /authorize\(\s*\w+,\s*([^;]*?)\s*\);/.exec(read(path).slice(from)) ?? [];
  const tree = /^tree\.(seal|verify)$/.exec(given)?.[1] as keyof typeof ofTrees | undefined;
  if (tree) return ofTrees[tree].map((one) => ({ permission: one[tree], rest: [one] }));
  // One that asks by who asks (`endSession`) is looked at with each of the two.
  return [...given.matchAll(/'([a-zA-Z]+\.[a-zA-Z]+)'/g)].map(([, permission]) => ({
    permission: permission as Permission,
    rest: [{}],
  }));
}

const useCases: UseCase[] = filesIn('lib')
  .filter((path) => isCode(path) && !isTest(path) && path !== 'lib/permissions.ts')
  .flatMap((path) =>
    exportedFunctions(path)
      .filter(({ firstCall }) => firstCall === 'authorize')
      .flatMap(({ name }) =>
        asked(path, name).map((given) => ({ at: `${path} ${name}`, path, name, ...given })),
      ),
  );

const refusedBy = (actor: Actor) => (actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');

async function call({ path, name, rest }: UseCase, actor: Actor): Promise<unknown> {
  const module = await import(/* @vite-ignore */ fileURLToPath(new URL(`../${path}`, import.meta.url)));
  return module[name](actor, ...rest);
}

describe('the table of permissions', () => {
  it('is asked by every function that begins with `authorize`, in words that it has', () => {
    expect(useCases.length).toBeGreaterThan(90);
    const unknown = useCases.filter(({ permission }) => !Object.hasOwn(permissions, permission));
    expect(unknown.map(({ at }) => at)).toEqual([]);
    const found = new Set(useCases.map(({ at }) => at));
    const silent = filesIn('lib')
      .filter((path) => isCode(path) && !isTest(path))
      .flatMap((path) => exportedFunctions(path).map((one) => ({ ...one, at: `${path} ${one.name}` })))
      .filter(({ firstCall, at }) => firstCall === 'authorize' && !found.has(at));
    expect(silent.map(({ at }) => at)).toEqual([]);
  });

  it('has no permission that nobody asks for', () => {
    const code = filesIn('app', 'components', 'lib')
      .filter((path) => isCode(path) && !isTest(path) && path !== 'lib/permissions.ts')
      .map(read)
      .join('\n');
    const unused = Object.keys(permissions).filter((permission) => !code.includes(`'${permission}'`));
    expect(unused).toEqual([]);
  });

  const refusals = useCases.flatMap((useCase) =>
    actors
      .filter((actor) => !may(actor, useCase.permission))
      .map((actor) => [useCase.permission, useCase.at, actor.role, useCase, actor] as const),
  );

  it('refuses in some hundred cases', () => {
    expect(refusals.length).toBeGreaterThan(300);
  });

  it.each(refusals)('%s of %s is not for: %s', async (permission, _at, _role, useCase, actor) => {
    // Asked by who asks: the other of the two permissions may let him through, and is a case of its own.
    const others = useCases.filter(({ at }) => at === useCase.at).map((one) => one.permission);
    if (new Set(others).size > 1 && others.some((other) => other !== permission && may(actor, other))) return;
    await expect(call(useCase, actor)).rejects.toMatchObject({ code: refusedBy(actor) });
  });
});
