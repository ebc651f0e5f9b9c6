import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Card, CardList } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import type { StaffActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { addWorkingDays } from '@/lib/deadlines/calendar.rules';
import { loadCalendar } from '@/lib/deadlines/queries';
import { AppError } from '@/lib/errors';
import { href } from '@/lib/i18n/routing';
import { asStaff } from '@/lib/page';
import { listStaff } from '@/lib/people/queries';
import { may } from '@/lib/permissions';
import { requestLocale } from '@/lib/request';
import { countQueue } from '@/lib/requests/clock.queries';
import { soonDays } from '@/lib/requests/days-left.rules';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('staff');
  return { title: t('home.title') };
}

/** The queue in three numbers, and whether the calendar reaches far enough to count them. */
async function queueNumbers(actor: StaffActor) {
  const today = almatyDate(now());
  const calendar = await loadCalendar(actor);
  try {
    const soon = addWorkingDays(today, soonDays, calendar);
    return { counts: await countQueue(actor, { today, soon }), covered: true };
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'unavailable')) throw error;
    return { counts: await countQueue(actor, { today, soon: today }), covered: false };
  }
}

/** The staff's first page: what waits for this role. */
export default async function StaffPage() {
  const actor = await asStaff();
  const locale = await requestLocale();
  const t = await getTranslations('staff');
  const tDeadlines = await getTranslations('deadlines');
  const queue = may(actor, 'queue.read') ? await queueNumbers(actor) : null;
  const people = may(actor, 'people.list') ? await listStaff(actor) : null;
  return (
    <>
      <PageHeader title={t('home.title')} lede={t(`home.${actor.role}`)} />
      {queue && !queue.covered ? (
        <Notice tone="bad">
          <p>{tDeadlines('calendarMissing')}</p>
        </Notice>
      ) : null}
      <CardList>
        {queue ? (
          <Card
            href={href(locale, '/staff/requests')}
            title={t('home.queue')}
            meta={t('home.open', { count: queue.counts.open })}
          >
            <p>{t('home.overdue', { count: queue.counts.overdue })}</p>
            <p>{t('home.soon', { count: queue.counts.soon, days: soonDays })}</p>
          </Card>
        ) : null}
        {people ? (
          <Card
            href={href(locale, '/staff/people')}
            title={t('people.title')}
            meta={t('home.people', { count: people.length })}
          >
            {t('home.peopleBody')}
          </Card>
        ) : null}
        {may(actor, 'audit.read') ? (
          <Card href={href(locale, '/staff/audit')} title={t('audit.title')}>
            {t('home.auditBody')}
          </Card>
        ) : null}
        <Card href={href(locale, '/staff/policy')} title={t('policy.title')}>
          {t('home.policyBody')}
        </Card>
      </CardList>
    </>
  );
}
