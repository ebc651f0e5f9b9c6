import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Hash } from '@/components/ui/hash';
import { Table } from '@/components/ui/table';
import type { ExportRun } from '@/lib/exports/queries';
import { formatInstant, formatNumber } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';

const kilobyte = 1_000;

/** Copies taken, the latest first: when, how large, which bytes. */
export async function ExportHistory({ locale, runs }: { locale: Locale; runs: readonly ExportRun[] }) {
  const t = await getTranslations('cabinet');
  if (runs.length === 0) return <EmptyState title={t('export.empty')}>{t('export.emptyBody')}</EmptyState>;
  const columns = [
    { key: 'when', label: t('export.when') },
    { key: 'size', label: t('export.size'), numeric: true, nowrap: true },
    { key: 'hash', label: t('export.hash') },
  ] as const;
  const rows = runs.map(({ id, at, bytes, sha256 }) => ({
    id,
    cells: {
      when: <DateTime value={at.toISOString()}>{formatInstant(locale, at)}</DateTime>,
      size: t('export.kilobytes', { size: formatNumber(locale, Math.ceil(bytes / kilobyte)) }),
      hash: <Hash value={sha256} />,
    },
  }));
  return (
    <>
      <p>{t('export.hashHint')}</p>
      <Table caption={t('export.caption')} quietCaption columns={columns} rows={rows} />
    </>
  );
}
