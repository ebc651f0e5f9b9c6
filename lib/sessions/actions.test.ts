import { beforeEach, expect, it, vi } from 'vitest';
import { idle } from '@/lib/forms/form-state';

const jar = new Map<string, string>();
const endSession = vi.hoisted(() => vi.fn(async () => 1));
const policy = vi.hoisted(() => ({ isAsked: false }));
const browser = vi.hoisted(() => ({ given: null as { deviceId: string } | null, outcome: 'joined' }));

vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}));
vi.mock('next/navigation', () => ({
  unstable_rethrow: () => {},
  redirect: (path: string) => {
    throw new Error(`to ${path}`);
  },
}));
vi.mock('next-auth', () => ({ CredentialsSignin: class extends Error {} }));
vi.mock('@/lib/auth/config', () => ({ signIn: async () => jar.set('portal.session', 'new') }));
vi.mock('@/lib/page', async () => {
  const { visitorActor } = await import('@/lib/actor');
  return { pageActor: async () => visitorActor() };
});
vi.mock('@/lib/sessions/resolve-session', () => ({
  resolveSession: async (_actor: unknown, token: string) =>
    token === 'new' ? { person: { role: 'client' } } : null,
}));
vi.mock('@/lib/policy/answer.queries', () => ({ getPolicyStanding: async () => policy }));
vi.mock('@/lib/cookies/request-choice', () => ({ givenChoice: async () => browser.given }));
vi.mock('@/lib/cookies/join-device', () => ({ joinDevice: async () => browser.outcome }));
vi.mock('@/lib/sessions/end-session', () => ({ endSession }));

const { verifyCodeAction } = await import('@/lib/sessions/actions');

function code() {
  const form = new FormData();
  form.set('code', '123456');
  return form;
}

beforeEach(() => {
  jar.clear();
  jar.set('portal.challenge', 'asked');
  endSession.mockClear();
  policy.isAsked = false;
  browser.given = null;
});

it('leads a client who is asked about the policy there first, and remembers where he was going', async () => {
  policy.isAsked = true;
  const form = code();
  form.set('next', '/cabinet/data');
  await expect(verifyCodeAction(idle, form)).rejects.toThrow('to /cabinet/policy?next=%2Fcabinet%2Fdata');
});

it('ends the session that the browser had when its person signs in anew', async () => {
  jar.set('portal.session', 'old');
  await expect(verifyCodeAction(idle, code())).rejects.toThrow('to /cabinet');
  expect(endSession).toHaveBeenCalledWith(expect.objectContaining({ kind: 'system' }), { token: 'old' });
  expect(endSession).toHaveBeenCalledTimes(1);
});

it('ends nothing when there was no session', async () => {
  await expect(verifyCodeAction(idle, code())).rejects.toThrow('to /cabinet');
  expect(endSession).not.toHaveBeenCalled();
});

it.each([
  ['joined', 'kept'],
  ['own', 'kept'],
  ['none', 'kept'],
  ['foreign', ''],
])('a choice that is %s to the client who signs in is left %j', async (outcome, left) => {
  browser.given = { deviceId: 'x' };
  browser.outcome = outcome;
  for (const name of ['portal.cookies', 'portal.preferences']) jar.set(name, 'kept');
  await expect(verifyCodeAction(idle, code())).rejects.toThrow('to /cabinet');
  expect([jar.get('portal.cookies'), jar.get('portal.preferences')]).toEqual([left, left]);
});

it.each([undefined, null, 'words', ['x'], { code: '123456' }, new Map([['code', '123456']])])(
  'takes %j for no form, and says so plainly',
  async (sent) => {
    const answer = await verifyCodeAction(idle, sent as never);
    expect(answer).toEqual({ status: 'error', code: 'invalid', values: {} });
  },
);

it('refuses lists where texts belong', async () => {
  const form = code();
  form.append('code', '654321');
  expect(await verifyCodeAction(idle, form)).toMatchObject({
    status: 'error',
    fields: { code: 'validation.required' },
  });
});
