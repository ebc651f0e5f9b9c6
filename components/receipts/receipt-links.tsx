import { getTranslations } from 'next-intl/server';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { href, type Locale } from '@/lib/i18n/routing';

/** The receipt of an act, as a page and as a file. `about` is heard, not seen: which act. */
export async function ReceiptLinks({ locale, id, about }: { locale: Locale; id: string; about?: string }) {
  const t = await getTranslations('receipts');
  const hidden = about ? <VisuallyHidden>: {about}</VisuallyHidden> : null;
  return (
    <span className="inline-flex flex-wrap gap-x-4 text-sm print:hidden">
      <a className="tap" href={href(locale, `/receipts/${id}`)}>
        {t('links.open')}
        {hidden}
      </a>
      <a className="tap" href={`/api/receipts/${id}`} download>
        {t('links.json')}
        {hidden}
      </a>
    </span>
  );
}
