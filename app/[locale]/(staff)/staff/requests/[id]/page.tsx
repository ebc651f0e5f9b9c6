import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PlanTable } from '@/components/erasure/plan-table';
import { RequestAnswer } from '@/components/requests/request-answer';
import { RequestClock } from '@/components/requests/request-clock';
import { RequestTimeline } from '@/components/requests/request-timeline';
import { StatusTag } from '@/components/requests/status-tag';
import { ConfirmSection } from '@/components/staff/confirm-section';
import { DecideSection } from '@/components/staff/decide-section';
import { DueLeft } from '@/components/staff/due-left';
import { RequestFacts } from '@/components/staff/request-facts';
import { PageHeader } from '@/components/ui/page-header';
import { StatusMessage } from '@/components/ui/status-message';
import { now } from '@/lib/clock';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { loadCalendar } from '@/lib/deadlines/queries';
import { planErasure } from '@/lib/erasure/queries';
import { href } from '@/lib/i18n/routing';
import { asStaff, or404 } from '@/lib/page';
import { requestLocale } from '@/lib/request';
import { isId } from '@/lib/requests/cursor.rules';
import { daysLeft } from '@/lib/requests/days-left.rules';
import { openRequest } from '@/lib/requests/open-request';
import { getRequestForStaff, type StaffRequest } from '@/lib/requests/queries';
import { stepsAhead } from '@/lib/requests/timeline.rules';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const acts = ['decided', 'confirmed', 'returned'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('staff');
  return { title: t('request.metaTitle') };
}

/** Past the facts and the plan, which are long on a phone, to the act that waits. */
async function WayToAct({ request }: { request: StaffRequest }) {
  const t = await getTranslations('staff');
  if (request.canDecide) return <a href="#decide">{t('request.toDecision')}</a>;
  return request.canConfirm ? <a href="#confirm">{t('request.toConfirmation')}</a> : null;
}

/** One request on one screen: what is asked, by when, what would happen, and the decision. */
export default async function StaffRequestPage({ params, searchParams }: Props) {
  const actor = await asStaff('request.open');
  const { id } = await params;
  if (!isId(id)) notFound();
  await or404(openRequest(actor, { id }));
  const request = await or404(getRequestForStaff(actor, id));
  const { done } = await searchParams;
  const locale = await requestLocale();
  const t = await getTranslations('staff');
  const tRequests = await getTranslations('requests');
  const calendar = await loadCalendar(actor);
  const { number, kind, status, personId } = request;
  const open = stepsAhead(kind, status).length > 0;
  const plan = open && kind === 'deletion' && personId ? await planErasure(actor, personId) : null;
  const act = acts.find((one) => one === done);
  return (
    <>
      {act ? <StatusMessage>{t(`done.${act}`)}</StatusMessage> : null}
      <PageHeader
        title={tRequests('page.title', { number })}
        lede={tRequests(`kinds.${kind}`)}
        back={{ href: href(locale, '/staff/requests'), label: t('queue.title') }}
        meta={
          <span className="flex flex-wrap items-baseline gap-3">
            <StatusTag status={status} />
            {open ? <DueLeft days={daysLeft(almatyDate(now()), request.dueOn, calendar)} /> : null}
            <WayToAct request={request} />
          </span>
        }
      />
      <section aria-labelledby="facts">
        <h2 id="facts">{t('request.facts')}</h2>
        <p className="text-sm text-muted">{t('request.looked')}</p>
        <RequestFacts locale={locale} request={request} />
      </section>
      <section aria-labelledby="message">
        <h2 id="message">{t('request.message')}</h2>
        <p lang={request.locale} className={request.message ? 'whitespace-pre-line' : 'text-muted'}>
          {request.message ?? tRequests('page.noMessage')}
        </p>
      </section>
      <section aria-labelledby="clock">
        <h2 id="clock">{tRequests('clock.title')}</h2>
        <RequestClock locale={locale} clock={request} calendar={calendar} closed={!open} forStaff />
      </section>
      {plan ? (
        <section aria-labelledby="plan">
          <h2 id="plan">{t('request.plan')}</h2>
          <p>{t('request.planHint')}</p>
          <PlanTable locale={locale} lines={plan} byTable />
        </section>
      ) : null}
      {request.canDecide ? <DecideSection locale={locale} request={request} /> : null}
      {status === 'awaitingConfirmation' ? <ConfirmSection locale={locale} request={request} /> : null}
      {!open && request.decision ? (
        <section aria-labelledby="outcome">
          <h2 id="outcome">{tRequests('page.outcome')}</h2>
          <RequestAnswer request={request} />
          {request.certificateId ? (
            <p>
              <a href={href(locale, `/verify/${request.certificateId}`)}>{tRequests('page.certificate')}</a>
            </p>
          ) : null}
        </section>
      ) : null}
      <section aria-labelledby="timeline">
        <h2 id="timeline">{tRequests('page.timeline')}</h2>
        <RequestTimeline locale={locale} request={request} />
      </section>
    </>
  );
}
