import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { beginDraft, discardDraft, untilSaved } from './support/drafts';
import { askForDeletion, correctField, refuseCookies } from './support/steps';
import { pagesOf } from './support/storage';
import { expect, newClient, signIn, staff, test } from './support/test';

/*
 * Every page and every file, with the ids of somebody else's records, as everybody who has no business there, in every spelling in
 * which a framework has been known to let somebody past. Nothing of the other person may be in any answer, whatever its status.
 */

/** What is planted in somebody's data, to be found in nobody's answer. */
type Planted = { words: string[]; addresses: string[] };

/** Spellings of one address, each with the headers that go with it. */
const spellings: readonly {
  name: string;
  path: (path: string) => string;
  headers?: Record<string, string>;
}[] = [
  { name: 'plain', path: (path) => path },
  { name: 'as data of React', path: (path) => `${path}?_rsc=1`, headers: { rsc: '1' } },
  {
    name: 'as a prefetch',
    path: (path) => `${path}?_rsc=1`,
    headers: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  },
  { name: 'with .rsc', path: (path) => `${path}.rsc` },
  { name: 'as a segment', path: (path) => `${path}.segments/_tree.segment.rsc` },
  { name: 'as data of pages', path: (path) => `/_next/data/build${path}.json` },
  { name: 'in another language', path: (path) => `/kk${path}` },
  { name: 'with the inner prefix', path: (path) => `/ru${path}` },
  { name: 'with a slash behind', path: (path) => `${path}/` },
  { name: 'with two slashes before', path: (path) => `/${path}` },
  {
    name: 'with an encoded letter',
    path: (path) => path.replace(/^\/(.)/, (_, letter) => `/%${letter.charCodeAt(0).toString(16)}`),
  },
  { name: 'with encoded slashes', path: (path) => `/${encodeURIComponent(path.slice(1))}` },
  { name: 'in capitals', path: (path) => path.toUpperCase() },
  { name: 'through a folder', path: (path) => `/policy/%2e%2e${path}` },
  {
    name: 'past the proxy',
    path: (path) => path,
    headers: { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  },
  {
    name: 'as rewritten',
    path: (path) => path,
    headers: { 'x-rewrite-url': '/', 'x-original-url': '/', 'x-forwarded-host': 'evil.example' },
  },
];

/** A name that nobody else has: letters only, as names are. */
const newName = () =>
  `Ы${randomUUID()
    .slice(0, 8)
    .replace(/[0-9a-f]/g, (digit) => 'абвгдежзийклмноп'[Number.parseInt(digit, 16)] ?? '')}`;

/** Somebody's data with words that are nowhere else, and all addresses under which they can be asked for. */
async function plant(page: Page, email: string, desk: Page): Promise<Planted & { draft: string }> {
  const word = newName();
  await correctField(page, 'ru', 'patronymic', word);
  const request = await askForDeletion(page, 'ru');
  await page.goto('/cookies');
  const link = await page.locator('main a[href*="/receipts/"]').first().getAttribute('href');
  const receipt = link?.split('/').at(-1) ?? '';
  expect(receipt).not.toBe('');

  const draft = await beginDraft(desk, 'edition');
  const title = `Э${randomUUID().slice(0, 8)}`;
  await desk.locator('[name="title"]').fill(title);
  await untilSaved(desk);
  return {
    draft,
    words: [word, email, title],
    addresses: [
      ...pagesOf('cabinet', { requests: request }),
      ...pagesOf('staff', { requests: request, drafts: draft }),
      `/receipts/${receipt}`,
      `/verify/${receipt}`,
      `/api/receipts/${receipt}`,
      `/api/policy/drafts/${draft}`,
      `/api/policy/drafts/${draft}/file`,
      '/api/audit/head',
      '/api/statistics',
      '/api/export',
      '/api/session',
    ],
  };
}

/** What is wrong with an answer: the server broke, or it holds one of the words (named by its number, not said). */
function faultsOf(answer: { status: number; text: string }, { words }: Planted): string[] {
  const told = words.flatMap((word, at) =>
    answer.text.includes(word) ? [`${answer.status} with word ${at}`] : [],
  );
  return answer.status >= 500 ? [`${answer.status}`, ...told] : told;
}

/** Asks for each address in each spelling. */
async function walk(asked: APIRequestContext, origin: string, planted: Planted) {
  const found: string[] = [];
  let count = 0;
  for (const address of planted.addresses)
    for (const { name, path, headers = {} } of spellings) {
      const answer = await asked.get(origin + path(address), { maxRedirects: 0, headers });
      const text = `${JSON.stringify(answer.headers())}${await answer.text()}`;
      const faults = faultsOf({ status: answer.status(), text }, planted);
      found.push(...faults.map((fault) => `${address} ${name}: ${fault}`));
      count += 1;
    }
  return { count, found };
}

test('nobody gets anything of another’s, however he spells the address', async ({
  client: { page, person },
  another,
  asStaff,
  request,
  baseURL,
}) => {
  test.setTimeout(600_000);
  const origin = new URL(baseURL ?? '').origin;
  const desk = await asStaff(staff.reviewer);
  await page.goto('/');
  await refuseCookies(page, 'ru');
  const planted = await plant(page, person.email, desk);

  // The words are there for those whom they are for: what is looked for could be found.
  const own = await (await page.request.get(`${origin}/cabinet/data`)).text();
  expect(own).toContain(planted.words[0]);
  expect(await (await desk.request.get(`${origin}/staff/policy/drafts/${planted.draft}`)).text()).toContain(
    planted.words[2],
  );

  const other = await another();
  await signIn(other, (await newClient()).email);
  const administrator = await asStaff(staff.administrator);
  const walks = {
    visitor: await walk(request, origin, planted),
    'another client': await walk(other.request, origin, planted),
    administrator: await walk(administrator.request, origin, planted),
  };
  for (const [who, { count, found }] of Object.entries(walks)) {
    expect(found, who).toEqual([]);
    expect(count, who).toBe(planted.addresses.length * spellings.length);
  }
  await discardDraft(desk, planted.draft);
});
