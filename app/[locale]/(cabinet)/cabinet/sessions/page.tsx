import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FormMessages } from '@/components/forms/form-messages';
import { ButtonForm } from '@/components/sessions/button-form';
import { SessionTable } from '@/components/sessions/session-table';
import { PageHeader } from '@/components/ui/page-header';
import { StatusMessage } from '@/components/ui/status-message';
import { asClient } from '@/lib/page';
import { requestLocale } from '@/lib/request';
import { endOtherSessionsAction } from '@/lib/sessions/actions';
import { listSessions } from '@/lib/sessions/queries';
import { idleMinutes, sessionHours } from '@/lib/sessions/session.rules';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sessions');
  return { title: t('title') };
}

/** Where the client is signed in, and how to end it. */
export default async function SessionsPage({ searchParams }: Props) {
  const actor = await asClient();
  const [asked, locale, t] = await Promise.all([searchParams, requestLocale(), getTranslations('sessions')]);
  const sessions = await listSessions(actor);
  const done = asked.done === 'ended' || asked.done === 'others' ? asked.done : null;
  return (
    <>
      {done ? <StatusMessage>{t(`done.${done}`)}</StatusMessage> : null}
      <PageHeader title={t('title')} lede={t('lede')} />
      <FormMessages locale={locale} domains={[]}>
        <SessionTable locale={locale} sessions={sessions} />
        <h2>{t('othersTitle')}</h2>
        {sessions.some((session) => !session.current) ? (
          <>
            <p>{t('othersHint')}</p>
            <ButtonForm action={endOtherSessionsAction} label={t('endOthers')} />
          </>
        ) : (
          <p>{t('onlyOne')}</p>
        )}
      </FormMessages>
      <h2>{t('keptTitle')}</h2>
      <p>{t('kept', { minutes: idleMinutes(actor.role), hours: sessionHours(actor.role) })}</p>
    </>
  );
}
