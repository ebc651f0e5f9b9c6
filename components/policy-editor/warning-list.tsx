import { useTranslations } from 'next-intl';
import type { MouseEvent } from 'react';
import { type CompareWords, placeName } from '@/components/policy/comparison-label';
import type { PolicyDefect } from '@/lib/policy/defects.rules';
import type { PolicyWarning } from '@/lib/policy/warnings.rules';

const groups = ['conflict', 'missing', 'unknown', 'terms', 'numbering'] as const;
type Group = (typeof groups)[number];

function groupOf({ kind }: PolicyWarning): Group {
  if (kind === 'conflict') return 'conflict';
  if (kind === 'missingPart') return 'missing';
  if (kind === 'undefinedTerm') return 'terms';
  return kind === 'numbering' || kind === 'unnumbered' ? 'numbering' : 'unknown';
}

function anchorsOf(warning: PolicyWarning): readonly string[] {
  const where = warning.kind === 'numbering' ? warning.defect : warning;
  if ('anchors' in where) return where.anchors;
  return 'anchor' in where ? [where.anchor] : [];
}

const unknown = { unknownPurpose: 'purpose', unknownData: 'data', unknownRecipient: 'recipient' } as const;

function useWarningWords() {
  const t = useTranslations('policyStaff');
  const numbering = (defect: PolicyDefect): string => {
    if (defect.kind === 'repeat')
      return t('numbering.repeat', { number: defect.number, count: defect.anchors.length });
    if (defect.kind === 'order') return t('numbering.order', { number: defect.number });
    if (defect.kind === 'continued') return t('numbering.continued');
    return defect.from === defect.to
      ? t('numbering.gap', { number: defect.from })
      : t('numbering.gaps', { from: defect.from, to: defect.to });
  };
  return (warning: PolicyWarning): string => {
    switch (warning.kind) {
      case 'numbering':
        return numbering(warning.defect);
      case 'unnumbered':
        return t('numbering.unnumbered');
      case 'undefinedTerm':
        return t('unknown.term', { word: warning.word });
      case 'missingPart':
        return t(`missing.${warning.part}`);
      case 'conflict':
        return t(`conflicts.${warning.with}`);
      default:
        return t(`unknown.${unknown[warning.kind]}`, { words: warning.words });
    }
  };
}

const shownPlaces = 6;

/**
 * What the author should look at, by kind, each with the way to its clause: `hrefOf` gives the address, `onPlace` may
 * take a click over.
 */
export function WarningList({
  warnings,
  hrefOf,
  onPlace,
}: {
  warnings: readonly PolicyWarning[];
  hrefOf: (anchor: string) => string;
  onPlace?: (event: MouseEvent, anchor: string) => void;
}) {
  const t = useTranslations('policyStaff');
  const say = useTranslations('policyCompare') as unknown as CompareWords;
  const words = useWarningWords();
  if (warnings.length === 0) return <p>{t('warnings.none')}</p>;
  const place = (anchor: string) => (
    <a key={anchor} href={hrefOf(anchor)} onClick={onPlace && ((event) => onPlace(event, anchor))}>
      {placeName(say, { anchor })}
    </a>
  );
  return (
    <div className="part">
      <p>{t('warnings.lede', { count: warnings.length })}</p>
      {groups.map((group) => {
        const here = warnings.filter((warning) => groupOf(warning) === group);
        if (here.length === 0) return null;
        return (
          <section key={group} className="mt-6">
            <h3>{`${t(`groups.${group}`)} (${here.length})`}</h3>
            <ul>
              {here.map((warning) => {
                const anchors = anchorsOf(warning).slice(0, shownPlaces);
                return (
                  <li key={JSON.stringify(warning)}>
                    {anchors.map((anchor, at) => (
                      <span key={anchor}>
                        {at > 0 ? ', ' : null}
                        {place(anchor)}
                      </span>
                    ))}
                    {anchors.length > 0 ? ': ' : null}
                    {words(warning)}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
