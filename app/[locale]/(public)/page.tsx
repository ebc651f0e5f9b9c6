import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardList } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { now } from '@/lib/clock';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { env } from '@/lib/env';
import { formatDate } from '@/lib/format';
import { href } from '@/lib/i18n/routing';
import { pageActor } from '@/lib/page';
import { findEditionInForce } from '@/lib/policy/queries';
import { requestLocale } from '@/lib/request';

const doors = [
  { name: 'policy', path: '/policy' },
  { name: 'data', path: '/data' },
  { name: 'cookies', path: '/cookies' },
  { name: 'request', path: '/requests/new' },
] as const;
const acts = ['see', 'correct', 'copy', 'withdraw', 'delete', 'who'] as const;
const wayIn = {
  visitor: { path: '/sign-in', words: 'cabinet.signIn' },
  client: { path: '/cabinet', words: 'cabinet.open' },
  staff: { path: '/staff', words: 'cabinet.openStaff' },
} as const;

/** What the portal is, and its four doors. */
export default async function HomePage() {
  const [actor, locale, t] = await Promise.all([pageActor(), requestLocale(), getTranslations('home')]);
  const found = await findEditionInForce(actor, almatyDate(now()));
  const since =
    found.kind === 'found'
      ? t('doors.policyMeta', { date: formatDate(locale, found.edition.effectiveFrom) })
      : null;
  const way = wayIn[actor.kind === 'system' ? 'visitor' : actor.kind];
  return (
    <>
      <PageHeader title={t('title')} lede={t('lede')} />
      <h2>{t('doors.title')}</h2>
      <CardList>
        {doors.map(({ name, path }) => (
          <Card
            key={name}
            href={href(locale, path)}
            title={t(`doors.${name}`)}
            heading="h3"
            meta={name === 'policy' ? since : null}
          >
            {t(`doors.${name}Body`)}
          </Card>
        ))}
      </CardList>
      <h2>{t('cabinet.title')}</h2>
      <ul>
        {acts.map((act) => (
          <li key={act}>{t(`cabinet.${act}`)}</li>
        ))}
      </ul>
      <p className="mt-6">
        <ButtonLink href={href(locale, way.path)}>{t(way.words)}</ButtonLink>
      </p>
      {actor.kind === 'visitor' ? <p className="mt-2 text-sm text-muted">{t('cabinet.how')}</p> : null}
      {env().mode === 'demo' ? (
        <Notice title={t('demo.title')}>
          <p>
            <a href={href(locale, '/demo')}>{t('demo.link')}</a>
          </p>
        </Notice>
      ) : null}
    </>
  );
}
