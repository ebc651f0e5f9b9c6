import { z } from 'zod';
import { locales } from '@/db/enums';
import type { Switches } from './choice.rules';

const ticked = z.literal('on').optional();

/**
 * The form of the banner and of the page. «Отклонить» and «Принять» decide everything at once, whatever is ticked;
 * `save` is the page's own and takes the ticks. `shown` says what was shown and when; `gpc` is the browser's signal
 * where only its own scripts can see it.
 */
export const choiceForm = z
  .strictObject({
    choice: z.enum(['refuse', 'accept', 'save']),
    how: z.enum(['banner', 'page']),
    locale: z.enum(locales),
    returnTo: z.string().max(4000),
    shown: z.string().max(200).optional(),
    gpc: ticked,
    preferences: ticked,
    statistics: ticked,
  })
  .refine(({ choice, how }) => choice !== 'save' || how === 'page');
export type ChoiceForm = z.output<typeof choiceForm>;

/** Fields of a posted form; a name that occurs twice, or too many bytes, is no form of ours. */
export function formFields(body: string): Record<string, string> | null {
  const pairs = [...new URLSearchParams(body)];
  const fields = Object.fromEntries(pairs);
  return Object.keys(fields).length === pairs.length ? fields : null;
}

/** What the form switches on. Global Privacy Control is a refusal, whatever the form says. */
export function switchesOf(form: ChoiceForm, gpc: boolean): Switches {
  if (gpc || form.gpc || form.choice === 'refuse') return { preferences: false, statistics: false };
  if (form.choice === 'accept') return { preferences: true, statistics: true };
  return { preferences: form.preferences === 'on', statistics: form.statistics === 'on' };
}
