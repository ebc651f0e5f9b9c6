import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { type Calendar, explainDueDate } from '@/lib/deadlines/calendar.rules';
import { type ClockKind, type NormCode, normFor } from '@/lib/deadlines/norms.rules';

export type DueDate = {
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly norm: NormCode;
  readonly workingDays: number;
  readonly provisional: boolean;
};

/**
 * When `kind` received at `receivedAt` is due at the latest: the day of receipt in Almaty, the norm in force that
 * day, and its working days counted from the day after.
 * @throws AppError `unavailable`: `deadlines.calendarMissing` or `deadlines.normMissing`.
 */
export function dueDate(kind: ClockKind, receivedAt: Date, calendar: Calendar): DueDate {
  const receivedOn = almatyDate(receivedAt);
  const { norm, workingDays } = normFor(kind, receivedOn);
  const { dueOn, provisional } = explainDueDate(receivedOn, workingDays, calendar);
  return { receivedOn, dueOn, norm, workingDays, provisional };
}
