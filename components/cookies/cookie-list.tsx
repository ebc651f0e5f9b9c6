import { getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import { type CookieEntry, cookieCategories } from '@/lib/cookies/registry.rules';

/** Every cookie and every storage key that may exist, by category. */
export async function CookieList({
  registry,
  days,
}: {
  registry: readonly CookieEntry[];
  /** How many days a choice holds. */
  days: number;
}) {
  const t = await getTranslations('cookies');
  const columns = [
    { key: 'name', label: t('list.name') },
    { key: 'purpose', label: t('list.purpose') },
    { key: 'lifetime', label: t('list.lifetime') },
    { key: 'setBy', label: t('list.setBy'), nowrap: true },
  ] as const;
  return cookieCategories.map((category) => {
    const rows = registry
      .filter((entry) => entry.category === category)
      .map((entry) => ({
        id: entry.name,
        cells: {
          name: (
            <>
              <code translate="no" className="max-sm:break-all sm:whitespace-nowrap">
                {entry.name}
              </code>
              <span className="block text-sm font-normal text-muted">{t(`kinds.${entry.kind}`)}</span>
            </>
          ),
          purpose: t(`purposes.${entry.purpose}`),
          lifetime: t(`lifetimes.${entry.lifetime}`, { days }),
          setBy: t(`setBy.${entry.setBy}`),
        },
      }));
    const title = t(`categories.${category}.title`);
    return (
      <div key={category} className="mt-8">
        <h3>{title}</h3>
        <p>{t(`categories.${category}.text`)}</p>
        {rows.length > 0 ? (
          <Table
            caption={t('list.caption', { category: title })}
            quietCaption
            columns={columns}
            rows={rows}
          />
        ) : (
          category !== 'necessary' && <p className="text-muted">{t(`categories.${category}.empty`)}</p>
        )}
      </div>
    );
  });
}
