import { describe, expect, it } from 'vitest';
import type { Calendar } from '@/lib/deadlines/calendar.rules';
import { daysLeft } from '@/lib/requests/days-left.rules';

const calendar: Calendar = { years: [2026], provisionalYears: [], days: [] };

describe('the days left', () => {
  it('are working days: none today, negative when overdue', () => {
    expect(daysLeft('2026-11-20', '2026-11-23', calendar)).toBe(1);
    expect(daysLeft('2026-11-23', '2026-11-23', calendar)).toBe(0);
    expect(daysLeft('2026-11-24', '2026-11-23', calendar)).toBe(-1);
  });

  it('are unknown past the calendar, instead of guessed', () => {
    expect(daysLeft('2026-12-30', '2027-01-10', calendar)).toBeNull();
  });
});
