import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { formatDate } from '@/lib/format';
import { href, type Locale } from '@/lib/i18n/routing';
import type { Draft, DraftSummary } from '@/lib/policy/draft.queries';
import { parsePolicy } from '@/lib/policy/parse.rules';
import { EditorWords } from './editor-words';
import { ApproveForm, ReturnForm } from './review-forms';

type Signer = { approvedBy: string; approverTitle: string };

async function Approval({ locale, draft, signer }: { locale: Locale; draft: Draft; signer: Signer }) {
  const t = await getTranslations('policyStaff');
  const { order } = parsePolicy(draft.sourceText).header;
  return (
    <section aria-labelledby="approve">
      <h3 id="approve">{t('review.approveTitle')}</h3>
      <p>{t('review.approveLede')}</p>
      <ApproveForm
        id={draft.id}
        version={draft.version}
        signer={signer}
        orderHint={
          order && t('review.orderInText', { number: order.number, date: formatDate(locale, order.date) })
        }
      />
    </section>
  );
}

/** Why the reader cannot approve; nothing when he can. */
async function Refusal({
  locale,
  isOwn,
  mayApprove,
  waiting,
}: {
  locale: Locale;
  isOwn: boolean;
  mayApprove: boolean;
  waiting: DraftSummary | null;
}) {
  const t = await getTranslations('policyStaff');
  if (mayApprove && !isOwn && !waiting) return null;
  return (
    <Notice title={t('review.waitsTitle')}>
      <p>
        {isOwn
          ? t('review.ownDraft')
          : mayApprove && waiting
            ? t.rich('review.otherWaits', {
                draft: (words) => <a href={href(locale, `/staff/policy/drafts/${waiting.id}`)}>{words}</a>,
              })
            : t('review.byApprover')}
      </p>
    </Notice>
  );
}

/** The acts that a draft under review waits for: approve, give back, or take back; and why one of them is not here. */
export async function ReviewSection({
  locale,
  draft,
  signer,
  mayApprove,
  mayReturn,
  waiting,
}: {
  locale: Locale;
  draft: Draft;
  signer: Signer;
  mayApprove: boolean;
  mayReturn: boolean;
  /** Another draft that waits for its day: one at a time. */
  waiting: DraftSummary | null;
}) {
  const t = await getTranslations('policyStaff');
  const { isOwn } = draft;
  const way = isOwn ? 'take' : 'return';
  return (
    <section aria-labelledby="review">
      <h2 id="review">{t('review.title')}</h2>
      <Refusal locale={locale} isOwn={isOwn} mayApprove={mayApprove} waiting={waiting} />
      <EditorWords locale={locale}>
        {mayApprove && !isOwn && !waiting ? <Approval locale={locale} draft={draft} signer={signer} /> : null}
        {mayReturn ? (
          <section aria-labelledby="return">
            <h3 id="return">{t(`review.${way}Title`)}</h3>
            <p>{t(`review.${way}Lede`)}</p>
            <ReturnForm id={draft.id} submit={t(`review.${way}`)} />
          </section>
        ) : null}
      </EditorWords>
    </section>
  );
}
