import { getTranslations } from 'next-intl/server';
import { ButtonForm } from '@/components/sessions/button-form';
import { ButtonLink } from '@/components/ui/button-link';
import { ButtonRow } from '@/components/ui/button-row';
import { Notice } from '@/components/ui/notice';
import { SummaryList } from '@/components/ui/summary-list';
import { href, type Locale } from '@/lib/i18n/routing';
import { submitDraftAction } from '@/lib/policy/actions';
import type { Draft } from '@/lib/policy/draft.queries';
import { hasClauses } from '@/lib/policy/draft.rules';
import { parsePolicy } from '@/lib/policy/parse.rules';
import { policyWarnings, vocabulary } from '@/lib/policy/warnings.rules';

/** A draft in short, with what still keeps it from being sent. */
export async function SubmitSection({ locale, draft }: { locale: Locale; draft: Draft }) {
  const t = await getTranslations('policyStaff');
  const all = await getTranslations();
  const { id, title, changeSummary, materiality } = draft;
  const path = href(locale, `/staff/policy/drafts/${id}`);
  const { blocks } = parsePolicy(draft.sourceText);
  const clauses = blocks.filter(({ kind }) => kind === 'clause').length;
  const missing = [
    ...(hasClauses(blocks) ? [] : ['policy.errors.noClauses']),
    ...(materiality && changeSummary ? [] : ['policy.errors.unweighed']),
  ];
  const absent = <span className="text-muted">{all('ui.notProvided')}</span>;
  const view = (name: string) => ({ href: `${path}?view=${name}#views`, label: t(`views.${name}` as never) });
  return (
    <>
      <SummaryList
        rows={[
          { key: 'name', term: t('submit.name'), value: title },
          {
            key: 'summary',
            term: t('page.summary'),
            value: changeSummary ? <span className="whitespace-pre-line">{changeSummary}</span> : absent,
          },
          {
            key: 'weight',
            term: t('drafts.weight'),
            value: materiality ? t(`weights.${materiality}`) : absent,
          },
          {
            key: 'size',
            term: t('submit.size'),
            value: t('submit.clauses', { count: clauses }),
            action: { ...view('compare'), about: '' },
          },
          {
            key: 'warnings',
            term: t('views.warnings'),
            value: t('submit.warnings', { count: policyWarnings(blocks, vocabulary).length }),
            action: { ...view('warnings'), about: '' },
          },
        ]}
      />
      {missing.length > 0 ? (
        <Notice tone="warn" title={t('submit.missingTitle')}>
          <ul>
            {missing.map((key) => (
              <li key={key}>{all(key as never)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <ButtonRow>
        {missing.length === 0 ? (
          <ButtonForm
            action={submitDraftAction}
            carries={{ id, version: String(draft.version) }}
            label={t('submit.button')}
            variant="primary"
          />
        ) : null}
        <ButtonLink href={path} variant="secondary">
          {t('submit.toDraft')}
        </ButtonLink>
      </ButtonRow>
    </>
  );
}
