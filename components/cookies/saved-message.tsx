import { getTranslations } from 'next-intl/server';
import { StatusMessage } from '@/components/ui/status-message';
import type { ChoiceOutcome } from '@/lib/cookies/choice.rules';
import { savedMessageId } from '@/lib/cookies/return-path.rules';
import { href, type Locale } from '@/lib/i18n/routing';

const outcomes = ['refused', 'partly', 'accepted', 'gpc'] as const;

/**
 * That the choice is stored, and what can be done next. After a form that was posted the server says `outcome`, and the
 * address leads here, so the focus does too. Otherwise it is hidden and holds every text, for the script to show one.
 */
export async function SavedMessage({
  locale,
  outcome,
  change = false,
  hide,
}: {
  locale: Locale;
  outcome?: ChoiceOutcome | 'gpc';
  /** With the way to the form; not where the form is. */
  change?: boolean;
  /** `href` leads to the page without the message; with the script, what is found by `css` around it is hidden. */
  hide: { href: string; css: string };
}) {
  const t = await getTranslations({ locale, namespace: 'cookies' });
  const link = 'tap inline-flex items-center';
  return (
    <div
      id={outcome === undefined ? undefined : savedMessageId}
      data-cookie-said=""
      tabIndex={-1}
      hidden={outcome === undefined}
      suppressHydrationWarning
      className="max-w-3xl *:mb-0"
    >
      <StatusMessage
        action={
          <div className="flex flex-wrap gap-x-6">
            {change ? (
              <a href={href(locale, '/cookies#choose')} className={link}>
                {t('saved.change')}
              </a>
            ) : null}
            <a href={hide.href} data-cookie-hide={hide.css} className={link}>
              {t('saved.hide')}
            </a>
          </div>
        }
      >
        {outcomes.map((one) => (
          <span key={one} data-outcome={one} hidden={one !== outcome} suppressHydrationWarning>
            {t(`saved.${one}`)}
          </span>
        ))}
      </StatusMessage>
    </div>
  );
}
