import { z } from 'zod';
import { locales } from '@/db/enums';
import { isLocalDate } from '@/lib/deadlines/almaty.rules';

/** The largest text of a policy, in bytes. The approved one is 23 kB. */
export const maxSourceBytes = 1_000_000;

const line = z.string().trim().min(1, 'validation.required').max(200, 'validation.tooLong');
const day = z.string().refine(isLocalDate, 'validation.date');

/** An approved edition as it comes into the archive. `source` holds the bytes of the approved text, untouched. */
export const importEditionInput = z.object({
  number: z.int().positive().max(9999),
  title: line,
  locale: z.enum(locales),
  orderNumber: line,
  orderDate: day,
  approvedBy: line,
  approverTitle: line,
  effectiveFrom: day,
  changeSummary: z.string().trim().max(2000, 'validation.tooLong').nullable().default(null),
  source: z.instanceof(Uint8Array).refine((bytes) => bytes.length > 0 && bytes.length <= maxSourceBytes),
});
export type ImportEditionInput = z.input<typeof importEditionInput>;

/** The number in an address: «1», not «01», «1.0» or «1e3». Null when it is none. */
export const editionNumber = (text: string): number | null =>
  /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : null;
