import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DemoNotice } from '@/components/auth/demo-notice';
import { VerifyCodeForm } from '@/components/auth/verify-code-form';
import { FormMessages } from '@/components/forms/form-messages';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { cookieNames } from '@/lib/auth/cookie-names.rules';
import { env } from '@/lib/env';
import { href } from '@/lib/i18n/routing';
import { pageViewer } from '@/lib/page';
import { requestLocale } from '@/lib/request';
import { landingPath, safeNextPath, withNext } from '@/lib/sessions/next-path.rules';
import { codeRules } from '@/lib/sessions/session.rules';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.code');
  return { title: t('title') };
}

/** The second step: the code. Without a code asked for in this browser it explains why none can be entered. */
export default async function CodePage({ searchParams }: Props) {
  const [asked, locale, viewer, jar, t] = await Promise.all([
    searchParams,
    requestLocale(),
    pageViewer(),
    cookies(),
    getTranslations('auth.code'),
  ]);
  const next = safeNextPath(asked.next);
  if (viewer.kind !== 'visitor') redirect(href(locale, landingPath(viewer.kind, next)));
  const { mode, secureCookies } = env();
  const { minutes } = codeRules;
  const resend = href(locale, withNext('/sign-in', next));
  if (!jar.has(cookieNames(secureCookies).challenge)) {
    return (
      <>
        <PageHeader title={t('noneTitle')} lede={t('none', { minutes })} />
        <ButtonLink href={resend}>{t('new')}</ButtonLink>
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} />
      {mode === 'demo' ? <DemoNotice locale={locale} /> : null}
      <FormMessages locale={locale} domains={['auth']}>
        <VerifyCodeForm next={next ?? ''} minutes={minutes} resend={resend} />
      </FormMessages>
      <h2>{t('helpTitle')}</h2>
      <p>{t('help')}</p>
    </>
  );
}
