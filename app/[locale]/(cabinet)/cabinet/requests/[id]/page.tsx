import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CancelRequestForm } from '@/components/requests/cancel-request-form';
import { PrintButton } from '@/components/requests/print-button';
import { RequestAnswer } from '@/components/requests/request-answer';
import { RequestClock } from '@/components/requests/request-clock';
import { RequestTimeline } from '@/components/requests/request-timeline';
import { RequestWords } from '@/components/requests/request-words';
import { StatusTag } from '@/components/requests/status-tag';
import { ButtonRow } from '@/components/ui/button-row';
import { PageHeader } from '@/components/ui/page-header';
import { StatusMessage } from '@/components/ui/status-message';
import { loadCalendar } from '@/lib/deadlines/queries';
import { formatDate } from '@/lib/format';
import { href } from '@/lib/i18n/routing';
import { asClient, or404 } from '@/lib/page';
import { requestLocale } from '@/lib/request';
import { isId } from '@/lib/requests/cursor.rules';
import { getOwnRequest } from '@/lib/requests/queries';
import { stepsAhead } from '@/lib/requests/timeline.rules';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('requests');
  return { title: t('page.metaTitle') };
}

/** One request of the client: what happened, what comes next and by when. */
export default async function RequestPage({ params, searchParams }: Props) {
  const actor = await asClient();
  const { id } = await params;
  if (!isId(id)) notFound();
  const request = await or404(getOwnRequest(actor, id));
  const { done } = await searchParams;
  const locale = await requestLocale();
  const t = await getTranslations('requests');
  const tUi = await getTranslations('ui');
  const calendar = await loadCalendar(actor);
  const [step] = stepsAhead(request.kind, request.status);
  const { number, status } = request;
  const date = formatDate(locale, request.dueOn);
  return (
    <>
      {done === 'filed' && step ? <StatusMessage>{t('page.filed', { number })}</StatusMessage> : null}
      {done === 'cancelled' && status === 'cancelled' ? (
        <StatusMessage>{t('page.cancelled', { number })}</StatusMessage>
      ) : null}
      <PageHeader
        title={t('page.title', { number })}
        lede={t(`kinds.${request.kind}`)}
        back={{ href: href(locale, '/cabinet/requests'), label: t('list.title') }}
        meta={<StatusTag status={status} />}
      />
      <section aria-labelledby="next">
        <h2 id="next">{t(step ? 'page.next' : 'page.outcome')}</h2>
        <p>{t(`next.${status}`, { date })}</p>
        <RequestAnswer request={request} />
        {request.certificateId ? (
          <p>
            <a href={href(locale, `/verify/${request.certificateId}`)}>{t('page.certificate')}</a>
          </p>
        ) : null}
      </section>
      <section aria-labelledby="timeline">
        <h2 id="timeline">{t('page.timeline')}</h2>
        <RequestTimeline locale={locale} request={request} own />
      </section>
      <section aria-labelledby="clock">
        <h2 id="clock">{t('clock.title')}</h2>
        <RequestClock locale={locale} clock={request} calendar={calendar} closed={!step} />
      </section>
      <section aria-labelledby="message">
        <h2 id="message">{t('page.message')}</h2>
        <p className={request.message ? 'whitespace-pre-line' : 'text-muted'}>
          {request.message ?? t('page.noMessage')}
        </p>
      </section>
      {request.canCancel ? (
        <section aria-labelledby="cancel" data-print="no">
          <h2 id="cancel">{t('cancel.title')}</h2>
          <p>{t(request.kind === 'deletion' ? 'cancel.deletion' : 'cancel.body')}</p>
          <RequestWords locale={locale}>
            <CancelRequestForm id={request.id} submit={t('cancel.submit')} />
          </RequestWords>
        </section>
      ) : null}
      <ButtonRow>
        <PrintButton label={tUi('print')} />
      </ButtonRow>
    </>
  );
}
