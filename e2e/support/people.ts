import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { href, type Locale, starting, words } from './words';

const call = promisify(execFile);

export const staff = {
  reviewer: 'reviewer@demo.kz',
  approver: 'approver@demo.kz',
  auditor: 'auditor@demo.kz',
  administrator: 'admin@demo.kz',
} as const;

export type Person = { email: string; family: string; given: string };

/** Makes a client of one's own with the operator's command, as the company would. Invented, and nobody else's. */
export async function newClient(locale: Locale = 'ru'): Promise<Person> {
  const person = { email: `e2e-${randomUUID().slice(0, 8)}@example.kz`, family: 'Вымышлена', given: 'Проба' };
  const { email, family, given } = person;
  const words = ['client', 'add', '--email', email, '--family', family, '--given', given, '--locale', locale];
  await call('npm', ['run', '--silent', 'portal', '--', ...words], { timeout: 60_000 });
  return person;
}

export type Message = {
  to: string;
  subject: string;
  text: string;
  code: string | null;
  link: string | null;
  at: string;
};

/** What the demo's mailbox holds for an address, the newest first. */
export async function mailbox(request: APIRequestContext, to: string): Promise<Message[]> {
  const answer = await request.get(`/api/demo/messages?to=${encodeURIComponent(to)}`);
  expect(answer.status()).toBe(200);
  return answer.json();
}

/** Asks for a code on the sign-in page and gives it back, leaving the page where the code is typed. */
export async function askForCode(page: Page, email: string, locale: Locale = 'ru'): Promise<string> {
  const w = words(locale);
  const before = (await mailbox(page.request, email)).length;
  if (!new URL(page.url(), 'http://x').pathname.endsWith('/sign-in'))
    await page.goto(href(locale, '/sign-in'));
  await page.getByLabel(w('auth.signIn.email')).fill(email);
  await page.getByRole('button', { name: w('auth.signIn.submit') }).click();
  await expect(page.getByRole('heading', { level: 1, name: w('auth.code.title') })).toBeVisible();
  await expect.poll(async () => (await mailbox(page.request, email)).length).toBeGreaterThan(before);
  const [newest] = await mailbox(page.request, email);
  return newest?.code ?? '';
}

/** Tests run side by side: of two that ask for a code of one person, each would find the other's the newest. */
async function alone<T>(email: string, work: () => Promise<T>): Promise<T> {
  const name = createHash('sha256').update(`${process.getuid?.()} ${email}`).digest('hex').slice(0, 16);
  const lock = join(tmpdir(), `portal-code-${name}`);
  const stale = 120_000;
  for (let held = false; !held; ) {
    try {
      mkdirSync(lock);
      held = true;
    } catch {
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > stale) rmSync(lock, { recursive: true, force: true });
      await pause(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Signs in as a person would: the address, the code from the message, the button. */
export async function signIn(page: Page, email: string, locale: Locale = 'ru'): Promise<void> {
  const w = words(locale);
  await alone(email, async () => {
    const code = await askForCode(page, email, locale);
    await page.getByLabel(w('auth.code.label')).fill(code);
    await page.getByRole('button', { name: starting(w('auth.code.submit')) }).click();
    await expect(page).not.toHaveURL(/\/sign-in/);
  });
}
