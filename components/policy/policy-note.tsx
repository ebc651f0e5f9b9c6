import { getLocale, getTranslations } from 'next-intl/server';
import type { PolicyDefect } from '@/lib/policy/defects.rules';

type Translate = Awaited<ReturnType<typeof getTranslations<'policy'>>>;

function words(t: Translate, defect: PolicyDefect): string {
  switch (defect.kind) {
    case 'repeat':
      return t('notes.repeat', { number: defect.number, count: defect.anchors.length });
    case 'gap':
      return defect.from === defect.to
        ? t('notes.gap', { number: defect.from })
        : t('notes.gaps', { from: defect.from, to: defect.to });
    case 'order':
      return t('notes.order', { number: defect.number });
    case 'continued':
      return t('notes.continued');
  }
}

/** The portal's own remark beside a clause, in the language of the page; never a part of the approved text. */
export async function PolicyNote({
  anchor,
  defects = [],
}: {
  anchor: string;
  defects?: readonly PolicyDefect[] | undefined;
}) {
  if (defects.length === 0) return null;
  const [t, locale] = await Promise.all([getTranslations('policy'), getLocale()]);
  return defects.map((defect) => (
    <div key={defect.kind} role="note" data-note="" data-print="no" lang={locale} className="policy-note">
      <b>{t('notes.label')}</b> {words(t, defect)}
      {defect.kind === 'repeat' ? (
        <>
          {' '}
          {t('notes.others')}{' '}
          {defect.anchors.map((other, at) =>
            other === anchor ? null : (
              <a key={other} href={`#${other}`}>
                {`${defect.number} (${at + 1})`}
              </a>
            ),
          )}
        </>
      ) : null}
    </div>
  ));
}
