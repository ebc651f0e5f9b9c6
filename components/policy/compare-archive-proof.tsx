import { getTranslations } from 'next-intl/server';
import { Hash } from '@/components/ui/hash';
import { SummaryList } from '@/components/ui/summary-list';
import type { EditionSummary } from '@/lib/policy/queries';

const code = (word: string) => <code translate="no">{word}</code>;

/** The hash that ends the chain of editions, and how anybody checks with it that the archive is whole (clause 6.2). */
export async function ArchiveProof({ head }: { head: Pick<EditionSummary, 'number' | 'chainHash'> }) {
  const t = await getTranslations('policyCompare');
  return (
    <section id="chain" aria-labelledby="chain-title">
      <h2 id="chain-title">{t('chain.title')}</h2>
      <SummaryList
        rows={[
          {
            term: t('chain.head'),
            value: <Hash value={head.chainHash} />,
            provenance: t('chain.headHint', { number: head.number }),
          },
        ]}
      />
      <ul>
        <li>{t('chain.how')}</li>
        <li>
          {t.rich('chain.file', { own: () => code('chainHash'), previous: () => code('previousHash') })}
        </li>
        <li>{t.rich('chain.operator', { command: () => code('npm run portal -- policy verify') })}</li>
      </ul>
    </section>
  );
}
