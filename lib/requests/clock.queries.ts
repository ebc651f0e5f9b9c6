import 'server-only';
import { and, isNull, sql } from 'drizzle-orm';
import type { RequestKind } from '@/db/enums';
import { requests } from '@/db/schema/requests';
import type { Actor, StaffActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import type { Calendar } from '@/lib/deadlines/calendar.rules';
import { type DueDate, dueDate } from '@/lib/deadlines/due-date.rules';
import { loadCalendar } from '@/lib/deadlines/queries';
import { AppError } from '@/lib/errors';
import { authorize } from '@/lib/permissions';

/** How many requests are open, due soon and overdue, for the staff's first page. Dates are 'YYYY-MM-DD'. */
export async function countQueue(
  actor: StaffActor,
  input: { today: string; soon: string },
  on?: Tx,
): Promise<{ open: number; soon: number; overdue: number }> {
  authorize(actor, 'queue.read');
  return asActor(actor, on, async (tx) => {
    const [row] = await tx
      .select({
        open: sql<number>`count(*)::int`,
        soon: sql<number>`(count(*) filter (where ${requests.dueOn} between ${input.today} and ${input.soon}))::int`,
        overdue: sql<number>`(count(*) filter (where ${requests.dueOn} < ${input.today}))::int`,
      })
      .from(requests)
      .where(and(isNull(requests.doneAt), isNull(requests.cancelledAt)));
    return row ?? { open: 0, soon: 0, overdue: 0 };
  });
}

/** The calendar, and the date that a request of each kind would get if it were sent now. */
export type DueDates = { calendar: Calendar; dueOf: Map<RequestKind, DueDate> };

/**
 * The dates that requests would get if they were sent now, to be shown before they are sent. A kind whose term leaves
 * the calendar has none: filing it would be refused.
 */
export async function previewDueDates(
  actor: Actor,
  kinds: readonly RequestKind[],
  on?: Tx,
): Promise<DueDates> {
  authorize(actor, 'calendar.read');
  const calendar = await loadCalendar(actor, on);
  const at = now();
  const dueOf = new Map<RequestKind, DueDate>();
  for (const kind of kinds) {
    try {
      dueOf.set(kind, dueDate(kind, at, calendar));
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'unavailable')) throw error;
    }
  }
  return { calendar, dueOf };
}
