import { getTranslations } from 'next-intl/server';
import type { DataField } from '@/lib/data-map/registry.rules';

/** What an erasure does with a datum, and by which norm it stays. */
export async function Fate({ erasure }: Pick<DataField, 'erasure'>) {
  const t = await getTranslations('dataMap');
  if (erasure.act === 'erase') return <>{t('erasure.erase')}</>;
  return <>{t('erasure.keep', { ground: t(`grounds.${erasure.ground}`) })}</>;
}
