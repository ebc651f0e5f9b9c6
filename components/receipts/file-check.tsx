import { getTranslations } from 'next-intl/server';
import { FormMessages } from '@/components/forms/form-messages';
import type { Locale } from '@/lib/i18n/routing';
import type { FileCheck } from '@/lib/receipts/check-mark.rules';
import { CheckForm } from './check-form';
import { FileResult } from './file-result';

/** The part of the page where a file is compared with the ledger, with what came of it the last time. */
export async function FileCheckSection({ locale, check }: { locale: Locale; check: FileCheck | null }) {
  const t = await getTranslations('receipts');
  return (
    <section aria-labelledby="file-check" className="print:hidden">
      <h2 id="file-check">{t('file.title')}</h2>
      <p>{t('file.lede')}</p>
      {check ? (
        <div className="mb-8">
          <FileResult check={check} />
        </div>
      ) : null}
      <FormMessages locale={locale} domains={['receipts']}>
        <CheckForm />
      </FormMessages>
    </section>
  );
}
