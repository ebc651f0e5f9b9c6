import { z } from 'zod';
import { locales } from '@/db/enums';
import { densities, themes } from './look.rules';

/** The form of the page `/appearance`. `locale` is the language of the page on which it stands. */
export const lookForm = z.strictObject({
  theme: z.enum(themes),
  density: z.enum(densities),
  language: z.enum(locales),
  locale: z.enum(locales),
  returnTo: z.string().max(1000),
});
export type LookForm = z.output<typeof lookForm>;
