import { z } from 'zod';

/*
 * What a file must hold to be a consent receipt of the Kantara Initiative, version 1.1.0 (Technical Specification
 * Recommendation of 2018-02-20, fields 4.3–4.5). Every level may hold more than is asked for: that is where the
 * portal's own parts stand.
 */

const words = z.string().min(1);

const controller = z.looseObject({
  piiController: words,
  onBehalf: z.boolean().optional(),
  contact: words,
  address: z.record(z.string(), z.unknown()),
  email: words,
  phone: words,
  piiControllerUrl: z.string().optional(),
});

const purpose = z
  .looseObject({
    purpose: z.string().optional(),
    purposeCategory: z.array(z.string()),
    consentType: words,
    piiCategory: z.array(z.string()),
    primaryPurpose: z.boolean().optional(),
    termination: words,
    thirdPartyDisclosure: z.boolean(),
    thirdPartyName: z.string().optional(),
  })
  // 4.5.11: who receives the data is named when somebody does.
  .refine((one) => !one.thirdPartyDisclosure || Boolean(one.thirdPartyName), {
    path: ['thirdPartyName'],
  });

/** A consent receipt 1.1.0. Parsing gives the file back with everything it holds. */
export const kantaraReceipt = z
  .looseObject({
    version: z.literal('KI-CR-v1.1.0'),
    jurisdiction: words,
    /** Seconds since 1970 (4.3.3). */
    consentTimestamp: z.int().min(0),
    collectionMethod: words,
    consentReceiptID: words,
    publicKey: z.string().optional(),
    language: z
      .string()
      .regex(/^[a-z]{2}$/)
      .optional(),
    piiPrincipalId: words,
    piiControllers: z.array(controller).min(1),
    policyUrl: z.url(),
    services: z.array(z.looseObject({ service: words, purposes: z.array(purpose).min(1) })).min(1),
    sensitive: z.boolean(),
    spiCat: z.array(z.string()),
  })
  // 4.5.13: which data are sensitive is said when some are.
  .refine((one) => !one.sensitive || one.spiCat.length > 0, { path: ['spiCat'] });

/** Which fields of a file are missing or wrong for a receipt of the specification; none when it is one. */
export function kantaraFaults(file: unknown): string[] {
  const read = kantaraReceipt.safeParse(file);
  return read.success ? [] : [...new Set(read.error.issues.map(({ path }) => path.join('.') || '*'))];
}
