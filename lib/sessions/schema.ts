import { z } from 'zod';
import { type Checked, type Refused, refuse, withoutSeparators } from '@/lib/identifiers/check.rules';
import { checkEmail } from '@/lib/identifiers/email.rules';
import { safeNextPath } from '@/lib/sessions/next-path.rules';

/*
 * The rules are those of `lib/identifiers`, the pieces are not taken from its `schema.ts`: that file brings the phone
 * numbers of the whole world along, and the sign-in pages go to everybody's browser.
 */
const required = 'validation.required';
const zChecked = (check: (text: string) => Checked | Refused) =>
  z.string(required).transform((text, context) => {
    const checked = text.trim() === '' ? refuse(required) : check(text);
    if (checked.ok) return checked.value;
    context.addIssue({ code: 'custom', message: checked.reason });
    return z.NEVER;
  });

/** Where to go after signing in. Anything that is not a page of ours is forgotten, never an error. */
const zNextPath = z.unknown().transform(safeNextPath).optional();

export const requestCodeSchema = z.object({ email: zChecked(checkEmail), next: zNextPath });

/** The code is six digits, however they were grouped. */
export const verifyCodeSchema = z.object({
  code: zChecked((text) => {
    const value = withoutSeparators(text);
    return /^\d{6}$/.test(value) ? { ok: true, value } : refuse('validation.code');
  }),
  next: zNextPath,
});

export const endSessionSchema = z.object({ session: z.uuid('validation.invalid') });
