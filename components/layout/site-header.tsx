import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { href, type Locale } from '@/lib/i18n/routing';
import { LocaleSwitch } from './locale-switch';
import { ariaCurrent, NavLinks } from './nav-links';
import { SkipLink } from './skip-link';

/** Who looks at the page; a visitor has neither role nor name. */
export type Viewer = { kind: 'visitor' | 'client' | 'staff'; role?: string | null; name?: string | null };

const home = { visitor: '/sign-in', client: '/cabinet', staff: '/staff' } as const;

const link =
  'tap inline-flex items-center border-y-2 border-transparent text-ink no-underline hover:border-b-line-strong aria-[current]:border-b-accent aria-[current]:font-semibold forced-colors:border-[Canvas] forced-colors:aria-[current]:border-b-[Highlight]';

/**
 * Whose portal this is, its four doors, the language, and the way in. `signOut` is a form with one button. On a phone
 * those who are in have a navigation of their own right below: the doors wait in the footer, so that the page begins
 * on the first screen.
 */
export async function SiteHeader({
  locale,
  path,
  viewer,
  signOut,
}: {
  locale: Locale;
  path: string;
  viewer: Viewer;
  signOut?: ReactNode;
}) {
  const t = await getTranslations('layout');
  const items = [
    { path: '/policy', label: t('nav.policy') },
    { path: '/data', label: t('nav.data') },
    { path: '/cookies', label: t('nav.cookies') },
    { path: '/requests/new', label: t('nav.request') },
  ];
  const door = home[viewer.kind];
  return (
    <header className="border-b border-line bg-surface">
      <SkipLink />
      <div className="page-width flex flex-wrap items-center justify-between gap-x-8 pt-2">
        <a
          href={href(locale, '/')}
          className="tap -ml-1 inline-flex flex-wrap items-baseline gap-x-3 px-1 py-2 text-ink no-underline hover:text-accent"
        >
          <span lang="ru" className="font-[680] tracking-tight">
            {t('company')}
          </span>
          <span className="text-muted">{t('portal')}</span>
        </a>
        <LocaleSwitch locale={locale} path={path} />
      </div>
      <div className="page-width flex flex-wrap items-center justify-between gap-x-8 pb-1 print:hidden">
        <nav aria-label={t('nav.label')} className={viewer.kind === 'visitor' ? undefined : 'max-sm:hidden'}>
          <ul className="flex flex-wrap gap-x-4 sm:gap-x-6">
            <NavLinks items={items} locale={locale} path={path} className={link} />
          </ul>
        </nav>
        <div className="flex flex-wrap items-center gap-x-5">
          {viewer.name ? <span className="text-sm text-muted max-sm:hidden">{viewer.name}</span> : null}
          <a href={href(locale, door)} aria-current={ariaCurrent(path, { path: door })} className={link}>
            {t(`door.${viewer.kind}`)}
          </a>
          {signOut}
        </div>
      </div>
    </header>
  );
}
