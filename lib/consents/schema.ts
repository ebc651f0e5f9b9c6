import { z } from 'zod';
import { locales } from '@/db/enums';
import { now } from '@/lib/clock';
import { almatyDate, isLocalDate } from '@/lib/deadlines/almaty.rules';
import { zEmail } from '@/lib/identifiers/schema';
import { consentPurposes, purposes } from './purposes.rules';

/** The pages that have these buttons; the client is led back to the one he pressed on. */
export const consentPages = ['consents', 'services'] as const;
export type ConsentPage = (typeof consentPages)[number];

const purpose = z.enum(consentPurposes, 'validation.required');
const page = z.enum(consentPages, 'validation.required');

/** SHA-256 of the words above the button: nobody decides about others, and the record holds the ones that were there. */
const shown = z.string().regex(/^[0-9a-f]{64}$/, 'validation.required');

/** «Дать согласие» and «Отозвать»: which, where, and under which words. */
export const decisionForm = z.strictObject({ purpose, page, shown });

/** Ways by which a client's word reaches the company outside the portal. */
export const noteWays = ['letter', 'call', 'visit'] as const;
export type NoteWay = (typeof noteWays)[number];

/** Purposes that a client can decide about: with a letter or a call too. */
export const notedPurposes = purposes.filter(({ asked, withdrawal }) => asked && withdrawal === 'free');

/** A word of a client that staff note: whose, about what, which way it came and on which day ('YYYY-MM-DD'). */
export const noteForm = z.strictObject({
  email: zEmail,
  purpose: z.enum(consentPurposes, 'validation.choose'),
  act: z.enum(['granted', 'refused', 'withdrawn'], 'validation.choose'),
  way: z.enum(noteWays, 'validation.choose'),
  receivedOn: z
    .string('validation.required')
    .refine(isLocalDate, 'validation.date')
    .refine((day) => !isLocalDate(day) || day <= almatyDate(now()), 'validation.dateFuture'),
  language: z.enum(locales, 'validation.choose'),
});
