import { getTranslations } from 'next-intl/server';
import { Hash } from '@/components/ui/hash';
import type { Locale } from '@/lib/i18n/routing';
import { NavLinks } from './nav-links';

/** Requisites as the approved policy prints them (edition of 26.03.2019, «Владелец документа»). */
const bin = '180940010420';
const mail = 'office@pbo.kz';

/** On every page and in the same order: help (WCAG 3.2.6), the documents, and the cookie settings (clause 2.8). */
export async function SiteFooter({ locale, path = '' }: { locale: Locale; path?: string }) {
  const t = await getTranslations('layout');
  const items = [
    { path: '/policy', label: t('nav.policyFull'), exact: true },
    { path: '/policy/archive', label: t('nav.archive') },
    { path: '/data', label: t('nav.dataFull') },
    { path: '/cookies', label: t('nav.cookieSettings') },
    { path: '/appearance', label: t('nav.appearance') },
  ];
  return (
    <footer className="mt-16 border-t border-line bg-surface sm:mt-24 print:mt-8">
      <div className="page-width flex flex-wrap justify-between gap-x-16 gap-y-8 py-8 sm:py-12">
        <nav aria-label={t('footer.label')}>
          <ul className="grid gap-x-12 sm:grid-cols-2">
            <NavLinks items={items} locale={locale} path={path} className="tap inline-flex items-center" />
          </ul>
        </nav>
        <address className="max-w-md text-muted not-italic">
          <p className="text-ink">{t('footer.company')}</p>
          <p className="mt-1">
            {t('footer.bin')} <Hash value={bin} group={12} />
          </p>
          <p className="mt-1">
            {t('footer.help')}{' '}
            <a href={`mailto:${mail}`} className="tap inline-flex items-center">
              {mail}
            </a>
          </p>
        </address>
      </div>
    </footer>
  );
}
