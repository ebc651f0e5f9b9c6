import { describe, expect, it } from 'vitest';
import { calendarDaySeed, calendarYearSeed } from '@/db/seed/calendar';
import { toCalendar } from '@/lib/deadlines/calendar.rules';
import { dueDate } from '@/lib/deadlines/due-date.rules';
import { clockKinds, normFor, norms } from '@/lib/deadlines/norms.rules';
import { AppError } from '@/lib/errors';
import en from '@/lib/i18n/messages/en/deadlines.json';
import kk from '@/lib/i18n/messages/kk/deadlines.json';
import ru from '@/lib/i18n/messages/ru/deadlines.json';

const calendar = toCalendar(calendarYearSeed, calendarDaySeed);

describe('the register of clocks', () => {
  it.each([
    ['access', 3, 'second'],
    ['correction', 1, 'read'],
    ['deletion', 15, 'interpretation'],
    ['restriction', 1, 'read'],
    ['withdrawal', 15, 'read'],
    ['objection', 3, 'read'],
    ['child', 1, 'read'],
    ['complaint', 15, 'interpretation'],
    ['refusal', 3, 'second'],
    ['unblocking', 1, 'read'],
    ['erasure', 1, 'read'],
    ['publication', 1, 'read'],
    ['thirdPartyNotice', 10, 'read'],
    ['breach', 1, 'read'],
  ] as const)('%s: %i working days, %s', (kind, workingDays, mark) => {
    expect(normFor(kind, '2026-11-22')).toMatchObject({ kind, workingDays, mark, checkedOn: '2026-11-22' });
  });

  it('has a row for every request kind and event, each with its own code', () => {
    expect(new Set(norms.map(({ kind }) => kind))).toEqual(new Set(clockKinds));
    expect(new Set(norms.map(({ code }) => code)).size).toBe(norms.length);
  });

  it.each([
    ['ru', ru],
    ['kk', kk],
    ['en', en],
  ])('has a title and a citation for every norm in %s, and no other', (_, messages) => {
    const texts: Record<string, { title: string; citation: string }> = messages.norms;
    expect(Object.keys(texts).sort()).toEqual([...new Set(norms.map(({ norm }) => norm))].sort());
    for (const { norm, workingDays } of norms) {
      expect(texts[norm]?.title).toContain(String(workingDays));
      expect(texts[norm]?.citation).toBeTruthy();
    }
  });

  it('takes the newest row in force that day and vouches for nothing earlier', () => {
    const [first] = norms;
    if (!first) throw new Error('The register is empty.');
    const later = { ...first, code: 'access@2027-01-01', workingDays: 5, validFrom: '2027-01-01' };
    const register = [first, later];
    expect(normFor('access', '2026-12-31', register).workingDays).toBe(3);
    expect(normFor('access', '2027-01-01', register).workingDays).toBe(5);
    expect(() => normFor('access', '2019-03-26', register)).toThrow(
      new AppError('unavailable', { detail: 'deadlines.normMissing' }),
    );
  });
});

describe('dueDate', () => {
  it.each([
    ['correction', '2026-11-20T10:00:00Z', '2026-11-20', '2026-11-23'],
    ['access', '2026-11-20T10:00:00Z', '2026-11-20', '2026-11-25'],
    ['deletion', '2026-11-20T10:00:00Z', '2026-11-20', '2026-12-11'],
    // 23:59 and 00:00 in Almaty are different days of receipt.
    ['correction', '2026-11-22T18:59:59Z', '2026-11-22', '2026-11-23'],
    ['correction', '2026-11-22T19:00:00Z', '2026-11-23', '2026-11-24'],
  ] as const)('%s received %s', (kind, instant, receivedOn, dueOn) => {
    const { norm, workingDays } = normFor(kind, receivedOn);
    expect(dueDate(kind, new Date(instant), calendar)).toEqual({
      receivedOn,
      dueOn,
      norm,
      workingDays,
      provisional: false,
    });
  });

  it('is provisional over the new year and refused past the calendar', () => {
    expect(dueDate('correction', new Date('2026-12-31T06:00:00Z'), calendar)).toMatchObject({
      dueOn: '2027-01-05',
      provisional: true,
    });
    expect(() => dueDate('deletion', new Date('2027-12-20T06:00:00Z'), calendar)).toThrow(
      new AppError('unavailable', { detail: 'deadlines.calendarMissing' }),
    );
  });
});
