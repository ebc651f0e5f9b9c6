import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { FileCheck } from '@/lib/receipts/check-mark.rules';

/** What came of comparing a file with the ledger: that it agrees, or which of its fields do not. */
export async function FileResult({ check }: { check: FileCheck }) {
  const t = await getTranslations('receipts');
  const { file, fields, count, proof } = check;
  if (count === 0)
    return (
      <Notice tone={proof === 'none' ? 'info' : 'good'} title={t('file.same')}>
        <p>{t('file.sameBody', { file })}</p>
        {proof === 'none' ? <p>{t('file.sameNoProof')}</p> : null}
      </Notice>
    );
  return (
    <Notice tone="bad" title={t('file.differs')}>
      <p>{t('file.differsBody', { count, file })}</p>
      <ul>
        {fields.map((field) => (
          <li key={field}>
            <code translate="no" className="break-all">
              {field.replace(/\.?\*$/, '')}
            </code>
            {field.endsWith('*') ? ` ${t('file.extra')}` : null}
          </li>
        ))}
        {count > fields.length ? <li>{t('file.more')}</li> : null}
      </ul>
    </Notice>
  );
}
