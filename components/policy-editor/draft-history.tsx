import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Timeline } from '@/components/ui/timeline';
import { formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import type { DraftEvent } from '@/lib/policy/draft.queries';

/** What happened to a draft: what, when, who and in which role, and why it went back. */
export async function DraftHistory({ locale, events }: { locale: Locale; events: readonly DraftEvent[] }) {
  const t = await getTranslations('policyStaff');
  const tUi = await getTranslations('ui');
  const tWho = await getTranslations('activity');
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('history.title')}</h2>
      <Timeline
        label={t('history.title')}
        items={events.map(({ id, act, at, byName, byRole, reason }) => ({
          key: id,
          title: t(`acts.${act}`),
          state: 'done' as const,
          stateLabel: tUi('timeline.done'),
          meta: (
            <>
              <DateTime value={at.toISOString()}>{formatInstant(locale, at)}</DateTime>
              {` · ${byName ? `${byName} · ` : ''}${tWho(`who.${byRole}` as never)}`}
            </>
          ),
          ...(reason
            ? { children: <p className="whitespace-pre-line">{t('history.reason', { reason })}</p> }
            : {}),
        }))}
      />
    </section>
  );
}
