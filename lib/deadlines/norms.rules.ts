import { type RequestKind, requestKinds } from '@/db/enums';
import { AppError } from '@/lib/errors';

/** Things with a legal clock that are not a request of a person. */
export const clockEvents = [
  'refusal',
  'unblocking',
  'erasure',
  'publication',
  'thirdPartyNotice',
  'breach',
] as const;
export type ClockEvent = (typeof clockEvents)[number];
export type ClockKind = RequestKind | ClockEvent;
export const clockKinds: readonly ClockKind[] = [...requestKinds, ...clockEvents];

/**
 * How sure we are: `read` in the legal text itself; `second`: stated by other writers, text not read;
 * `interpretation`: the law names no number of its own and we say why we took this one.
 */
export type NormMark = 'read' | 'second' | 'interpretation';

/** Stable name of a norm; its title and citation are `deadlines.norms.<NormCode>` in three languages. */
export type NormCode =
  | 'accessReport'
  | 'correction'
  | 'deletionAsWithdrawal'
  | 'blocking'
  | 'withdrawal'
  | 'automatedObjection'
  | 'childData'
  | 'complaintOuterLimit'
  | 'reasonedRefusal'
  | 'unblocking'
  | 'erasureAfterDecision'
  | 'openSources'
  | 'thirdPartyNotice'
  | 'breachNotice';

/** One row of the clocks register: which term applies to `kind` from `validFrom` on. */
export type Norm = {
  /** Identity of the row: kind and first day. */
  readonly code: string;
  readonly kind: ClockKind;
  readonly workingDays: number;
  readonly norm: NormCode;
  /** Short citation for staff and logs; people read the citation of the messages. */
  readonly basis: string;
  /** First day from which we vouch for the term, not always the day the act came into force. */
  readonly validFrom: string;
  readonly checkedOn: string;
  readonly mark: NormMark;
};

const checkedOn = '2026-11-22';
/** Law 231-VIII of 17.11.2025: 60 days after publication. */
const consentReform = '2026-01-18';
/** The newest edition of the Law that was read in full. */
const editionRead = '2026-03-02';
/** Digital Code: six months after publication of 10.01.2026. */
const digitalCode = '2026-07-12';

const row = (
  kind: ClockKind,
  workingDays: number,
  norm: NormCode,
  basis: string,
  validFrom: string,
  mark: NormMark = 'read',
): Norm => ({ code: `${kind}@${validFrom}`, kind, workingDays, norm, basis, validFrom, checkedOn, mark });

/** The register of clocks. A change of law is a new row with its own `validFrom`; old rows stay for old requests. */
export const norms: readonly Norm[] = [
  row('access', 3, 'accessReport', 'Rules 395/НҚ p. 16; Law 94-V 25(2)(6)', editionRead, 'second'),
  row('correction', 1, 'correction', 'Law 94-V 25(2)(8)', editionRead),
  // No number of its own: an outer limit borrowed from withdrawal, then one day to carry it out ('erasure').
  row(
    'deletion',
    15,
    'deletionAsWithdrawal',
    'DC 41; Law 94-V 8(7), 25(2)(8)',
    digitalCode,
    'interpretation',
  ),
  row('restriction', 1, 'blocking', 'Law 94-V 25(2)(8)', editionRead),
  row('withdrawal', 15, 'withdrawal', 'Law 94-V 8(7)', consentReform),
  row('objection', 3, 'automatedObjection', 'Law 94-V 19-1(3)', consentReform),
  row('child', 1, 'childData', 'Law 94-V 18(3-1), 25(2)(8)', editionRead),
  // No term for a complaint to the operator was found: the longest answer the Law allows is taken as the limit.
  row(
    'complaint',
    15,
    'complaintOuterLimit',
    'by analogy with Law 94-V 8(7)',
    consentReform,
    'interpretation',
  ),
  row('refusal', 3, 'reasonedRefusal', 'Rules 395/НҚ p. 16; Law 94-V 25(2)(7)', editionRead, 'second'),
  row('unblocking', 1, 'unblocking', 'Law 94-V 25(2)(8)', editionRead),
  row('erasure', 1, 'erasureAfterDecision', 'Law 94-V 25(2)(8)', editionRead),
  row('publication', 1, 'openSources', 'Law 94-V 6', editionRead),
  row('thirdPartyNotice', 10, 'thirdPartyNotice', 'Law 94-V 19(1)', editionRead),
  row('breach', 1, 'breachNotice', 'Law 94-V 25(2)(8)', editionRead),
];

/**
 * The norm for `kind` on a local date: the row with the latest `validFrom` that is not after it.
 * @throws AppError `unavailable` (`deadlines.normMissing`) for a day before the first row.
 */
export function normFor(kind: ClockKind, onDate: string, register: readonly Norm[] = norms): Norm {
  const found = register
    .filter((norm) => norm.kind === kind && norm.validFrom <= onDate)
    .sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
  if (!found) throw new AppError('unavailable', { detail: 'deadlines.normMissing' });
  return found;
}
