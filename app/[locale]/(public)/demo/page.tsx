import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DemoMail } from '@/components/demo/demo-mail';
import { DemoPeopleTable } from '@/components/demo/demo-people-table';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { TextField } from '@/components/ui/text-field';
import { systemActor } from '@/lib/actor';
import { env } from '@/lib/env';
import { href } from '@/lib/i18n/routing';
import { zEmail } from '@/lib/identifiers/schema';
import { listDemoMessages } from '@/lib/messages/queries';
import { requestLocale } from '@/lib/request';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  if (env().mode !== 'demo') return {};
  const t = await getTranslations('demo');
  return { title: t('title') };
}

/** Whom to sign in as, and the mailbox that stands for real mail. A production portal has no such page. */
export default async function DemoPage({ searchParams }: Props) {
  if (env().mode !== 'demo') notFound();
  const [asked, locale, t, words] = await Promise.all([
    searchParams,
    requestLocale(),
    getTranslations('demo'),
    getTranslations(),
  ]);
  const given = typeof asked.to === 'string' ? asked.to : null;
  const address = given === null ? null : zEmail.safeParse(given);
  const messages = address?.success
    ? await listDemoMessages(systemActor('demo-mailbox'), address.data)
    : null;
  const refused = address?.error?.issues[0]?.message;
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} />
      <Notice tone="warn" title={t('markTitle')}>
        <p>{t('mark')}</p>
      </Notice>
      <h2>{t('howTitle')}</h2>
      <ol>
        <li>{t('how1')}</li>
        <li>{t('how2')}</li>
        <li>{t('how3')}</li>
      </ol>
      <p className="mt-4">
        <ButtonLink href={href(locale, '/sign-in')}>{t('signIn')}</ButtonLink>
      </p>
      <DemoPeopleTable locale={locale} />
      <section id="mail" aria-labelledby="mail-title">
        <h2 id="mail-title">{t('mail.title')}</h2>
        <form method="get" action={`${href(locale, '/demo')}#mail`} noValidate className="space-y-4">
          <TextField
            name="to"
            type="email"
            label={t('mail.label')}
            defaultValue={given?.slice(0, 254) ?? ''}
            error={refused ? words(refused as never) : undefined}
            autoComplete="off"
            width="medium"
          />
          <Button variant="secondary">{t('mail.submit')}</Button>
        </form>
        {messages && address?.success ? (
          <>
            <h3>{t('mail.for', { to: address.data })}</h3>
            <DemoMail locale={locale} messages={messages} />
          </>
        ) : null}
      </section>
    </>
  );
}
