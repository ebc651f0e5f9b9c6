import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { ButtonRow } from '@/components/ui/button-row';
import type { BannerState } from '@/lib/cookies/request-choice';
import { bannerWords } from '@/lib/cookies/words.rules';
import { href, type Locale } from '@/lib/i18n/routing';
import { ChoiceFields } from './choice-fields';
import { SavedMessage } from './saved-message';

const frame = 'mt-0 border-b border-line bg-surface contain-content print:hidden';

type Ask = { locale: Locale; returnTo: string; shown: string };

/** The question: a plain form in the flow of the page. Three answers of one look, nothing ticked, no script. */
async function Question({ locale, returnTo, shown }: Ask) {
  const words = bannerWords(await getTranslations({ locale, namespace: 'cookies' }));
  return (
    <section aria-label={words.label} data-cookie-banner="" className={frame}>
      <form method="post" action="/api/cookies/choice" className="page-width py-5">
        <h2 className="mt-0 text-lg">{words.title}</h2>
        <p className="mt-1">{words.text}</p>
        <ChoiceFields how="banner" locale={locale} returnTo={returnTo} shown={shown} />
        <ButtonRow equal>
          <Button variant="secondary" equal name="choice" value="refuse">
            {words.refuse}
          </Button>
          <Button variant="secondary" equal name="choice" value="accept">
            {words.accept}
          </Button>
          <ButtonLink variant="secondary" equal href={href(locale, '/cookies#choose')}>
            {words.customise}
          </ButtonLink>
        </ButtonRow>
      </form>
    </section>
  );
}

/** First in the document: the question about cookies, or the message that the answer is stored. */
export async function CookieBanner({ locale, state }: { locale: Locale; path: string; state: BannerState }) {
  if (state.kind !== 'saved')
    return <Question locale={locale} returnTo={state.returnTo} shown={state.shown} />;
  const t = await getTranslations({ locale, namespace: 'cookies' });
  return (
    <section aria-label={t('banner.label')} className={frame}>
      <div className="page-width py-5">
        <SavedMessage
          text={t(`saved.${state.gpc ? 'gpc' : state.outcome}`)}
          links={[
            { href: href(locale, '/cookies#choose'), label: t('saved.change') },
            { href: state.hide, label: t('saved.hide') },
          ]}
        />
      </div>
    </section>
  );
}
