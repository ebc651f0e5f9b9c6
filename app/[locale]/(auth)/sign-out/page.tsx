import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SignOutForm } from '@/components/auth/sign-out-form';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { href } from '@/lib/i18n/routing';
import { pageViewer } from '@/lib/page';
import { requestLocale } from '@/lib/request';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.signOut');
  return { title: t('title') };
}

/** Opening this page signs nobody out: only the button does, so no link or image elsewhere can. */
export default async function SignOutPage({ searchParams }: Props) {
  const [asked, locale, viewer, t] = await Promise.all([
    searchParams,
    requestLocale(),
    pageViewer(),
    getTranslations('auth.signOut'),
  ]);
  if (viewer.kind === 'visitor') redirect(href(locale, '/sign-in'));
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} />
      {asked.failed ? (
        <Notice tone="bad" title={t('failedTitle')}>
          <p>{t('failed')}</p>
        </Notice>
      ) : null}
      <SignOutForm locale={locale} variant="primary" />
      {viewer.kind === 'client' ? (
        <p className="mt-6">
          <a href={href(locale, '/cabinet/sessions')}>{t('sessions')}</a>
        </p>
      ) : null}
    </>
  );
}
