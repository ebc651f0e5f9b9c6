import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FormMessages } from '@/components/forms/form-messages';
import { AnswerChanges } from '@/components/policy-answer/answer-changes';
import { AnswerChoice } from '@/components/policy-answer/answer-choice';
import { AnswerHistory } from '@/components/policy-answer/answer-history';
import { AnswerStanding } from '@/components/policy-answer/answer-standing';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { StatusMessage } from '@/components/ui/status-message';
import { policyAnswers } from '@/db/enums';
import { now } from '@/lib/clock';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { href } from '@/lib/i18n/routing';
import { asClient } from '@/lib/page';
import { getPolicyStanding } from '@/lib/policy/answer.queries';
import { compareNumbers } from '@/lib/policy/compare.queries';
import { listEditions } from '@/lib/policy/queries';
import { requestLocale } from '@/lib/request';
import { landingPath, safeNextPath } from '@/lib/sessions/next-path.rules';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('policyAnswer');
  return { title: t('page.title'), description: t('page.description') };
}

/** The newest edition, what changed since the one the client accepted, his answer to it, and all his answers. */
export default async function PolicyAnswerPage({ searchParams }: Props) {
  const actor = await asClient();
  const [asked, locale, t, policy, editions, standing] = await Promise.all([
    searchParams,
    requestLocale(),
    getTranslations('policyAnswer'),
    getTranslations('policy'),
    listEditions(actor),
    getPolicyStanding(actor),
  ]);
  const { newest, answers, isAsked, baseline } = standing;
  if (!newest) {
    return (
      <>
        <PageHeader title={t('page.title')} />
        <EmptyState title={policy('view.noneTitle')}>{policy('view.none')}</EmptyState>
      </>
    );
  }
  const given = answers.find(({ editionNumber }) => editionNumber === newest.number) ?? null;
  const accepted = answers.find(({ editionNumber }) => editionNumber === standing.accepted) ?? null;
  const compared =
    baseline === null ? null : await compareNumbers(actor, { from: baseline, to: newest.number });
  const next = safeNextPath(asked.next);
  const done = policyAnswers.find((act) => act === asked.done && act === given?.act);
  return (
    <FormMessages locale={locale} domains={[]}>
      {done ? <StatusMessage>{t(`done.${done}`)}</StatusMessage> : null}
      <PageHeader
        title={t('page.title')}
        lede={isAsked ? t('page.asked', { number: newest.number }) : t('page.lede')}
        meta={
          isAsked && next ? (
            <a href={href(locale, landingPath('client', next))}>{t('page.later')}</a>
          ) : undefined
        }
      />
      <AnswerStanding
        locale={locale}
        newest={newest}
        editions={editions}
        today={almatyDate(now())}
        given={given}
        accepted={accepted}
      />
      {compared ? (
        <AnswerChanges
          locale={locale}
          compared={compared}
          since={editions.filter(({ number }) => number > compared.from.number)}
          accepted={accepted?.editionNumber === baseline ? accepted : null}
          hasAccepted={standing.accepted !== null}
          isAsked={isAsked}
        />
      ) : (
        <section aria-labelledby="changes">
          <h2 id="changes">{t('changes.firstTitle')}</h2>
          <p>{t('changes.first')}</p>
          <p>
            <a href={href(locale, `/policy/editions/${newest.number}`)}>
              {t('changes.whole', { number: newest.number })}
            </a>
          </p>
        </section>
      )}
      <AnswerChoice locale={locale} number={newest.number} given={given} isAsked={isAsked} next={next} />
      <AnswerHistory locale={locale} answers={answers} />
    </FormMessages>
  );
}
