import { getTranslations } from 'next-intl/server';
import { Hash } from '@/components/ui/hash';
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list';
import { readHeader } from '@/lib/policy/header.rules';
import type { Edition } from '@/lib/policy/queries';

/** The company's requisites, read out of the approved text; what the text does not give is left out. */
export async function PolicyRequisites({ edition }: { edition: Edition }) {
  const t = await getTranslations('policy');
  const { bin, iik, bank, bik, email, site } = readHeader(edition.clauses).requisites;
  const rows: SummaryRow[] = [];
  if (bin) rows.push({ term: t('requisites.bin'), value: <Hash value={bin} group={12} /> });
  if (iik) rows.push({ term: t('requisites.iik'), value: <Hash value={iik} group={4} /> });
  if (bank) rows.push({ term: t('requisites.bank'), value: <span lang={edition.locale}>{bank}</span> });
  if (bik) rows.push({ term: t('requisites.bik'), value: <Hash value={bik} group={11} /> });
  if (email) rows.push({ term: t('requisites.email'), value: <a href={`mailto:${email}`}>{email}</a> });
  if (site) {
    const link = (
      <a href={site} className="policy-link">
        {site}
      </a>
    );
    rows.push({ term: t('requisites.site'), value: link });
  }
  if (rows.length === 0) return null;
  return (
    <section id="requisites" aria-labelledby="requisites-title">
      <h2 id="requisites-title">{t('requisites.title')}</h2>
      <p className="text-muted">{t('requisites.source')}</p>
      <SummaryList rows={rows} />
    </section>
  );
}
