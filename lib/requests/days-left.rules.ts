import { type Calendar, workingDaysLeft } from '@/lib/deadlines/calendar.rules';
import { AppError } from '@/lib/errors';

/** How a due date stands today: working days left (0: today, negative: overdue), or null past the known calendar. */
export function daysLeft(today: string, dueOn: string, calendar: Calendar): number | null {
  try {
    return workingDaysLeft(today, dueOn, calendar);
  } catch (error) {
    // A list of the queue must open even when nobody has entered next year's calendar yet.
    if (error instanceof AppError && error.code === 'unavailable') return null;
    throw error;
  }
}

/** Working days within which a request counts as due soon. */
export const soonDays = 3;
