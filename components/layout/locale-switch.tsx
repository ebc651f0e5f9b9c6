import { getTranslations } from 'next-intl/server';
import { href, type Locale } from '@/lib/i18n/routing';

/** Each language under its own name; Kazakh, the state language, first (Law on Languages, art. 21). */
export const languageNames: readonly (readonly [Locale, string])[] = [
  ['kk', 'Қазақша'],
  ['ru', 'Русский'],
  ['en', 'English'],
];

/** Plain links to this same page in the other languages; `path` is without the language, with its query. */
export async function LocaleSwitch({ locale, path }: { locale: Locale; path: string }) {
  const t = await getTranslations('layout');
  return (
    <nav aria-label={t('languages')}>
      <ul className="flex flex-wrap items-center text-sm">
        {languageNames.map(([code, name]) => (
          <li
            key={code}
            className="flex items-center not-first:before:px-1 not-first:before:text-muted not-first:before:content-['·'] sm:not-first:before:px-1.5"
          >
            <a
              href={href(code, path)}
              lang={code}
              hrefLang={code}
              aria-current={code === locale ? 'true' : undefined}
              className="tap inline-flex min-w-11 items-center justify-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
