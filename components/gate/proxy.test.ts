import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { encodeChoice } from '@/lib/cookies/choice.rules';
import type { Gated } from '@/lib/cookies/gated.rules';
import { purposesFingerprint } from '@/lib/cookies/registry.rules';
import { deriveKey } from '@/lib/crypto/derive.rules';

/** The proxy of a site that has added somebody else's tag. */
vi.mock('@/lib/cookies/gated.rules', async (original) => {
  const gatedScripts: readonly Gated[] = [
    {
      id: 'counter',
      category: 'statistics',
      src: 'https://tag.example.com/counter.js',
      hosts: { connect: ['https://collect.example.com'] },
    },
  ];
  return { ...(await original<object>()), gatedScripts };
});

const secret = 'a-secret-for-tests-of-the-proxy-only-01';
const cookie = (
  switches: { preferences: boolean; statistics: boolean },
  key = secret,
  chosenAt = new Date(),
) => {
  const fingerprint = purposesFingerprint.slice(0, 12);
  const choice = { deviceId: crypto.randomUUID(), ...switches, fingerprint, chosenAt };
  return encodeChoice(choice, deriveKey(key, 'cookie-choice'));
};
const agreed = { preferences: false, statistics: true };

let policyOf: (value: string | undefined, headers?: Record<string, string>) => string;

beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', secret);
  vi.resetModules();
  const { proxy } = await import('@/proxy');
  policyOf = (value, headers = {}) => {
    const sent = { ...headers, ...(value === undefined ? {} : { cookie: `portal.cookies=${value}` }) };
    const answer = proxy(new NextRequest('http://127.0.0.1:3000/policy', { headers: sent }));
    return answer.headers.get('content-security-policy') ?? '';
  };
});
afterAll(() => vi.unstubAllEnvs());

describe('the policy of a response, with a tag of somebody else in the list', () => {
  it('names its hosts for who agreed to its category', () => {
    const policy = policyOf(cookie(agreed));
    expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic' https:\/\/tag\.example\.com;/);
    expect(policy).toContain("connect-src 'self' https://collect.example.com;");
  });

  it.each([
    ['nobody chose', () => policyOf(undefined)],
    ['it was refused', () => policyOf(cookie({ preferences: true, statistics: false }))],
    ['Global Privacy Control is sent', () => policyOf(cookie(agreed), { 'sec-gpc': '1' })],
    ['the cookie is of another key', () => policyOf(cookie(agreed, 'another-secret-of-somebody-else-0123'))],
    ['the choice ran out', () => policyOf(cookie(agreed, secret, new Date('2020-01-01')))],
    ['the choice is of the future', () => policyOf(cookie(agreed, secret, new Date(Date.now() + 9_999_999)))],
    [
      'a bit of it was turned',
      () => policyOf(cookie({ ...agreed, statistics: false }).replace('.00.', '.01.')),
    ],
    ['it is cut', () => policyOf(cookie(agreed).slice(0, -1))],
    ['it is rubbish', () => policyOf(`v2.${'A'.repeat(3000)}`)],
    [
      'the caller sends a policy of his own',
      () => policyOf(undefined, { 'content-security-policy': 'x https://a.b' }),
    ],
  ])('names none when %s', (_, policy) => {
    expect(policy()).toContain("connect-src 'self';");
    expect(policy()).not.toContain('https://');
  });
});
