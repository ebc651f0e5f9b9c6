import { z } from 'zod';
import { zCode, zEmail } from '@/lib/identifiers/schema';
import { safeNextPath } from '@/lib/sessions/next-path.rules';

/** Where to go after signing in. Anything that is not a page of ours is forgotten, never an error. */
const zNextPath = z.unknown().transform(safeNextPath).optional();

export const requestCodeSchema = z.object({ email: zEmail, next: zNextPath });

export const verifyCodeSchema = z.object({ code: zCode, next: zNextPath });

export const endSessionSchema = z.object({ session: z.uuid('validation.invalid') });
