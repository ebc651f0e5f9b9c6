import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PublicRequestForm } from '@/components/requests/public-request-form';
import { RequestWords } from '@/components/requests/request-words';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { StatusMessage } from '@/components/ui/status-message';
import type { Actor } from '@/lib/actor';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import { pageActor } from '@/lib/page';
import { requestLocale } from '@/lib/request';
import { previewDueDates } from '@/lib/requests/clock.queries';
import { clientKinds, publicKinds } from '@/lib/requests/request.rules';
import { relations } from '@/lib/requests/schema';

type Props = { searchParams: Promise<{ done?: string | string[]; number?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('requests');
  return { title: t('public.title') };
}

/** The words after filing. The number in the address is only repeated: facts are in the letter. */
async function Filed({ locale, number }: { locale: Locale; number: string | string[] | undefined }) {
  const t = await getTranslations('requests');
  const known = typeof number === 'string' && /^\d{4}-\d{6}$/.test(number);
  return (
    <>
      <StatusMessage>{t('public.filed')}</StatusMessage>
      <PageHeader
        title={known ? t('page.title', { number }) : t('public.filedTitle')}
        lede={t('public.filedLede')}
      />
      <ul>
        <li>{t('public.filedLetter')}</li>
        <li>{t('public.filedNext')}</li>
        <li>{t('public.filedProof')}</li>
      </ul>
      <p>
        <a href={href(locale, '/requests/new')}>{t('public.another')}</a>
      </p>
    </>
  );
}

/** What the cabinet is for: those requests need to know who asks. */
async function CabinetFirst({ actor, locale }: { actor: Actor; locale: Locale }) {
  const t = await getTranslations('requests');
  if (actor.kind === 'staff') return null;
  const client = actor.kind === 'client';
  const target = '/cabinet/requests/new';
  const path = client ? target : `/sign-in?next=${encodeURIComponent(target)}`;
  return (
    <section aria-labelledby="own-data">
      <h2 id="own-data">{t('public.ownTitle')}</h2>
      <p>{t('public.own')}</p>
      <ul>
        {clientKinds
          .filter((kind) => kind !== 'complaint')
          .map((kind) => (
            <li key={kind}>{t(`wishes.${kind}`)}</li>
          ))}
      </ul>
      <p>
        <ButtonLink variant="secondary" href={href(locale, path)}>
          {t(client ? 'public.toCabinet' : 'public.signIn')}
        </ButtonLink>
      </p>
    </section>
  );
}

/** Requests that need no account: a child's data (clause 2.7) and a complaint. */
export default async function PublicRequestPage({ searchParams }: Props) {
  const { done, number } = await searchParams;
  const actor = await pageActor();
  const locale = await requestLocale();
  if (done === 'filed') return <Filed locale={locale} number={number} />;
  const t = await getTranslations('requests');
  const { dueOf } = await previewDueDates(actor, publicKinds);
  const kinds = publicKinds.map((kind) => {
    const due = dueOf.get(kind);
    const about = t(`about.${kind}`);
    const when = due ? t('choose.due', { date: formatDate(locale, due.dueOn) }) : '';
    return { value: kind, label: t(`wishes.${kind}`), hint: `${about} ${when}`.trim() };
  });
  return (
    <>
      <PageHeader title={t('public.title')} lede={t('public.lede')} />
      <CabinetFirst actor={actor} locale={locale} />
      <section aria-labelledby="without-account">
        <h2 id="without-account">{t('public.formTitle')}</h2>
        <p>
          {t.rich('public.clause', { link: (words) => <a href={href(locale, '/policy#c-2.7')}>{words}</a> })}
        </p>
        <Notice title={t('public.noCopiesTitle')}>
          <p>{t('public.noCopies')}</p>
        </Notice>
        <RequestWords locale={locale}>
          <PublicRequestForm
            formKey={crypto.randomUUID()}
            kinds={kinds}
            relations={relations.map((relation) => ({ value: relation, label: t(`relations.${relation}`) }))}
            words={{
              kind: t('public.kind'),
              relation: t('public.relation'),
              applicant: { label: t('public.applicant'), hint: t('public.applicantHint') },
              email: { label: t('public.email'), hint: t('public.emailHint') },
              message: { label: t('public.message'), hint: t('public.messageHint') },
              submit: t('file.submit'),
            }}
          />
        </RequestWords>
      </section>
    </>
  );
}
