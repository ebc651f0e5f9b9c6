import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Hash } from '@/components/ui/hash';
import { SummaryList } from '@/components/ui/summary-list';
import { type CookieChoice, subjectOfDevice } from '@/lib/cookies/choice.rules';
import { optionalCategories } from '@/lib/cookies/registry.rules';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { formatDate, formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';

/** What this browser chose, when, until when, and the number under which the proof is kept. */
export async function CurrentChoice({
  locale,
  choice,
  allowed,
  days,
  outdated,
  stale,
}: {
  locale: Locale;
  choice: CookieChoice | null;
  allowed: { preferences: boolean; statistics: boolean };
  /** How many days a choice holds. */
  days: number;
  /** When this browser answered an earlier question; that answer holds no longer. */
  outdated?: Date;
  /** An earlier answer holds no longer, for another reason. */
  stale: boolean;
}) {
  const t = await getTranslations('cookies');
  if (!choice) {
    const words = outdated
      ? t('current.outdated', { date: formatDate(locale, almatyDate(outdated)) })
      : t(stale ? 'current.stale' : 'current.none');
    return <p>{words}</p>;
  }
  const until = new Date(choice.chosenAt.getTime() + days * 86_400_000);
  const moment = (at: Date) => <DateTime value={at.toISOString()}>{formatInstant(locale, at)}</DateTime>;
  return (
    <SummaryList
      rows={[
        ...optionalCategories.map((category) => ({
          key: category,
          term: t(`categories.${category}.title`),
          value: allowed[category] ? t('current.on') : t('current.off'),
        })),
        { key: 'date', term: t('current.date'), value: moment(choice.chosenAt) },
        { key: 'until', term: t('current.until'), value: moment(until) },
        {
          key: 'device',
          term: t('current.device'),
          value: <Hash value={subjectOfDevice(choice.deviceId)} group={9} />,
          provenance: `${t('current.deviceHint')} ${t('current.kept')}`,
        },
      ]}
    />
  );
}
