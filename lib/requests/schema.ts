import { z } from 'zod';
import { zEmail, zFreeText, zName, zOptional } from '@/lib/identifiers/schema';
import { clientKinds, publicKinds, refusalGroundCodes, speaksForItself } from '@/lib/requests/request.rules';

/** The longest message of a request, in characters. */
export const longestMessage = 4000;
export const longestAnswer = 4000;

const required = 'validation.required';
const message = zFreeText(longestMessage);
/** Made when the form is rendered: the same form sent twice is one request. */
const key = z.uuid(required);

export const fileRequestInput = z
  .strictObject({
    key,
    kind: z.enum(clientKinds, 'validation.choose'),
    message: zOptional(message as never) as unknown as z.ZodType<string | null, string | null | undefined>,
  })
  .refine(({ kind, message: words }) => words !== null || speaksForItself(kind), {
    path: ['message'],
    message: required,
  });
export type FileRequestInput = z.output<typeof fileRequestInput>;

export const relations = ['parent', 'guardian', 'custodian', 'self'] as const;

/** A request without an account: a parent about a child (clause 2.7), or a complaint. */
export const filePublicRequestInput = z
  .strictObject({
    key,
    kind: z.enum(publicKinds, 'validation.choose'),
    relation: z.enum(relations, 'validation.choose'),
    applicant: zName,
    email: zEmail,
    message,
  })
  .refine(({ kind, relation }) => kind !== 'child' || relation !== 'self', {
    path: ['relation'],
    message: 'requests.errors.relationOfChild',
  });
export type FilePublicRequestInput = z.output<typeof filePublicRequestInput>;

export const requestIdInput = z.strictObject({ id: z.uuid(required) });

/** A decision always has reasons; a refusal has a ground in law besides. */
export const decideRequestInput = z
  .strictObject({
    id: z.uuid(required),
    decision: z.enum(['approved', 'refused'], 'validation.choose'),
    ground: z.preprocess(
      (value) => value || null,
      z.enum(refusalGroundCodes, 'validation.choose').nullable(),
    ),
    answer: zFreeText(longestAnswer),
  })
  .refine(({ decision, ground }) => decision === 'approved' || ground !== null, {
    path: ['ground'],
    message: 'validation.choose',
  });
export type DecideRequestInput = z.output<typeof decideRequestInput>;
