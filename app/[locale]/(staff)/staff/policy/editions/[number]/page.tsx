import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ApproveTranslationForm } from '@/components/policy-edition/approve-translation-form';
import { ClauseNotes } from '@/components/policy-edition/clause-notes';
import { EditionFacts } from '@/components/policy-edition/edition-facts';
import { EditionTranslations } from '@/components/policy-edition/edition-translations';
import { EditionWords } from '@/components/policy-edition/edition-words';
import { RepealForm } from '@/components/policy-edition/repeal-form';
import { TranslateForm } from '@/components/policy-edition/translate-form';
import { PageHeader } from '@/components/ui/page-header';
import { StatusMessage } from '@/components/ui/status-message';
import { now } from '@/lib/clock';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { href } from '@/lib/i18n/routing';
import { asStaff, or404 } from '@/lib/page';
import { may } from '@/lib/permissions';
import { standingOf } from '@/lib/policy/edition.rules';
import { listNotes } from '@/lib/policy/note.queries';
import { getEdition, listEditions } from '@/lib/policy/queries';
import { editionNumber } from '@/lib/policy/schema';
import { listTranslationVersions } from '@/lib/policy/translation.queries';
import { requestLocale } from '@/lib/request';

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ done?: string | string[]; clause?: string | string[] }>;
};

const acts = ['noteWritten', 'noteRemoved', 'attached', 'approved', 'repealed'] as const;
const parts = ['facts', 'translations', 'notes'] as const;
/** The languages that an edition may be translated into. */
const languages = ['kk', 'en'] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('policyEdition');
  return { title: t('metaTitle', { number: (await params).number }) };
}

/** One published edition and what staff keep beside it: translations, notes, and the end of its force. */
export default async function StaffEditionPage({ params, searchParams }: Props) {
  const actor = await asStaff('policy.readDrafts');
  const number = editionNumber((await params).number);
  if (!number) notFound();
  const edition = await or404(getEdition(actor, number));
  const [editions, notes, translations, locale, t, tLanguage, { done, clause }] = await Promise.all([
    listEditions(actor),
    listNotes(actor, number),
    listTranslationVersions(actor, number),
    requestLocale(),
    getTranslations('policyEdition'),
    getTranslations('policy.translation.in'),
    searchParams,
  ]);
  const today = almatyDate(now());
  const mayApprove = may(actor, 'policy.approve');
  const mayRepeal =
    mayApprove && !edition.repealedFrom && standingOf(editions, number, today).state === 'in_force';
  const act = acts.find((one) => one === done);
  const changed = edition.clauses.find(({ anchor }) => anchor === clause);
  const toClause = changed ? <a href={`#${changed.anchor}`}>{t('done.toClause')}</a> : null;
  return (
    <>
      {act ? <StatusMessage action={toClause}>{t(`done.${act}`)}</StatusMessage> : null}
      <PageHeader
        title={t('title', { number })}
        lede={t('lede')}
        back={{ href: href(locale, '/staff/policy'), label: t('back') }}
        meta={
          <nav aria-label={t('parts')} className="flex flex-wrap gap-x-6">
            {parts.map((part) => (
              <a key={part} href={`#${part}`} className="tap inline-flex items-center">
                {t(`${part}.title`)}
              </a>
            ))}
          </nav>
        }
      />
      <section aria-labelledby="facts">
        <h2 id="facts">{t('facts.title')}</h2>
        <EditionFacts locale={locale} edition={edition} editions={editions} today={today} />
      </section>
      <section aria-labelledby="translations">
        <h2 id="translations">{t('translations.title')}</h2>
        <EditionTranslations locale={locale} edition={number} translations={translations} />
        <EditionWords locale={locale}>
          {mayApprove
            ? translations
                // Only the newest of a language: an older one was bettered.
                .filter((one, at, all) => all.findIndex(({ locale: of }) => of === one.locale) === at)
                .filter(({ approval, attachedBy }) => !approval && attachedBy !== actor.personId)
                .map((one) => (
                  <ApproveTranslationForm
                    key={one.id}
                    id={one.id}
                    locale={one.locale}
                    language={tLanguage(one.locale)}
                  />
                ))
            : null}
          {may(actor, 'policy.translate') ? (
            <TranslateForm
              edition={number}
              languages={languages
                .filter((one) => one !== edition.locale)
                .map((value) => ({ value, label: tLanguage(value) }))}
            />
          ) : null}
        </EditionWords>
      </section>
      {mayRepeal ? (
        <section aria-labelledby="repeal">
          <h2 id="repeal">{t('repeal.title')}</h2>
          <EditionWords locale={locale}>
            <RepealForm edition={number} />
          </EditionWords>
        </section>
      ) : null}
      <section aria-labelledby="notes">
        <h2 id="notes">{t('notes.title')}</h2>
        <p>
          {t('notes.lede')} {t('notes.count', { count: notes.length })}
        </p>
        <ClauseNotes
          locale={locale}
          edition={edition}
          notes={notes}
          mayWrite={may(actor, 'policy.annotate')}
        />
      </section>
    </>
  );
}
