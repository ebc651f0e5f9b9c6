import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { policyAnswers } from '@/db/enums';
import { href, type Locale } from '@/lib/i18n/routing';
import type { GivenAnswer } from '@/lib/policy/answer.queries';
import { AnswerForm } from './answer-form';

/** The words beside the buttons: what each answer means, and that no right depends on it. */
async function Consequences({ locale }: { locale: Locale }) {
  const t = await getTranslations('policyAnswer.answer');
  const link = (path: string) => (chunks: ReactNode) => <a href={href(locale, path)}>{chunks}</a>;
  const b = (chunks: ReactNode) => <strong>{chunks}</strong>;
  return (
    <>
      <h3>{t('nextTitle')}</h3>
      <ul>
        <li>{t.rich('ifAccepted', { b, consents: link('/cabinet/consents') })}</li>
        <li>{t.rich('ifDeclined', { b })}</li>
        <li>
          {t.rich('rights', {
            see: link('/cabinet/data'),
            copy: link('/cabinet/export'),
            erase: link('/cabinet/requests/new?kind=deletion'),
          })}
        </li>
        <li>{t('mind')}</li>
      </ul>
    </>
  );
}

/** Accepting and declining the newest edition; who has answered may answer otherwise. */
export async function AnswerChoice({
  locale,
  number,
  given,
  isAsked,
  next,
}: {
  locale: Locale;
  number: number;
  /** The answer to this edition that holds now. */
  given: GivenAnswer | null;
  isAsked: boolean;
  /** Where he was going when he was asked, without the language. */
  next: string | null;
}) {
  const [t, policy] = await Promise.all([getTranslations('policyAnswer.answer'), getTranslations('policy')]);
  const labels = { accepted: t('accept'), declined: t('decline') };
  const answers = policyAnswers
    .filter((value) => value !== given?.act)
    .map((value) => ({ value, label: labels[value] }));
  const fields = {
    edition: String(number),
    how: next ? 'signIn' : 'cabinet',
    ...(next ? { next } : {}),
  };
  const again = next ? `/cabinet/policy?next=${encodeURIComponent(next)}` : '/cabinet/policy';
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{t('title', { number })}</h2>
      {given ? <p>{t('change')}</p> : null}
      {given || isAsked ? null : <p>{t('optional')}</p>}
      <AnswerForm
        fields={fields}
        answers={answers}
        newer={{
          message: policy('errors.newerEdition'),
          label: t('reload'),
          href: href(locale, again),
        }}
      />
      <Consequences locale={locale} />
    </section>
  );
}
