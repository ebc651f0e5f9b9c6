import { z } from 'zod';
import { consentPurposes } from './purposes.rules';

/** The pages that have these buttons; the client is led back to the one he pressed on. */
export const consentPages = ['consents', 'services'] as const;
export type ConsentPage = (typeof consentPages)[number];

const purpose = z.enum(consentPurposes, 'validation.required');
const page = z.enum(consentPages, 'validation.required');

/** «Дать согласие»: `shown` is the SHA-256 of the words above the button, so that nobody agrees to others. */
export const grantForm = z.strictObject({
  purpose,
  page,
  shown: z.string().regex(/^[0-9a-f]{64}$/, 'validation.required'),
});

/** «Отозвать»: nothing but which. */
export const withdrawForm = z.strictObject({ purpose, page });
