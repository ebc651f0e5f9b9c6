import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { formatDate, formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { Translation } from '@/lib/policy/translation.queries';

/** An order in words under «утверждён», or the warning that there is none. */
async function TranslationStatus({ locale, approval }: { locale: Locale } & Pick<Translation, 'approval'>) {
  const t = await getTranslations('policy.translation');
  if (!approval) return <Tag tone="warn">{t('notApproved')}</Tag>;
  return (
    <>
      <Tag tone="good">{t('approved')}</Tag>
      <p className="mt-1 text-sm text-muted">
        {t('order', {
          number: approval.orderNumber,
          date: formatDate(locale, approval.orderDate),
          who: `${approval.approverTitle} ${approval.approvedBy}`,
        })}
      </p>
    </>
  );
}

/** The newest translation into each language and whether an order has approved it. */
export async function EditionTranslations({
  locale,
  edition,
  translations,
}: {
  locale: Locale;
  edition: number;
  translations: readonly Translation[];
}) {
  const t = await getTranslations('policyEdition.translations');
  const tPolicy = await getTranslations('policy');
  if (translations.length === 0) {
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneBody')}</p>
      </EmptyState>
    );
  }
  const columns = [
    { key: 'language', label: t('language'), nowrap: true },
    { key: 'version', label: t('version'), numeric: true },
    { key: 'status', label: t('status') },
    { key: 'attached', label: t('attached') },
  ] as const;
  const rows = translations.map((one) => ({
    id: one.id,
    cells: {
      language: (
        <a href={href(locale, `/policy/editions/${edition}/${one.locale}`)}>
          {tPolicy(`translation.in.${one.locale}`)}
        </a>
      ),
      version: one.version,
      status: <TranslationStatus locale={locale} approval={one.approval} />,
      attached: <DateTime value={one.at.toISOString()}>{formatInstant(locale, one.at)}</DateTime>,
    },
  }));
  return <Table caption={t('caption', { number: edition })} quietCaption columns={columns} rows={rows} />;
}
