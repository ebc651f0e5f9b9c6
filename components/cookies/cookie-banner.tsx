import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { ButtonRow } from '@/components/ui/button-row';
import type { BannerState } from '@/lib/cookies/request-choice';
import { bannerWords } from '@/lib/cookies/words.rules';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import { ChoiceError } from './choice-error';
import { ChoiceFields } from './choice-fields';
import { ChoiceScript } from './choice-script';
import { SavedMessage } from './saved-message';

const frame = 'mt-0 border-b border-line bg-surface contain-content print:hidden';
/** Without the look of the system's own: a press is drawn in half the time. */
const plain = 'appearance-none';
/** Lines broken the plain way: weighing breaks took the first layout over 50 ms on a slow processor. */
const heading = 'mt-0 text-base font-semibold text-wrap hyphens-manual';
const sentence = 'mt-1 text-wrap';

type Props = { locale: Locale; nonce: string | undefined };

/**
 * A form in the flow of the page, the message that follows it, and the script that turns one into the other.
 * `sticky` without an edge to stick to moves nothing: privacy tools take for a question about cookies only what is
 * positioned, and this is how they find ours, which covers nothing.
 */
async function Frame({
  locale,
  nonce,
  shown,
  returnTo,
  children,
}: Props & { returnTo: string; shown: string; children: ReactNode }) {
  const t = await getTranslations({ locale, namespace: 'cookies' });
  return (
    <section aria-label={t('banner.label')} data-cookie-banner="" suppressHydrationWarning className={frame}>
      <form
        method="post"
        action="/api/cookies/choice"
        suppressHydrationWarning
        className="sticky page-width py-5"
      >
        {children}
        <ChoiceFields how="banner" locale={locale} returnTo={returnTo} shown={shown} />
      </form>
      <div className="page-width *:my-5">
        <SavedMessage locale={locale} change hide={{ href: returnTo, css: '[data-cookie-banner]' }} />
      </div>
      <ChoiceScript nonce={nonce} />
    </section>
  );
}

/** What became different in what is asked, since this visitor answered it. */
async function Changes({ locale, changes, chosenAt }: { locale: Locale; changes: string[]; chosenAt: Date }) {
  const t = await getTranslations({ locale, namespace: 'cookies' });
  return (
    <>
      <h3 className="mt-3 text-base">
        {t('banner.changed', { date: formatDate(locale, almatyDate(chosenAt)) })}
      </h3>
      <ul className="mt-1 list-disc pl-6">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </>
  );
}

/** The question. Three answers of one look, nothing ticked; refusing comes first. */
async function Question({
  locale,
  tooOften,
  children,
}: {
  locale: Locale;
  tooOften: boolean;
  children: ReactNode;
}) {
  const words = bannerWords(await getTranslations({ locale, namespace: 'cookies' }));
  return (
    <>
      <h2 className={heading}>{words.title}</h2>
      <p className={sentence}>{words.text}</p>
      {children}
      <ChoiceError locale={locale} refused={tooOften} />
      <ButtonRow equal>
        <Button variant="secondary" equal className={plain} name="choice" value="refuse">
          {words.refuse}
        </Button>
        <Button variant="secondary" equal className={plain} name="choice" value="accept">
          {words.accept}
        </Button>
        <ButtonLink variant="secondary" equal href={href(locale, '/cookies#choose')}>
          {words.customise}
        </ButtonLink>
      </ButtonRow>
    </>
  );
}

/** To somebody who allowed something once, and whose browser now objects to it: nothing to decide, one thing to know. */
async function SignalNote({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'cookies' });
  return (
    <>
      <h2 className={heading}>{t('gpc.title')}</h2>
      <p className={sentence}>{t('gpc.now')}</p>
      <ChoiceError locale={locale} />
      <ButtonRow>
        <Button variant="secondary" className={plain} name="choice" value="refuse">
          {t('gpc.understood')}
        </Button>
      </ButtonRow>
    </>
  );
}

/** First in the document: the question about cookies, or the message that the answer is stored. */
export async function CookieBanner({ state, ...props }: Props & { state: BannerState }) {
  const { locale } = props;
  if (state.kind === 'saved') {
    const t = await getTranslations({ locale, namespace: 'cookies' });
    return (
      <section aria-label={t('banner.label')} className={frame}>
        <div className="page-width py-5">
          <SavedMessage
            locale={locale}
            outcome={state.gpc ? 'gpc' : state.outcome}
            change
            hide={{ href: state.hide, css: 'section' }}
          />
        </div>
      </section>
    );
  }
  return (
    <Frame {...props} returnTo={state.returnTo} shown={state.shown}>
      {state.kind === 'gpc' ? (
        <SignalNote locale={locale} />
      ) : (
        <Question locale={locale} tooOften={state.tooOften}>
          {state.kind === 'again' && state.changes.length > 0 ? (
            <Changes locale={locale} changes={state.changes} chosenAt={state.chosenAt} />
          ) : null}
        </Question>
      )}
    </Frame>
  );
}
