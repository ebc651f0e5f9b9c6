import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import type { Locale } from '@/lib/i18n/routing';

/** The button that makes a copy. A plain form: the answer is a file, and the page stays. */
export async function ExportForm({ locale }: { locale: Locale }) {
  const t = await getTranslations('cabinet');
  return (
    <form action={`/api/export?language=${locale}`} method="post">
      <Button aria-describedby="export-after">{t('export.submit')}</Button>
      <p id="export-after" className="text-sm text-muted">
        {t('export.after')}
      </p>
    </form>
  );
}
