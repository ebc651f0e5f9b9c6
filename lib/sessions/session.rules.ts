import type { Role } from '@/db/enums';

/** The longest that any session lasts, in hours: a client's. */
export const longestSessionHours = 12;

/** How long a session lasts at most, in hours. */
export const sessionHours = (role: Role): number => (role === 'client' ? longestSessionHours : 8);

/** The longest that any session may lie unused, in minutes: a client's. */
export const longestIdleMinutes = 30;

/** How long a session may lie unused, in minutes. */
export const idleMinutes = (role: Role): number => (role === 'client' ? longestIdleMinutes : 15);

/** How often a session's last use is written down: it ends so much earlier than it says, never later. */
export const seenEverySeconds = 30;

/** How long before its end a session is announced to end, in seconds (WCAG 2.2.1 asks for 20). */
export const warnSeconds = 120;

/** In how many seconds a session ends, and whether using it again puts the end off. */
export type SessionEnd = { seconds: number; extends: boolean };

/** When a session that was used last at `usedAt` ends, counted from `at`. */
export function endOf(role: Role, expiresAt: Date, at: Date, usedAt: Date = at): SessionEnd {
  const absolute = Math.floor((expiresAt.getTime() - at.getTime()) / 1000);
  const unused = Math.floor((at.getTime() - usedAt.getTime()) / 1000);
  const idle = idleMinutes(role) * 60 - seenEverySeconds - unused;
  return absolute <= idle ? { seconds: absolute, extends: false } : { seconds: idle, extends: true };
}

/** A one-time code lives ten minutes, forgives four mistakes and works once. */
export const codeRules = { minutes: 10, tries: 5 } as const;
