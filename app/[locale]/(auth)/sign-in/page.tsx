import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DemoNotice } from '@/components/auth/demo-notice';
import { RequestCodeForm } from '@/components/auth/request-code-form';
import { FormMessages } from '@/components/forms/form-messages';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { StatusMessage } from '@/components/ui/status-message';
import { env } from '@/lib/env';
import { href } from '@/lib/i18n/routing';
import { pageViewer } from '@/lib/page';
import { requestLocale } from '@/lib/request';
import { landingPath, safeNextPath } from '@/lib/sessions/next-path.rules';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.signIn');
  return { title: t('title') };
}

/** The first step of signing in: the address that the code goes to. */
export default async function SignInPage({ searchParams }: Props) {
  const [asked, locale, viewer, t] = await Promise.all([
    searchParams,
    requestLocale(),
    pageViewer(),
    getTranslations('auth.signIn'),
  ]);
  const next = safeNextPath(asked.next);
  if (viewer.kind !== 'visitor') redirect(href(locale, landingPath(viewer.kind, next)));
  return (
    <>
      {asked.done === 'signedOut' ? <StatusMessage>{t('signedOut')}</StatusMessage> : null}
      <PageHeader title={t('title')} lede={t('lede')} />
      {next ? (
        <Notice>
          <p>{t('needed')}</p>
        </Notice>
      ) : null}
      {env().mode === 'demo' ? <DemoNotice locale={locale} /> : null}
      <FormMessages locale={locale} domains={['auth']}>
        <RequestCodeForm next={next ?? ''} />
      </FormMessages>
      <h2>{t('noAccountTitle')}</h2>
      <p>
        {t('noAccount')} <a href={href(locale, '/requests/new')}>{t('noAccountLink')}</a>
      </p>
    </>
  );
}
