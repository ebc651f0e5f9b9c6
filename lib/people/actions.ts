'use server';
import { staffAction } from '@/lib/action';
import { inviteStaff } from '@/lib/people/invite-staff';
import { inviteStaffInput } from '@/lib/people/schema';

/** Lets a member of staff in and writes to him in the language of whoever invites. */
export const inviteStaffAction = staffAction(
  inviteStaffInput,
  (actor, input, { locale }) => inviteStaff(actor, { ...input, locale }),
  () => '/staff/people?done=invited',
);
