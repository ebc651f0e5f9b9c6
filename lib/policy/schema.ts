import { z } from 'zod';
import { locales, materialities, noteKinds, policyAnswers } from '@/db/enums';
import { isLocalDate } from '@/lib/deadlines/almaty.rules';
import { normaliseDraft } from '@/lib/uploads/upload.rules';
import { noteControls } from './note-controls.rules';

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
  materiality: z.enum(materialities).nullable().default(null),
  source: z.instanceof(Uint8Array).refine((bytes) => bytes.length > 0 && bytes.length <= maxSourceBytes),
});
export type ImportEditionInput = z.input<typeof importEditionInput>;

/** The number in an address: «1», not «01», «1.0» or «1e3». Null when it is none. */
export const editionNumber = (text: string): number | null =>
  /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : null;

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

/** The text of a draft as it is kept: line ends are LF, whatever the browser sent. */
const draftText = z
  .string()
  .refine((text) => bytesOf(text) <= maxSourceBytes, 'policy.upload.tooLarge')
  .transform((text, context) => {
    const read = normaliseDraft(text);
    if ('text' in read) return read.text;
    context.addIssue({ code: 'custom', message: `policy.upload.${read.refusal}` });
    return z.NEVER;
  });

const oneOf = <T extends readonly [string, ...string[]]>(words: T) => z.enum(words, 'validation.choose');
const summary = z.string().trim().max(2000, 'validation.tooLong').default('');
const id = z.uuid('validation.invalid');

export const createDraftInput = z.object({
  /** `edition`: begin with the text of the newest edition. `empty`: with nothing. A draft's id: with a copy of it. */
  from: z.union([z.enum(['edition', 'empty']), z.uuid()], 'validation.choose'),
});

/** What the editor sends. `version` is the one it has read; an older one than the kept is refused. */
export const saveDraftInput = z.object({
  id,
  version: z.coerce.number('validation.invalid').int('validation.invalid').positive('validation.invalid'),
  title: line,
  sourceText: draftText,
  changeSummary: summary,
  materiality: z.union([z.literal(''), z.enum(materialities)], 'validation.choose').default(''),
});
export type SaveDraftInput = z.output<typeof saveDraftInput>;

export const draftIdInput = z.object({ id });

const seenVersion = z.coerce
  .number('validation.invalid')
  .int('validation.invalid')
  .positive('validation.invalid');

/** A draft and the version that was looked at: nobody sends or approves a text that he has not seen. */
export const submitDraftInput = z.object({ id, version: seenVersion });

export const returnDraftInput = z.object({
  id,
  reason: z.string().trim().min(1, 'validation.required').max(2000, 'validation.tooLong'),
});

const orderFields = { orderNumber: line, orderDate: day, approvedBy: line, approverTitle: line };

/** The order of the company's director, the approver's own word on the weight of the change, and the dates. */
export const approveDraftInput = z.object({
  id,
  materiality: oneOf(materialities),
  ...orderFields,
  effectiveFrom: day,
  /** The day on which everybody may read it; empty: at once. */
  publishOn: z.union([z.literal(''), day], 'validation.date').default(''),
});
export type ApproveDraftInput = z.output<typeof approveDraftInput>;

/** The form of the approver: with the version of the text that he has read. */
export const approveDraftForm = approveDraftInput.extend({ version: seenVersion });

const editionInput = z.coerce
  .number('validation.invalid')
  .int('validation.invalid')
  .positive('validation.invalid')
  .max(9999, 'validation.invalid');

export const repealEditionInput = z.object({
  edition: editionInput,
  orderNumber: line,
  orderDate: day,
  approvedBy: line,
  repealedFrom: day,
});
export type RepealEditionInput = z.output<typeof repealEditionInput>;

export const answerPolicyInput = z.object({
  edition: editionInput,
  answer: oneOf(policyAnswers),
  how: z.enum(['signIn', 'cabinet']).default('cabinet'),
  next: z.string().max(500).optional(),
});
export type AnswerPolicyInput = z.output<typeof answerPolicyInput>;

const noteText = z.string().trim().max(1500, 'validation.tooLong').default('');

/** A note in three languages, all of them or none: an empty note takes the one that is there away. */
export const writeNoteInput = z
  .object({
    edition: editionInput,
    anchor: z
      .string()
      .regex(/^(?:h|s-[0-9]+|c-[0-9.]+)[-0-9ip]*$/, 'validation.invalid')
      .max(60),
    kind: oneOf(noteKinds),
    ru: noteText,
    kk: noteText,
    en: noteText,
    control: z.union([z.literal(''), z.enum(noteControls)], 'validation.choose').default(''),
  })
  .superRefine((note, context) => {
    const texts = locales.map((locale) => [locale, note[locale]] as const);
    if (texts.every(([, text]) => text === '')) return;
    for (const [locale, text] of texts) {
      if (text === '') context.addIssue({ code: 'custom', path: [locale], message: 'validation.required' });
    }
  });
export type WriteNoteInput = z.output<typeof writeNoteInput>;

export const attachTranslationInput = z.object({
  edition: editionInput,
  locale: z.enum(['kk', 'en'], 'validation.choose'),
  title: line,
  sourceText: draftText.refine((text) => text.trim() !== '', 'validation.required'),
});
export type AttachTranslationInput = z.output<typeof attachTranslationInput>;

export const approveTranslationInput = z.object({ id, ...orderFields });
