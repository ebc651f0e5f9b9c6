import { locales } from '@/db/enums';
import { defaultLocale, type Locale } from '@/lib/i18n/routing';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const densities = ['regular', 'compact'] as const;
export type Density = (typeof densities)[number];

/** How a person wants the portal to look, and the language in which it opens for him. */
export type Look = { theme: Theme; density: Density; language: Locale };

/** What nobody has to choose. It is never kept: its absence says the same. */
export const defaultLook: Look = { theme: 'system', density: 'regular', language: defaultLocale };

/** Whether two looks are the same in everything. */
export const sameLook = (a: Look, b: Look): boolean =>
  a.theme === b.theme && a.density === b.density && a.language === b.language;

/** The value of the cookie: `dark.compact.kk`. It names nobody and counts nothing. */
export const encodeLook = ({ theme, density, language }: Look): string => `${theme}.${density}.${language}`;

const one = <T extends string>(list: readonly T[], text: string | undefined): T | undefined =>
  list.find((value) => value === text);

/** Reads the cookie. Whatever is not exactly what `encodeLook` writes is null. */
export function parseLook(value: string | undefined): Look | null {
  if (value === undefined || value.length > 40) return null;
  const [first, second, third, ...more] = value.split('.');
  const [theme, density, language] = [one(themes, first), one(densities, second), one(locales, third)];
  return theme && density && language && more.length === 0 ? { theme, density, language } : null;
}

/** The two cookies of a request, and whether the lasting one may be read (clause 2.6). */
export type KeptLook = { look: string | undefined; preferences: string | undefined; allowed: () => boolean };

/**
 * The look that holds: the one of this session, which is never older, else the lasting one where that is allowed. Null
 * when there is none. `allowed` is asked only when it matters.
 */
export function lookInForce({ look, preferences, allowed }: KeptLook): Look | null {
  const session = parseLook(look);
  if (session) return session;
  const lasting = parseLook(preferences);
  return lasting && allowed() ? lasting : null;
}

/** What `<html>` says of the look; the system's theme and the regular density need no word. */
export const lookAttributes = ({ theme, density }: Look) => ({
  'data-theme': theme === 'system' ? undefined : theme,
  'data-density': density === 'regular' ? undefined : density,
});

/** The ground of the page in each theme: `--paper` of `globals.css`, where a test looks. */
const paper = { light: '#fcfcfb', dark: '#10171a' } as const;

/** What the browser is told before the styles arrive, so that nothing flashes: scheme and colour of its own frame. */
export function lookColours(theme: Theme) {
  if (theme !== 'system') return { colorScheme: theme, themeColor: paper[theme] };
  return {
    colorScheme: 'light dark' as const,
    themeColor: [
      { media: '(prefers-color-scheme: light)', color: paper.light },
      { media: '(prefers-color-scheme: dark)', color: paper.dark },
    ],
  };
}
