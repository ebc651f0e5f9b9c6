import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { Tag } from '@/components/ui/tag';
import { clauseNumber, purposeOf } from '@/lib/consents/purposes.rules';
import type { Consent } from '@/lib/consents/queries';
import type { ConsentPage } from '@/lib/consents/schema';
import type { ConsentState } from '@/lib/consents/state.rules';
import { consentWords, hashOfText } from '@/lib/consents/words.rules';
import { formatDate, formatInstant } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import { ConsentButton } from './consent-button';
import { ConsentText } from './consent-text';

const tones = {
  none: 'neutral',
  given: 'good',
  changed: 'warn',
  withdrawn: 'neutral',
  refused: 'neutral',
  always: 'info',
} as const satisfies Record<ConsentState, string>;

/** What follows from the newest decision: since when it holds, or by when everything stops. */
async function Standing({ locale, consent }: { locale: Locale; consent: Consent }) {
  const t = await getTranslations('consents');
  const last = consent.history[0];
  if (!last) return null;
  const since = t('facts.since', { date: formatInstant(locale, last.at) });
  return (
    <>
      <p className="text-sm text-muted">
        {since}
        {last.editionNumber ? ` · ${t('facts.edition', { number: String(last.editionNumber) })}` : null}
      </p>
      {consent.state === 'changed' ? (
        <Notice tone="warn">
          <p>{t('facts.changed')}</p>
        </Notice>
      ) : null}
      {consent.state === 'withdrawn' && last.stopBy ? (
        <p>{t('facts.stopBy', { date: formatDate(locale, last.stopBy) })}</p>
      ) : null}
    </>
  );
}

/**
 * One purpose: what it is, how the client's consent stands, the full words, the buttons. On `services` the same
 * consent is worded as a switch. `children` is what the page adds (the history).
 */
export async function ConsentItem({
  locale,
  consent,
  page,
  children,
}: {
  locale: Locale;
  consent: Consent;
  page: ConsentPage;
  children?: ReactNode;
}) {
  const [t, data] = await Promise.all([getTranslations('consents'), getTranslations('dataMap')]);
  const purpose = purposeOf(consent.purpose);
  const text = consentWords(purpose, t as (key: string) => string, (field) =>
    data(`fields.${field}` as never),
  );
  const on = consent.state === 'given';
  const title = t(`purposes.${purpose.code}.title`);
  const fields = { purpose: purpose.code, page, shown: hashOfText({ locale, text }) };
  const problems = Object.fromEntries(
    (['notAsked', 'textChanged', 'openContract', 'openRequest'] as const).map((key) => [
      `consents.errors.${key}`,
      t(`errors.${key}`),
    ]),
  );
  const switched = page === 'services';
  return (
    <article id={purpose.code} className="border-t border-line pt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
        <h3 className="mt-0">{title}</h3>
        <Tag tone={tones[consent.state]}>
          {switched && consent.state !== 'changed'
            ? t(on ? 'switch.on' : 'switch.off')
            : t(`states.${consent.state}`)}
        </Tag>
      </div>
      <p>{t(`purposes.${purpose.code}.text`)}</p>
      <Standing locale={locale} consent={consent} />
      <details>
        <summary>{t(purpose.asked ? 'full.summary' : 'full.answersSummary')}</summary>
        <ConsentText text={text} />
        <p className="text-sm">
          {t('facts.clauses')}{' '}
          {purpose.clauses.map((anchor, index) => (
            <span key={anchor}>
              {index > 0 ? ', ' : ''}
              <a href={href(locale, `/policy#${anchor}`)}>{clauseNumber(anchor)}</a>
            </span>
          ))}
        </p>
      </details>
      {purpose.withdrawal === 'openContract' && on ? (
        <p>
          {t('withdrawal.openContract')}{' '}
          <a href={href(locale, '/cabinet/requests/new')}>{t('withdrawalLink')}</a>
        </p>
      ) : null}
      <div className="part flex flex-wrap gap-4 print:hidden">
        {consent.canGive ? (
          <ConsentButton
            act="give"
            fields={fields}
            label={t(switched ? 'switch.turnOn' : 'buttons.give')}
            about={title}
            problems={problems}
          />
        ) : null}
        {consent.canWithdraw ? (
          <ConsentButton
            act="withdraw"
            fields={fields}
            label={t(switched ? 'switch.turnOff' : 'buttons.withdraw')}
            about={title}
            problems={problems}
          />
        ) : null}
      </div>
      {children}
    </article>
  );
}
