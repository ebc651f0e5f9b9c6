import { CspEvaluator } from 'csp_evaluator/dist/evaluator';
import { CspParser } from 'csp_evaluator/dist/parser';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, isForeign } from '@/lib/security-headers.rules';

const origins = ['https://privacy.example.kz'];

describe('exact origin', () => {
  it.each([
    [null, null, true],
    ['null', null, true],
    ['https://evil.example', null, true],
    ['https://privacy.example.kz.evil.example', null, true],
    ['http://privacy.example.kz', null, true],
    ['https://privacy.example.kz:444', null, true],
    ['https://privacy.example.kz', 'cross-site', true],
    ['https://privacy.example.kz', 'same-site', true],
    ['https://privacy.example.kz', 'same-origin', false],
    ['https://privacy.example.kz', null, false],
  ])('a POST from %s (%s) is foreign: %s', (origin, fetchSite, foreign) => {
    expect(isForeign({ method: 'POST', origin, fetchSite }, origins)).toBe(foreign);
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing and is let through', (method) => {
    expect(isForeign({ method, origin: 'https://evil.example', fetchSite: 'cross-site' }, origins)).toBe(
      false,
    );
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('%s is held to the same rule', (method) => {
    expect(isForeign({ method, origin: null, fetchSite: null }, origins)).toBe(true);
  });
});

describe('content security policy', () => {
  const policy = contentSecurityPolicy('abc', { https: true, development: false });

  it('allows scripts by nonce only', () => {
    expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic';");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(policy.startsWith("default-src 'none'")).toBe(true);
  });

  it('upgrades requests only where there is https to upgrade to', () => {
    expect(policy).toContain('upgrade-insecure-requests');
    expect(contentSecurityPolicy('abc', { https: false, development: false })).not.toContain('upgrade');
  });
});

describe('Google’s evaluator of policies', () => {
  const findings = (policy: string) => new CspEvaluator(new CspParser(policy).csp).evaluate();

  it.each([
    ['over https', true],
    ['on one’s own machine', false],
  ])('finds nothing in ours, %s', (_where, https) => {
    const policy = contentSecurityPolicy('bm9uY2UtbGlrZS1vdXJz', { https, development: false });
    expect(findings(policy)).toEqual([]);
  });

  it('finds what is weak', () => {
    expect(findings("script-src 'unsafe-inline' https:; object-src *").length).toBeGreaterThan(2);
  });
});
