'use client';
import '@/components/policy/comparison.css';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { ChangePlace, type CompareWords } from '@/components/policy/comparison-label';
import { ChangeText } from '@/components/policy/comparison-text';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { controlClass } from '@/components/ui/control-class';
import { Notice } from '@/components/ui/notice';
import { SummaryList } from '@/components/ui/summary-list';
import type { Locale } from '@/lib/i18n/routing';
import { compareEditions } from '@/lib/policy/compare.rules';
import { parsePolicy } from '@/lib/policy/parse.rules';
import type { KeptDraft } from './save-request';

const blocksOf = (text: string) => parsePolicy(text.replace(/\r\n?/g, '\n')).blocks;

/** Where the kept text and the one in the form part, clause by clause. */
function Differences({ kept, mine, textLocale }: { kept: string; mine: string; textLocale: Locale }) {
  const t = useTranslations('policyStaff');
  const say = useTranslations('policyCompare') as unknown as CompareWords;
  const locale = useLocale() as Locale;
  const changes = useMemo(
    () => compareEditions(blocksOf(kept), blocksOf(mine)).changes.filter(({ kind }) => kind !== 'unchanged'),
    [kept, mine],
  );
  if (changes.length === 0) return <p>{t('stale.same')}</p>;
  const nameOf = { added: 'onlyMine', removed: 'onlyKept' } as const;
  return (
    <>
      <p className="text-sm text-muted">{t('stale.legend')}</p>
      {changes.map((change) => {
        const { kind, before, after } = change;
        const name = kind === 'added' || kind === 'removed' ? nameOf[kind] : 'both';
        return (
          <div key={`${before?.position}-${after?.position}`} className="part comparison-change">
            <p className="text-sm font-semibold">
              {t(`stale.${name}`)} <ChangePlace say={say} change={change} />
            </p>
            <ChangeText say={say} locale={locale} textLocale={textLocale} change={change} />
          </div>
        );
      })}
    </>
  );
}

/**
 * Both texts, when somebody has saved the draft meanwhile: the person chooses, nothing is chosen for him. Stands in the
 * form that holds his own text; its button carries the version that he has now seen.
 */
export function StaleChoice({
  kept,
  mine,
  textLocale,
  takeHref,
  onTake,
}: {
  kept: KeptDraft;
  mine: string;
  textLocale: Locale;
  takeHref: string;
  onTake?: () => void;
}) {
  const t = useTranslations('policyStaff');
  const { title, changeSummary, materiality, sourceText, version } = kept;
  return (
    <section aria-labelledby="stale" className="part" data-stale="">
      <Notice tone="bad" title={<span id="stale">{t('stale.title')}</span>}>
        <p>{t('stale.body')}</p>
      </Notice>
      <h2 className="text-xl">{t('stale.changes')}</h2>
      <Differences kept={sourceText} mine={mine} textLocale={textLocale} />
      <h2 className="text-xl">{t('stale.kept')}</h2>
      <SummaryList
        rows={[
          { key: 'title', term: t('editor.name'), value: title },
          { key: 'summary', term: t('editor.summary'), value: changeSummary || '–' },
          { key: 'weight', term: t('editor.weight'), value: materiality ? t(`weights.${materiality}`) : '–' },
        ]}
      />
      {/* Without a name: it is shown, not sent back. */}
      <textarea
        aria-label={t('stale.kept')}
        rows={12}
        readOnly
        lang={textLocale}
        value={sourceText}
        className={`part font-mono text-sm ${controlClass('full')}`}
      />
      <p>{t('stale.choose')}</p>
      <input type="hidden" name="step" value="edit" />
      <div className="part flex flex-wrap gap-x-4 gap-y-3">
        <Button name="version" value={version}>
          {t('stale.keepMine')}
        </Button>
        <ButtonLink href={takeHref} variant="secondary" onClick={onTake}>
          {t('stale.takeKept')}
        </ButtonLink>
      </div>
    </section>
  );
}
