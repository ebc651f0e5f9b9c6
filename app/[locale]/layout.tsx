import '@/app/globals.css';
import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SignOutForm } from '@/components/auth/sign-out-form';
import { CookieBanner } from '@/components/cookies/cookie-banner';
import { SignalWatch } from '@/components/cookies/signal-watch';
import { ConsentMode } from '@/components/gate/consent-mode';
import { GatedScript } from '@/components/gate/gated-script';
import { SiteFooter } from '@/components/layout/site-footer';
import { SiteHeader } from '@/components/layout/site-header';
import { lookAttributes, lookColours } from '@/lib/appearance/look.rules';
import { requestLook } from '@/lib/appearance/request-look';
import { bannerState, currentChoice } from '@/lib/cookies/request-choice';
import { env } from '@/lib/env';
import { isLocale } from '@/lib/i18n/routing';
import { pageViewer } from '@/lib/page';
import { requestNonce, requestPath } from '@/lib/request';

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale: isLocale(locale) ? locale : 'ru', namespace: 'layout' });
  return {
    metadataBase: new URL(env().origin),
    title: { default: t('title'), template: `%s · ${t('title')}` },
    description: t('description'),
  };
}

export async function generateViewport(): Promise<Viewport> {
  const { theme } = await requestLook();
  return { width: 'device-width', initialScale: 1, ...lookColours(theme) };
}

export default async function RootLayout({ children, params }: Props) {
  // Rendered per request: each response has its own nonce.
  await connection();
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const [viewer, path, banner, look, nonce, { allowed }] = await Promise.all([
    pageViewer(),
    requestPath(),
    bannerState(locale),
    requestLook(),
    requestNonce(),
    currentChoice(),
  ]);
  return (
    <html lang={locale} {...lookAttributes(look)}>
      <body>
        <ConsentMode />
        {!banner && (allowed.preferences || allowed.statistics) ? (
          <SignalWatch nonce={nonce} locale={locale} />
        ) : null}
        {banner ? <CookieBanner locale={locale} nonce={nonce} state={banner} /> : null}
        <SiteHeader
          locale={locale}
          path={path}
          viewer={viewer}
          signOut={viewer.kind === 'visitor' ? null : <SignOutForm locale={locale} />}
        />
        {children}
        <SiteFooter locale={locale} />
        <GatedScript id="page-statistics" />
      </body>
    </html>
  );
}
