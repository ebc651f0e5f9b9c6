import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { href, type Locale } from '@/lib/i18n/routing';

/** A plain GET form: what was in force on a day. `typed` is what came back with an error. */
export async function DateForm({
  locale,
  typed,
  error,
}: {
  locale: Locale;
  typed?: string | undefined;
  error?: string | undefined;
}) {
  const t = await getTranslations('policy');
  return (
    <section aria-labelledby="on-date" data-print="no">
      <h2 id="on-date">{t('form.title')}</h2>
      <form action={href(locale, '/policy/on')} method="get" noValidate>
        <TextField
          name="date"
          type="date"
          width="short"
          label={t('form.label')}
          error={error}
          defaultValue={typed}
        />
        <div className="mt-5">
          <Button variant="secondary">{t('form.submit')}</Button>
        </div>
      </form>
    </section>
  );
}
