import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { longestQuery } from '@/lib/policy/search.rules';

/** Searches the text that is on the page: a plain GET form to the same address. */
export async function SearchForm({ action, query }: { action: string; query: string | null }) {
  const t = await getTranslations('policy');
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of the last years know no <search>
    <form
      action={action}
      method="get"
      role="search"
      data-print="no"
      className="flex flex-wrap items-end gap-3"
    >
      <TextField
        name="q"
        type="search"
        label={t('search.label')}
        defaultValue={query ?? ''}
        maxLength={longestQuery}
        autoComplete="off"
      />
      <Button variant="secondary">{t('search.submit')}</Button>
    </form>
  );
}
