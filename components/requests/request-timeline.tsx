import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Timeline, type TimelineItem } from '@/components/ui/timeline';
import { formatDate, formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import type { RequestDetails } from '@/lib/requests/queries';
import { type RequestStep, stepsAhead } from '@/lib/requests/timeline.rules';

/** The legal date belongs to the step that ends with the answer. */
const dated: readonly RequestStep[] = ['answer', 'confirm'];

/** What happened to a request, what is happening, what comes next. `own`: the reader is who filed it. */
export async function RequestTimeline({
  locale,
  request,
  own = false,
}: {
  locale: Locale;
  request: Pick<RequestDetails, 'kind' | 'status' | 'events' | 'dueOn'>;
  own?: boolean;
}) {
  const t = await getTranslations('requests');
  const tUi = await getTranslations('ui');
  const tWho = await getTranslations('activity');
  const who = (role: string) => tWho(`who.${own && role === 'client' ? 'self' : role}`);
  const past = request.events.map(
    ({ act, byRole, at }, index): TimelineItem => ({
      key: `${act}-${index}`,
      title: t(`events.${act}`),
      state: 'done',
      stateLabel: tUi('timeline.done'),
      meta: (
        <>
          <DateTime value={at.toISOString()}>{formatInstant(locale, at)}</DateTime>
          {` · ${who(byRole)}`}
        </>
      ),
    }),
  );
  const ahead = stepsAhead(request.kind, request.status).map(
    (step, index): TimelineItem => ({
      key: step,
      title: t(`steps.${step}`),
      state: index === 0 ? 'now' : 'next',
      stateLabel: tUi(index === 0 ? 'timeline.now' : 'timeline.next'),
      meta: dated.includes(step) ? t('steps.by', { date: formatDate(locale, request.dueOn) }) : undefined,
    }),
  );
  return <Timeline label={t('page.timeline')} items={[...past, ...ahead]} />;
}
