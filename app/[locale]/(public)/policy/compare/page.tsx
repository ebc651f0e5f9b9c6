import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CompareForm } from '@/components/policy/compare-form';
import { CompareResult } from '@/components/policy/compare-result';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { href } from '@/lib/i18n/routing';
import { pageAddresses } from '@/lib/metadata';
import { or404, pageActor } from '@/lib/page';
import { compareNumbers } from '@/lib/policy/compare.queries';
import { type CompareChoice, type CompareSide, readChoice } from '@/lib/policy/compare-choice.rules';
import { listEditions } from '@/lib/policy/queries';
import { requestLocale } from '@/lib/request';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

async function readPage(actor: Actor, searchParams: Props['searchParams']) {
  const [{ from, to }, editions] = await Promise.all([searchParams, listEditions(actor)]);
  const choice = readChoice(
    { from, to },
    editions.map(({ number }) => number),
  );
  return { editions, choice };
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const actor = await pageActor();
  const [locale, t, tUi, { choice }] = await Promise.all([
    requestLocale(),
    getTranslations('policyCompare'),
    getTranslations('ui'),
    readPage(actor, searchParams),
  ]);
  const { title, query } = {
    ...{ title: t('title'), query: '' },
    ...(choice.kind === 'chosen'
      ? {
          title: t('titleOf', { from: choice.from, to: choice.to }),
          query: `?from=${choice.from}&to=${choice.to}`,
        }
      : {}),
    ...(choice.kind === 'wrong' ? { title: tUi('errorTitlePrefix') + t('title') } : {}),
  };
  const isQuestion = choice.kind === 'chosen' || choice.kind === 'wrong' || choice.kind === 'same';
  return {
    title,
    description: t('description'),
    ...pageAddresses(locale, `/policy/compare${query}`),
    // Any pair of editions has an address: that is for people, not for search engines.
    ...(isQuestion ? { robots: { index: false } } : {}),
  };
}

/** The words of what is wrong with a choice, by field. */
async function errorsOf(choice: CompareChoice): Promise<Partial<Record<CompareSide, string>>> {
  const t = await getTranslations('policyCompare');
  if (choice.kind !== 'wrong') return {};
  const { typed, faults } = choice;
  const say = (side: CompareSide): string | undefined => {
    const fault = faults[side];
    if (!fault) return undefined;
    if (fault === 'missing') return t(side === 'from' ? 'wrong.missingFrom' : 'wrong.missingTo');
    return t(`wrong.${fault}`, { typed: typed[side] ?? '' });
  };
  const [from, to] = [say('from'), say('to')];
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** What the fields of the form hold for a choice. */
function valuesOf(choice: CompareChoice): Partial<Record<CompareSide, string>> {
  if (choice.kind === 'unasked') return { from: String(choice.preset.from), to: String(choice.preset.to) };
  if (choice.kind === 'chosen') return { from: String(choice.from), to: String(choice.to) };
  if (choice.kind === 'same') return { from: String(choice.number), to: String(choice.number) };
  if (choice.kind !== 'wrong') return {};
  const { from, to } = choice.typed;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** Why there is nothing to show yet, or the edition that was chosen twice. */
async function StateNotice({ choice, only }: { choice: CompareChoice; only: number | null }) {
  const [locale, t] = await Promise.all([requestLocale(), getTranslations('policyCompare')]);
  if (choice.kind === 'empty') return <p>{t('state.none')}</p>;
  const kind = choice.kind === 'same' ? 'same' : 'single';
  const number = choice.kind === 'same' ? choice.number : only;
  if (number === null) return null;
  return (
    <Notice title={t(`state.${kind}Title`)}>
      <p>{t(`state.${kind}`, { number })}</p>
      <p>
        <a href={href(locale, `/policy/editions/${number}`)}>{t('state.singleLink', { number })}</a>
      </p>
    </Notice>
  );
}

/** Any two editions, clause by clause (clause 6.2: every edition stays in the archive). */
export default async function ComparePage({ searchParams }: Props) {
  const actor = await pageActor();
  const [locale, t, tPolicy, tUi, { editions, choice }] = await Promise.all([
    requestLocale(),
    getTranslations('policyCompare'),
    getTranslations('policy'),
    getTranslations('ui'),
    readPage(actor, searchParams),
  ]);
  const errors = await errorsOf(choice);
  const isChosen = choice.kind === 'chosen';
  const compared = isChosen ? await or404(compareNumbers(actor, choice)) : null;
  const only = editions.length === 1 ? (editions[0]?.number ?? null) : null;
  const hasForm = editions.length > 1 || choice.kind === 'wrong';
  return (
    <>
      {choice.kind === 'wrong' ? (
        <ErrorSummary
          title={tUi('errorSummary')}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
      ) : null}
      <PageHeader
        title={isChosen ? t('titleOf', { from: choice.from, to: choice.to }) : t('title')}
        {...(isChosen ? {} : { lede: t('lede') })}
        back={{ href: href(locale, '/policy/archive'), label: tPolicy('archive.title') }}
      />
      <StateNotice choice={choice} only={only} />
      {compared && isChosen ? (
        <CompareResult
          locale={locale}
          editions={editions}
          today={almatyDate(now())}
          compared={compared}
          reversed={choice.reversed}
        />
      ) : null}
      {hasForm ? (
        <CompareForm
          locale={locale}
          title={t(isChosen ? 'form.another' : 'form.title')}
          editions={editions}
          values={valuesOf(choice)}
          errors={errors}
          isPreset={choice.kind === 'unasked'}
        />
      ) : null}
    </>
  );
}
