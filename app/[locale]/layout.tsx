import '@/app/globals.css';
import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { CookieBanner } from '@/components/cookies/cookie-banner';
import { SiteFooter } from '@/components/layout/site-footer';
import { SiteHeader } from '@/components/layout/site-header';
import { SkipLink } from '@/components/layout/skip-link';
import { bannerState } from '@/lib/cookies/request-choice';
import { isLocale } from '@/lib/i18n/routing';
import { pageViewer } from '@/lib/page';
import { requestPath } from '@/lib/request';

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale: isLocale(locale) ? locale : 'ru', namespace: 'layout' });
  return {
    title: { default: t('title'), template: `%s · ${t('title')}` },
    description: t('description'),
    icons: { icon: '/icon.svg' },
  };
}

export const viewport: Viewport = { colorScheme: 'light dark', width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children, params }: Props) {
  // Rendered per request: each response has its own nonce.
  await connection();
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const [viewer, path, banner] = await Promise.all([pageViewer(), requestPath(), bannerState(locale)]);
  return (
    <html lang={locale}>
      <body>
        {banner ? <CookieBanner locale={locale} path={path} state={banner} /> : null}
        <SkipLink />
        <SiteHeader locale={locale} path={path} viewer={viewer} />
        {children}
        <SiteFooter locale={locale} />
      </body>
    </html>
  );
}
