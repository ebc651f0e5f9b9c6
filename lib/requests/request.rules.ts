import type { Decision, RequestKind } from '@/db/enums';

/** The facts from which the status of a request follows. */
export type RequestFacts = {
  kind: RequestKind;
  reviewStartedAt: Date | null;
  decision: Decision | null;
  decidedAt: Date | null;
  confirmedAt: Date | null;
  doneAt: Date | null;
  cancelledAt: Date | null;
};

export const requestStatuses = [
  'submitted',
  'inReview',
  'awaitingConfirmation',
  'done',
  'refused',
  'cancelled',
] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** Where a request stands. Computed, never stored. */
export function statusOf(facts: RequestFacts): RequestStatus {
  if (facts.cancelledAt) return 'cancelled';
  if (facts.doneAt) return facts.decision === 'refused' ? 'refused' : 'done';
  if (facts.decidedAt) return 'awaitingConfirmation';
  return facts.reviewStartedAt ? 'inReview' : 'submitted';
}

/** A deletion is decided by one person and confirmed by another; the other kinds end with the decision. */
export const needsConfirmation = (kind: RequestKind): boolean => kind === 'deletion';

/** A client may take his request back until somebody has confirmed it. */
export const canCancel = (facts: RequestFacts): boolean =>
  !facts.confirmedAt && !facts.doneAt && !facts.cancelledAt;

/** A decision may be taken once the request was opened and while none is standing. */
export const canDecide = (facts: RequestFacts): boolean => canCancel(facts) && !facts.decidedAt;

/** A standing decision waits for somebody other than who took it. */
export const canConfirm = (facts: RequestFacts & { decidedBy: string | null }, staffId: string): boolean =>
  needsConfirmation(facts.kind) &&
  canCancel(facts) &&
  facts.decidedAt !== null &&
  facts.decidedBy !== staffId;

/** Kinds that a client files in the cabinet, in the order of the screen. */
export const clientKinds = [
  'access',
  'correction',
  'deletion',
  'restriction',
  'withdrawal',
  'objection',
  'complaint',
] as const satisfies readonly RequestKind[];
export type ClientKind = (typeof clientKinds)[number];

/** Kinds that need no words: the kind says everything by itself. */
export const speaksForItself = (kind: RequestKind): boolean => kind === 'access' || kind === 'deletion';

/** Kinds that anybody may file without an account (clause 2.7; Law 94-V art. 10(2)). */
export const publicKinds = ['child', 'complaint'] as const satisfies readonly RequestKind[];

/** Grounds of a refusal: code → norm. Texts are `requests.grounds.<code>`. */
export const refusalGrounds = {
  openObligation: 'Закон 94-V, ст. 8(2)',
  compulsoryStorage: 'Цифровой кодекс, ст. 41(3)',
  rightsOfOthers: 'Цифровой кодекс, ст. 41(4)',
  identityNotConfirmed: 'Цифровой кодекс, ст. 37(5)',
} as const;
export type RefusalGround = keyof typeof refusalGrounds;
export const refusalGroundCodes = Object.keys(refusalGrounds) as [RefusalGround, ...RefusalGround[]];
