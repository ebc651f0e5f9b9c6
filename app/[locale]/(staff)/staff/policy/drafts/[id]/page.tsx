import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DraftComparison } from '@/components/policy-editor/draft-comparison';
import { DraftDesk } from '@/components/policy-editor/draft-desk';
import { DraftFacts } from '@/components/policy-editor/draft-facts';
import { DraftHistory } from '@/components/policy-editor/draft-history';
import { DraftNotices } from '@/components/policy-editor/draft-notices';
import { DraftTags } from '@/components/policy-editor/draft-tags';
import { viewOf } from '@/components/policy-editor/draft-view';
import { DraftViews } from '@/components/policy-editor/draft-views';
import { EditorWords } from '@/components/policy-editor/editor-words';
import { ReviewSection } from '@/components/policy-editor/review-section';
import { ScheduleSection } from '@/components/policy-editor/schedule-section';
import { PageHeader } from '@/components/ui/page-header';
import { StatusMessage } from '@/components/ui/status-message';
import type { StaffActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { formatInstant } from '@/lib/format';
import { href } from '@/lib/i18n/routing';
import { asStaff, or404 } from '@/lib/page';
import { may } from '@/lib/permissions';
import { type Draft, findScheduledDraft, getDraft } from '@/lib/policy/draft.queries';
import { joinPolicy } from '@/lib/policy/parse.rules';
import {
  type Edition,
  findEditionInForce,
  findNewestEdition,
  getEdition,
  listEditions,
} from '@/lib/policy/queries';
import { requestLocale } from '@/lib/request';
import { isId } from '@/lib/requests/cursor.rules';

type Asked = Record<'done' | 'view', string | string[] | undefined>;
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Partial<Asked>> };

const acts = [
  ...['created', 'saved', 'loaded', 'submitted', 'returned', 'approved', 'unscheduled', 'discarded'],
] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('policyStaff');
  return { title: t('page.metaTitle') };
}

/** The edition that a draft changes: the newest, or for a published draft the one before it. */
async function baseOf(actor: StaffActor, { editionNumber }: Draft): Promise<Edition | null> {
  if (editionNumber === null) return findNewestEdition(actor);
  const before = (await listEditions(actor)).filter(({ number }) => number < editionNumber);
  const number = Math.max(0, ...before.map((edition) => edition.number));
  return number > 0 ? getEdition(actor, number) : null;
}

async function inForceText(actor: StaffActor) {
  const found = await findEditionInForce(actor, almatyDate(now()));
  if (found.kind !== 'found') return null;
  const { number, clauses, locale } = await getEdition(actor, found.edition.number);
  return { number, locale, text: joinPolicy({ blocks: clauses }) };
}

/** One draft by its state: written, reviewed, waiting for its day, published or put aside. */
export default async function DraftPage({ params, searchParams }: Props) {
  const actor = await asStaff('policy.readDrafts');
  const { id } = await params;
  if (!isId(id)) notFound();
  const draft = await or404(getDraft(actor, id));
  const { done, view: asked } = await searchParams;
  const locale = await requestLocale();
  const t = await getTranslations('policyStaff');
  const tStaff = await getTranslations('staff');
  const { state, isExample, sourceText, materiality, changeSummary } = draft;
  const mayWrite = may(actor, 'policy.draft');
  const mayApprove = may(actor, 'policy.approve');
  const isOpen = state === 'draft' && !isExample && mayWrite;
  const view = viewOf(asked, state === 'inReview' ? 'compare' : 'preview');
  const [base, inForce] = await Promise.all([baseOf(actor, draft), inForceText(actor)]);
  const path = href(locale, `/staff/policy/drafts/${id}`);
  const views = {
    path,
    textLocale: draft.locale,
    inForce,
    comparison: view === 'compare' ? <DraftComparison locale={locale} draft={draft} base={base} /> : null,
  };
  const updated = formatInstant(locale, draft.updatedAt);
  const act = acts.find((one) => one === done);
  return (
    <>
      {act ? <StatusMessage>{t(`done.${act}` as never)}</StatusMessage> : null}
      <PageHeader
        title={<span lang={draft.locale}>{draft.title}</span>}
        back={{ href: href(locale, '/staff/policy'), label: tStaff('policy.title') }}
        meta={
          <span className="flex flex-wrap items-baseline gap-3">
            <DraftTags state={state} isExample={isExample} />
            <span>{t('page.updated', { at: updated })}</span>
            {state === 'inReview' && mayWrite ? <a href="#review">{t('review.toActs')}</a> : null}
          </span>
        }
      />
      <DraftNotices locale={locale} draft={draft} mayWrite={mayWrite} />
      {/* Always here, so that what was typed into a form that came too late finds its place. */}
      <EditorWords key="desk" locale={locale}>
        <DraftDesk
          draft={{ ...draft, changeSummary: changeSummary ?? '', materiality: materiality ?? '' }}
          isOpen={isOpen}
          savedAt={t('status.at', { at: updated })}
          view={view}
          views={views}
        />
      </EditorWords>
      {state === 'scheduled' ? (
        <ScheduleSection
          locale={locale}
          draft={draft}
          isDue={draft.publishAt !== null && draft.publishAt <= now()}
          mayUnschedule={mayApprove}
        />
      ) : null}
      {isOpen ? null : (
        <>
          <DraftFacts locale={locale} draft={draft} />
          <section id="views" aria-labelledby="views-title">
            <h2 id="views-title">{t('editor.text')}</h2>
            <EditorWords locale={locale}>
              <DraftViews {...views} text={sourceText} start={view} />
            </EditorWords>
          </section>
        </>
      )}
      {state === 'inReview' ? (
        <ReviewSection
          locale={locale}
          draft={draft}
          signer={{ approvedBy: base?.approvedBy ?? '', approverTitle: base?.approverTitle ?? '' }}
          mayApprove={mayApprove}
          mayReturn={mayWrite}
          waiting={await findScheduledDraft(actor)}
        />
      ) : null}
      <DraftHistory locale={locale} events={draft.events} />
    </>
  );
}
