import { getTranslations } from 'next-intl/server';

/** More names than this are folded away: the first look is for what happens, not for every column. */
const fewNames = 5;

/** The names of the fields a row of a table speaks of, under its own name. */
export async function FieldList({ names }: { names: readonly string[] }) {
  const t = await getTranslations('certificate');
  const list = names.join(' · ');
  if (names.length <= fewNames) return <span className="block text-sm font-normal text-muted">{list}</span>;
  return (
    <details className="mt-0 text-sm font-normal">
      <summary>{t('plan.fields', { count: names.length })}</summary>
      <p className="text-muted">{list}</p>
    </details>
  );
}
