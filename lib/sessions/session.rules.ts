import type { Role } from '@/db/enums';

/** The longest that any session lasts, in hours: a client's. */
export const longestSessionHours = 12;

/** How long a session lasts at most, in hours. */
export const sessionHours = (role: Role): number => (role === 'client' ? longestSessionHours : 8);

/** A one-time code lives ten minutes, forgives four mistakes and works once. */
export const codeRules = { minutes: 10, tries: 5 } as const;
