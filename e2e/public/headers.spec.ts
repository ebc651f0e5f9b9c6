import { request as http } from 'node:http';
import { type APIRequestContext, type APIResponse, expect, test } from '@playwright/test';

const always: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
};

const nonceOf = (answer: APIResponse) =>
  /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1];

function expectHeaders(answer: APIResponse, path: string): void {
  const headers = answer.headers();
  for (const [name, value] of Object.entries(always)) expect(headers[name], `${name} of ${path}`).toBe(value);
  const policy = headers['content-security-policy'] ?? '';
  expect(policy, path).toContain("default-src 'none'");
  expect(policy, path).toMatch(/script-src 'nonce-[^']{16,}' 'strict-dynamic'(;|$)/);
  expect(policy, path).not.toContain('unsafe-eval');
  expect(policy.replace("style-src-attr 'unsafe-inline'", ''), path).not.toContain('unsafe-inline');
  expect(headers['permissions-policy'], path).toContain('geolocation=()');
  expect(headers['access-control-allow-origin'], path).toBeUndefined();
  expect(headers['x-powered-by'], path).toBeUndefined();
}

async function staticFile(request: APIRequestContext): Promise<string> {
  const html = await (await request.get('/policy')).text();
  return /\/_next\/static\/[^"']+\.css/.exec(html)?.[0] ?? '/_next/static/missing.css';
}

test('every answer carries the headers, whatever it is', async ({ request }) => {
  const paths = [
    '/',
    '/policy',
    '/kk/policy',
    '/policy/',
    '/ru/policy',
    '/cabinet',
    '/no-such-page',
    '/api/health',
    '/api/no-such',
    '/policy/editions/1.txt',
    '/policy/editions/9',
    '/icon.svg',
    '/.well-known/gpc.json',
    '/robots.txt',
    '/_next/static/none.js',
    await staticFile(request),
  ];
  for (const path of paths) expectHeaders(await request.get(path, { maxRedirects: 0 }), path);
});

test('each page has its own nonce and every script on it carries it', async ({ request }) => {
  const [first, second] = [
    await request.get('/policy'),
    await request.get('/policy', { headers: { 'x-nonce': 'mine' } }),
  ];
  expect(nonceOf(first)).toBeTruthy();
  expect(nonceOf(first)).not.toBe(nonceOf(second));
  for (const answer of [first, second]) {
    const html = await answer.text();
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonceOf(answer)}"`))).toEqual([]);
    expect(html).not.toContain('nonce="mine"');
  }
  const missing = await request.get('/no-such-page');
  expect(await missing.text()).toContain(`nonce="${nonceOf(missing)}"`);
});

test('a POST that comes from elsewhere is refused', async ({ request, baseURL }) => {
  const own = new URL(baseURL ?? '').origin;
  const send = async (path: string, headers: Record<string, string>) =>
    (await request.post(path, { headers, form: { any: 'thing' }, maxRedirects: 0 })).status();
  for (const path of ['/sign-in', '/api/cookies/choice', '/cabinet/data', '/policy']) {
    expect(await send(path, {}), `${path} without Origin`).toBe(403);
    for (const origin of ['null', 'https://evil.example', `${own}.evil.example`, 'http://localhost', '']) {
      expect(await send(path, { origin }), `${path} from «${origin}»`).toBe(403);
    }
    const forged = {
      origin: 'https://evil.example',
      'x-forwarded-host': 'evil.example',
      host: 'evil.example',
    };
    expect(await send(path, forged), `${path} with a forged host`).toBe(403);
    expect(await send(path, { origin: own, 'sec-fetch-site': 'cross-site' }), `${path} cross-site`).toBe(403);
    expect(await send(path, { origin: own }), `${path} from ourselves`).not.toBe(403);
  }
});

test('a forged host leads nobody away', async ({ request }) => {
  for (const path of ['/ru/policy', '/policy/', '/cabinet']) {
    const headers = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' };
    const answer = await request.get(path, { headers, maxRedirects: 0 });
    expect(answer.headers().location ?? '', path).not.toContain('evil.example');
  }
});

test('TRACE and unknown methods are not served', async ({ baseURL }) => {
  const status = (method: string) =>
    new Promise<number>((done) => {
      const ask = http(`${baseURL}/policy`, { method }, (answer) => {
        answer.resume();
        done(answer.statusCode ?? 0);
      });
      ask.on('error', () => done(0));
      ask.end();
    });
  expect(await status('TRACE')).not.toBe(200);
  expect(await status('PROPFIND')).toBe(405);
});

test('private pages give nothing without a session, in whatever form they are asked for', async ({
  request,
}) => {
  const forms: [string, Record<string, string>][] = [
    ['', {}],
    ['', { rsc: '1' }],
    ['?_rsc=abc', { rsc: '1', 'next-router-prefetch': '1' }],
    ['?_rsc=abc', { rsc: '1', 'next-router-segment-prefetch': '/_tree' }],
    ['.rsc', {}],
    ['.segments/_tree.segment.rsc', {}],
    ['', { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' }],
    ['', { 'x-portal-locale': 'kk', 'x-portal-path': '/policy' }],
  ];
  for (const path of [
    '/cabinet',
    '/cabinet/data',
    '/cabinet/activity',
    '/staff/requests',
    '/kk/cabinet/data',
    '/en/staff',
  ]) {
    for (const [tail, headers] of forms) {
      const answer = await request.get(`${path}${tail}`, { headers, maxRedirects: 0 });
      const name = `${path}${tail} ${JSON.stringify(headers)}`;
      const body = await answer.text();
      expect(body, name).not.toContain('demo.kz');
      expect(body, name).not.toContain('data-error-summary');
      expect(answer.headers()['cache-control'] ?? '', name).not.toMatch(/public|s-maxage=[1-9]/);
      if (tail === '' && Object.keys(headers).length === 0) expect(answer.status(), name).toBe(307);
    }
  }
});

test('the portal says that it is well, and that it honours Global Privacy Control', async ({ request }) => {
  const health = await request.get('/api/health');
  expect(health.status()).toBe(200);
  expect(await health.json()).toMatchObject({ status: 'ok' });
  const gpc = await request.get('/.well-known/gpc.json');
  expect(gpc.status()).toBe(200);
  expect(await gpc.json()).toMatchObject({ gpc: true });
});
