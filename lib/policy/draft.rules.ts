/** The facts of a draft from which its state is computed. */
export type DraftFacts = {
  submittedAt: Date | null;
  approvedAt: Date | null;
  publishedAt: Date | null;
  discardedAt: Date | null;
};

export type DraftState = 'draft' | 'inReview' | 'scheduled' | 'published' | 'discarded';

/** Draft → in review → approved and scheduled → published (then it is an edition); thrown away at any time before. */
export function draftState(draft: DraftFacts): DraftState {
  if (draft.discardedAt) return 'discarded';
  if (draft.publishedAt) return 'published';
  if (draft.approvedAt) return 'scheduled';
  return draft.submittedAt ? 'inReview' : 'draft';
}

/** What takes an approval back: all that the approver has put to a draft. */
export const noApproval = {
  approvedAt: null,
  approvedBy: null,
  orderNumber: null,
  orderDate: null,
  signedBy: null,
  signerTitle: null,
  effectiveFrom: null,
  publishAt: null,
};

/** Who has put a hand to the text: none of them may approve it. */
export function authorsOf(events: readonly { act: string; by: string | null }[]): Set<string> {
  const writing = ['created', 'saved', 'submitted'];
  return new Set(events.flatMap(({ act, by }) => (by && writing.includes(act) ? [by] : [])));
}

export type ApprovalDates = { orderDate: string; effectiveFrom: string; publishOn: string };

/**
 * What is wrong with the dates of an approval, by field, as message keys. The order is given by today, nothing is
 * published or comes into force in the past, it comes into force after it can be read and after the edition before it.
 * @param newest the first day of the newest edition, null when there is none.
 */
export function wrongDates(
  { orderDate, effectiveFrom, publishOn }: ApprovalDates,
  { today, newest }: { today: string; newest: string | null },
): Record<string, string> {
  const wrong: Record<string, string> = {};
  const visible = publishOn || today;
  if (orderDate > today) wrong.orderDate = 'policy.errors.orderInFuture';
  if (publishOn && publishOn < today) wrong.publishOn = 'policy.errors.publishInPast';
  if (effectiveFrom < visible) wrong.effectiveFrom = 'policy.errors.beforePublication';
  if (newest !== null && effectiveFrom <= newest) wrong.effectiveFrom = 'policy.errors.notAfterNewest';
  return wrong;
}

/** True while a place is left to be filled in («№ ____ от»): an order cannot approve a blank. */
export const hasBlanks = (text: string): boolean => text.includes('___');

/** Faults that make a text unfit to be sent for review: nothing of it can be addressed. */
export const hasClauses = (blocks: readonly { kind: string }[]): boolean =>
  blocks.some(({ kind }) => kind === 'clause' || kind === 'section');
