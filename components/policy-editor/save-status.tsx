'use client';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Glyph } from '@/components/ui/glyph';
import { href, type Locale } from '@/lib/i18n/routing';
import type { SaveAnswer } from './save-request';
import type { Work } from './use-autosave';

function useAnswerWords() {
  const t = useTranslations('policyStaff');
  const all = useTranslations();
  const format = useFormatter();
  const locale = useLocale() as Locale;
  const reason = (key: string | undefined) => all((key ?? 'validation.invalid') as never);
  return (answer: SaveAnswer): ReactNode => {
    switch (answer.kind) {
      case 'saved':
        return t('status.saved', {
          time: format.dateTime(new Date(answer.savedAt), { hour: '2-digit', minute: '2-digit' }),
        });
      case 'invalid':
        return t('status.invalid', { reason: reason(Object.values(answer.fields)[0]) });
      case 'closed':
        return t('status.closed', { reason: reason(answer.detail) });
      case 'signedOut':
        return t.rich('status.signedOut', {
          signIn: (words) => (
            <a href={href(locale, '/sign-in')} target="_blank" rel="noreferrer">
              {words}
            </a>
          ),
        });
      default:
        return t(`status.${answer.kind}`);
    }
  };
}

/**
 * One quiet line. What became of the last save is spoken, and not again while it says the same; that there are changes
 * on their way is only shown.
 */
export function SaveStatus({
  answer,
  work,
  before,
}: {
  answer: SaveAnswer | null;
  work: Work;
  /** What to say while nothing has been saved from here. */
  before: string;
}) {
  const t = useTranslations('policyStaff');
  const words = useAnswerWords();
  const isBad = answer !== null && answer.kind !== 'saved';
  return (
    <p className="flex max-w-none flex-wrap items-baseline gap-x-3 text-sm" data-save={work}>
      <span role="status" className={isBad ? 'font-semibold text-bad' : 'text-muted'}>
        {isBad ? <Glyph tone="bad" className="mr-2 inline translate-y-px" /> : null}
        {answer ? words(answer) : before}
      </span>
      <span aria-hidden="true" className="text-muted">
        {work === 'saving' ? t('status.saving') : null}
        {work === 'dirty' && !isBad ? t('status.dirty') : null}
      </span>
    </p>
  );
}
