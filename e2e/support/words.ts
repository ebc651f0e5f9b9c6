import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';

export type Locale = 'ru' | 'kk' | 'en';
export const locales: readonly Locale[] = ['ru', 'kk', 'en'];

export type Words = (key: string, values?: Record<string, string | number>) => string;

const folder = join(process.cwd(), 'lib', 'i18n', 'messages');

function messages(locale: Locale): Record<string, unknown> {
  const files = readdirSync(join(folder, locale)).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [
      name.replace('.json', ''),
      JSON.parse(readFileSync(join(folder, locale, name), 'utf8')),
    ]),
  );
}

/** The words of the portal by their keys, so that one spec reads the screen in three languages. Throws on a wrong key. */
export function words(locale: Locale): Words {
  const plainTags = new Proxy({}, { get: () => (chunks: string) => chunks });
  const t = createTranslator({
    locale,
    messages: messages(locale) as never,
    timeZone: 'Asia/Almaty',
    onError: (error) => {
      throw error;
    },
  });
  return (key, values = {}) =>
    t.markup(key as never, Object.assign(Object.create(plainTags), values) as never);
}

/** The address of a page in a language. */
export const href = (locale: Locale, path: string): string =>
  locale === 'ru' ? path : `/${locale}${path === '/' ? '' : path}`;

/** Matches a text whatever follows it: buttons and links may carry hidden words for screen readers. */
export const starting = (text: string): RegExp =>
  new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
