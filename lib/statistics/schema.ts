import { z } from 'zod';

/** What `statistics.js` sends: the path of the page and the host it was reached from. Nothing else is read. */
export const pageView = z.strictObject({ page: z.string().max(200), referrer: z.string().max(300) });

/** Periods that can be shown, in days that end today. */
export const periods = [30, 90, 365] as const;
export type Period = (typeof periods)[number];

/** The period that an address asks for: `?days=90`. Whatever is not one of them means the shortest. */
export const periodOf = (value: unknown): Period => periods.find((days) => String(days) === value) ?? 30;
