import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Hash } from '@/components/ui/hash';
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list';
import { formatDate, formatInstant } from '@/lib/format';
import { href, isLocale, type Locale } from '@/lib/i18n/routing';
import type { Receipt } from '@/lib/receipts/receipt.rules';
import { controller } from '@/lib/receipts/vocabulary.rules';
import { ActFacts } from './act-facts';
import { QrCode } from './qr-code';
import { ShownWords } from './shown-words';

async function detailRows(locale: Locale, receipt: Receipt): Promise<SummaryRow[]> {
  const t = await getTranslations('receipts');
  const { event, proof } = receipt;
  const moment = (at: string) => <DateTime value={at}>{formatInstant(locale, new Date(at))}</DateTime>;
  const context = Object.values(event.context).join(' · ');
  return [
    { key: 'who', term: t('facts.who'), value: t('facts.whoValue', { bin: controller.bin }) },
    ...(event.shown.at ? [{ key: 'shown', term: t('facts.shownAt'), value: moment(event.shown.at) }] : []),
    ...(event.stopBy
      ? [{ key: 'stopBy', term: t('facts.stopBy'), value: formatDate(locale, event.stopBy) }]
      : []),
    ...(context ? [{ key: 'context', term: t('facts.context'), value: context }] : []),
    { key: 'number', term: t('facts.number'), value: <Hash value={receipt.consentReceiptID} group={9} /> },
    {
      key: 'holder',
      term: t('facts.holder'),
      value: <Hash value={receipt.piiPrincipalId} group={9} />,
      provenance: t('facts.holderHint'),
    },
    ...(proof
      ? [
          {
            key: 'place',
            term: t('facts.place'),
            value: t('facts.placeValue', {
              number: String(proof.inclusion.index + 1),
              size: String(proof.inclusion.size),
            }),
          },
        ]
      : []),
  ];
}

/** A receipt to read and to print: what was chosen, what was shown, and how to check it. */
export async function ReceiptView({ locale, receipt }: { locale: Locale; receipt: Receipt }) {
  const t = await getTranslations('receipts');
  const { event, verify } = receipt;
  const isPolicyHere = event.edition !== null;
  const language = isLocale(event.shown.language) ? t(`languages.${event.shown.language}`) : '';
  return (
    // On paper it is a small document: two sheets at most.
    <div className="space-y-12 print:space-y-5 print:text-[9.5pt] print:[&_dl>div]:py-1">
      <ActFacts
        locale={locale}
        purposes={event.purposes}
        at={event.at}
        how={event.how}
        edition={isPolicyHere ? event.edition : null}
        expiresAt={event.expiresAt}
      />
      <section aria-labelledby="shown">
        <h2 id="shown">
          {t(['letter', 'call', 'visit', 'system'].includes(event.how) ? 'shown.ofDay' : 'shown.title')}
        </h2>
        <ShownWords text={event.shown.text} lang={event.shown.language} />
        <p className="text-sm text-muted">
          {language}. {t('facts.hash')} SHA-256: <Hash value={event.shown.sha256} />
        </p>
      </section>
      <section aria-labelledby="facts">
        <h2 id="facts">{t('facts.title')}</h2>
        <SummaryList rows={await detailRows(locale, receipt)} />
      </section>
      <section aria-labelledby="check" className="break-inside-avoid">
        <h2 id="check">{t('check.title')}</h2>
        <div className="part flex flex-wrap items-center gap-6">
          <QrCode text={verify} label={t('check.qr')} />
          <div className="min-w-0 flex-1 basis-64">
            <p>{t('check.text')}</p>
            <p className="break-all">
              <a href={href(locale, `/verify/${receipt.consentReceiptID}`)}>{verify}</a>
            </p>
          </div>
        </div>
      </section>
    </div>
  );
}
