import { getTranslations } from 'next-intl/server';
import { Tag } from '@/components/ui/tag';
import { formatDate } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import { type EditionDates, standingOf } from '@/lib/policy/edition.rules';

type Props = { locale: Locale; edition: EditionDates; editions: readonly EditionDates[]; today: string };

/** «Действует с 26 марта 2019 г.»: from when, until when. */
export async function EditionPeriod({ locale, edition, editions, today }: Props) {
  const t = await getTranslations('policy');
  const { state, until } = standingOf(editions, edition.number, today);
  const from = formatDate(locale, edition.effectiveFrom);
  if (state === 'never') return t('standing.never');
  if (state === 'future') return t('standing.future', { from });
  return until
    ? t('standing.between', { from, until: formatDate(locale, until) })
    : t('standing.since', { from });
}

/** The standing of an edition in one or two words. */
export async function EditionTag({ edition, editions, today }: Omit<Props, 'locale'>) {
  const t = await getTranslations('policy');
  const { state } = standingOf(editions, edition.number, today);
  if (state === 'in_force') return <Tag tone="good">{t('tag.inForce')}</Tag>;
  if (state === 'future') return <Tag tone="info">{t('tag.future')}</Tag>;
  if (state === 'repealed') return <Tag>{t('tag.repealed')}</Tag>;
  return <Tag>{t('tag.past')}</Tag>;
}
