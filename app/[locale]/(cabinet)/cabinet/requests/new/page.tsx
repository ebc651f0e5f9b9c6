import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DeletionPreview } from '@/components/requests/deletion-preview';
import { FileRequestForm } from '@/components/requests/file-request-form';
import { FocusErrors } from '@/components/requests/focus-errors';
import { KindForm } from '@/components/requests/kind-form';
import { RequestClock } from '@/components/requests/request-clock';
import { RequestWords } from '@/components/requests/request-words';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import type { ClientActor } from '@/lib/actor';
import { planErasure } from '@/lib/erasure/queries';
import { href, type Locale } from '@/lib/i18n/routing';
import { asClient } from '@/lib/page';
import { requestLocale } from '@/lib/request';
import { previewDueDates } from '@/lib/requests/clock.queries';
import { listOwnRequests } from '@/lib/requests/queries';
import { type ClientKind, clientKinds, speaksForItself } from '@/lib/requests/request.rules';
import { stepsAhead } from '@/lib/requests/timeline.rules';

type Props = { searchParams: Promise<{ kind?: string | string[]; asked?: string | string[] }> };

/** What the cabinet does at once, without a request. */
const faster: Partial<Record<ClientKind, string>> = {
  access: '/cabinet/export',
  correction: '/cabinet/data',
  withdrawal: '/cabinet/consents',
};

const isKind = (text: unknown): text is ClientKind => (clientKinds as readonly unknown[]).includes(text);

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { kind, asked } = await searchParams;
  const t = await getTranslations('requests');
  const tUi = await getTranslations('ui');
  if (isKind(kind)) return { title: t(`wishes.${kind}`) };
  const wrong = (kind ?? asked) !== undefined;
  return { title: wrong ? tUi('errorTitlePrefix') + t('choose.title') : t('choose.title') };
}

/** A deletion that is open already: there is never a second one. */
async function openDeletion(actor: ClientActor) {
  const own = await listOwnRequests(actor);
  return own.find(({ kind, status }) => kind === 'deletion' && stepsAhead(kind, status).length > 0);
}

async function Choose({ actor, locale, wrong }: { actor: ClientActor; locale: Locale; wrong: boolean }) {
  const t = await getTranslations('requests');
  const tAll = await getTranslations();
  const { dueOf } = await previewDueDates(actor, clientKinds);
  const standing = await openDeletion(actor);
  const error = wrong ? tAll('validation.choose') : undefined;
  return (
    <>
      {error ? (
        <>
          <ErrorSummary title={tAll('ui.errorSummary')} errors={[{ field: 'kind', message: error }]} />
          <FocusErrors />
        </>
      ) : null}
      <PageHeader
        title={t('choose.title')}
        lede={t('choose.lede')}
        back={{ href: href(locale, '/cabinet/requests'), label: t('list.title') }}
      />
      <KindForm locale={locale} dueOf={dueOf} standing={standing?.number} error={error} />
    </>
  );
}

async function Standing({ locale, id, number }: { locale: Locale; id: string; number: string }) {
  const t = await getTranslations('requests');
  return (
    <Notice title={t('deletion.standingTitle')}>
      <p>
        {t.rich('deletion.standing', {
          number,
          link: (words) => <a href={href(locale, `/cabinet/requests/${id}`)}>{words}</a>,
        })}
      </p>
    </Notice>
  );
}

async function Compose({ actor, locale, kind }: { actor: ClientActor; locale: Locale; kind: ClientKind }) {
  const t = await getTranslations('requests');
  const tDeadlines = await getTranslations('deadlines');
  const deletion = kind === 'deletion';
  const { calendar, dueOf } = await previewDueDates(actor, [kind]);
  const due = dueOf.get(kind);
  const plan = deletion ? await planErasure(actor, actor.personId) : [];
  const standing = deletion ? await openDeletion(actor) : undefined;
  const back = href(locale, '/cabinet/requests/new');
  const way = faster[kind];
  return (
    <>
      <PageHeader
        title={t(`wishes.${kind}`)}
        lede={t(`about.${kind}`)}
        back={{ href: back, label: t('choose.title') }}
      />
      {way ? (
        <Notice>
          <p>{t.rich(`faster.${kind}`, { link: (words) => <a href={href(locale, way)}>{words}</a> })}</p>
        </Notice>
      ) : null}
      {standing ? <Standing locale={locale} id={standing.id} number={standing.number} /> : null}
      {deletion ? <DeletionPreview locale={locale} plan={plan} /> : null}
      {standing ? null : (
        <>
          <section aria-labelledby="due">
            <h2 id="due">{t('file.dueTitle')}</h2>
            {due ? (
              <RequestClock locale={locale} clock={{ ...due, normCode: due.norm }} calendar={calendar} />
            ) : (
              <Notice tone="bad">
                <p>{tDeadlines('calendarMissing')}</p>
              </Notice>
            )}
          </section>
          <section aria-labelledby="send">
            <h2 id="send">{t('file.sendTitle')}</h2>
            <RequestWords locale={locale}>
              <FileRequestForm
                kind={kind}
                formKey={crypto.randomUUID()}
                optional={speaksForItself(kind)}
                back={back}
                words={{
                  label: t(`messages.${kind}`),
                  hint: t('file.hint'),
                  submit: deletion ? t('deletion.submit') : t('file.submit'),
                  back: t('file.back'),
                }}
              />
            </RequestWords>
          </section>
        </>
      )}
    </>
  );
}

/** First the kind, then the words: what will happen and by when is said before anything is sent. */
export default async function NewRequestPage({ searchParams }: Props) {
  const actor = await asClient();
  const locale = await requestLocale();
  const { kind, asked } = await searchParams;
  if (isKind(kind)) return <Compose actor={actor} locale={locale} kind={kind} />;
  return <Choose actor={actor} locale={locale} wrong={(kind ?? asked) !== undefined} />;
}
