import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChoiceForm } from '@/components/cookies/choice-form';
import { ChoiceRefresh } from '@/components/cookies/choice-refresh';
import { ChoiceScript } from '@/components/cookies/choice-script';
import { CookieList } from '@/components/cookies/cookie-list';
import { CurrentChoice } from '@/components/cookies/current-choice';
import { SavedMessage } from '@/components/cookies/saved-message';
import { DeviceHistory } from '@/components/receipts/device-history';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { outcomeOf } from '@/lib/cookies/choice.rules';
import { cookieRegistry } from '@/lib/cookies/registry.rules';
import { bannerState, currentChoice, givenChoice, shownMark } from '@/lib/cookies/request-choice';
import { savedMark } from '@/lib/cookies/return-path.rules';
import { env } from '@/lib/env';
import { href } from '@/lib/i18n/routing';
import { pageActor } from '@/lib/page';
import { listDeviceActs } from '@/lib/receipts/queries';
import { requestLocale, requestNonce } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cookies');
  return { title: t('page.title'), description: t('page.description') };
}

/** Which cookies there are, what this browser chose, and the choice itself at any time (clauses 2.6, 2.8). */
export default async function CookiesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const locale = await requestLocale();
  const [query, nonce, banner, t, { choice, gpc, allowed }] = await Promise.all([
    searchParams,
    requestNonce(),
    bannerState(locale),
    getTranslations('cookies'),
    currentChoice(),
  ]);
  const given = await givenChoice();
  const acts = given ? await listDeviceActs(await pageActor(), given.deviceId) : [];
  const saved = choice !== null && query[savedMark.name] === savedMark.value;
  const outcome = gpc ? 'gpc' : outcomeOf(allowed);
  return (
    <>
      <div className="*:mb-8">
        <SavedMessage
          locale={locale}
          outcome={saved ? outcome : undefined}
          hide={{ href: href(locale, '/cookies'), css: '[data-cookie-said]' }}
        />
      </div>
      <PageHeader title={t('page.title')} lede={t('page.lede')} />
      {gpc ? (
        <Notice title={t('gpc.title')}>
          <p>{t('gpc.text')}</p>
        </Notice>
      ) : null}
      <section aria-labelledby="current">
        <h2 id="current">{t('current.title')}</h2>
        <CurrentChoice
          locale={locale}
          choice={choice}
          allowed={allowed}
          days={env().COOKIE_CHOICE_DAYS}
          outdated={banner?.kind === 'again' ? banner.chosenAt : undefined}
          stale={given !== null}
        />
        <ChoiceForm
          locale={locale}
          allowed={allowed}
          gpc={gpc}
          shown={await shownMark('page', locale)}
          tooOften={query[savedMark.name] === 'later' || query[savedMark.name] === 'again'}
        />
        <ChoiceRefresh />
        {/* The question above brings the script itself. */}
        {banner ? null : <ChoiceScript nonce={nonce} />}
      </section>
      <DeviceHistory locale={locale} acts={acts} />
      <section aria-labelledby="list">
        <h2 id="list">{t('list.title')}</h2>
        <p>
          <a href={href(locale, '/policy#c-2.6')}>{t('page.clause')}</a>
        </p>
        <CookieList registry={cookieRegistry(env().secureCookies)} days={env().COOKIE_CHOICE_DAYS} />
      </section>
    </>
  );
}
