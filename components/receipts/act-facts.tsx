import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list';
import { Tag } from '@/components/ui/tag';
import { type ConsentWay, consentWays } from '@/db/enums';
import { formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import { PurposeName } from './purpose-name';

const isWay = (how: string): how is ConsentWay => (consentWays as readonly string[]).includes(how);

/** What an act switched on and off, when, how, and under which edition of the policy. */
export async function ActFacts({
  locale,
  purposes,
  at,
  how,
  edition,
  expiresAt,
  first = [],
  more = [],
}: {
  locale: Locale;
  purposes: readonly { code: string; on: boolean }[];
  at: string;
  how: string;
  edition: number | null;
  expiresAt: string | null;
  /** Rows before and after these. */
  first?: readonly SummaryRow[];
  more?: readonly SummaryRow[];
}) {
  const t = await getTranslations('receipts');
  const moment = (one: string) => <DateTime value={one}>{formatInstant(locale, new Date(one))}</DateTime>;
  return (
    <section aria-labelledby="chosen">
      <h2 id="chosen">{t('chosen.title')}</h2>
      <SummaryList
        rows={[
          ...first,
          ...purposes.map(({ code, on }) => ({
            key: code,
            term: <PurposeName code={code} />,
            value: <Tag tone={on ? 'good' : 'neutral'}>{t(on ? 'chosen.on' : 'chosen.off')}</Tag>,
          })),
          { key: 'when', term: t('facts.when'), value: moment(at) },
          ...(isWay(how) ? [{ key: 'how', term: t('facts.how'), value: t(`terms.how.${how}`) }] : []),
          {
            key: 'edition',
            term: t('facts.edition'),
            value:
              edition === null ? (
                t('facts.noEdition')
              ) : (
                <a href={href(locale, `/policy/editions/${edition}`)}>
                  {t('facts.editionLink', { number: String(edition) })}
                </a>
              ),
          },
          ...(expiresAt ? [{ key: 'until', term: t('facts.until'), value: moment(expiresAt) }] : []),
          ...more,
        ]}
      />
    </section>
  );
}
