import { z } from 'zod';
import { roles } from '@/db/enums';
import { zEmail, zName } from '@/lib/identifiers/schema';

/** Roles that a member of staff can have, in the order of the screen. */
export const staffRoles = roles.filter((role) => role !== 'client');
export type StaffRole = (typeof staffRoles)[number];

/** Whom to let in: an address, a name, one role. */
export const inviteStaffInput = z.strictObject({
  email: zEmail,
  displayName: zName,
  role: z.enum(staffRoles, 'validation.choose'),
});
