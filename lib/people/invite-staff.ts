import 'server-only';
import { eq } from 'drizzle-orm';
import type { Locale, Role } from '@/db/enums';
import { people } from '@/db/schema/people';
import type { Actor } from '@/lib/actor';
import { recordAudit } from '@/lib/audit/record';
import { asActor, type Tx } from '@/lib/database';
import { AppError } from '@/lib/errors';
import { sendMessage } from '@/lib/messages/send-message';
import { authorize } from '@/lib/permissions';

export type StaffInvitation = {
  email: string;
  role: Exclude<Role, 'client'>;
  displayName: string;
  locale?: Locale;
  /** Demo people are told on the screen, not by a message. */
  silent?: boolean;
};

const taken = () => new AppError('conflict', { fields: { email: 'staff.errors.taken' } });

/**
 * Lets a member of staff in under a role and tells him where to sign in. Inviting the same address and role again
 * does nothing more. Returns the person's id.
 * @throws AppError conflict when the address belongs to somebody with another role.
 */
export async function inviteStaff(actor: Actor, input: StaffInvitation, on?: Tx): Promise<string> {
  authorize(actor, 'people.invite');
  return asActor(actor, on, async (tx) => {
    const { email, role, displayName, locale = 'ru' } = input;
    const [known] = await tx
      .select({ id: people.id, role: people.role })
      .from(people)
      .where(eq(people.email, email));
    if (known?.role === role) return known.id;
    if (known) throw taken();
    const [made] = await tx
      .insert(people)
      .values({ role, email, displayName, locale })
      .onConflictDoNothing()
      .returning({ id: people.id });
    // Row-level security hides clients from an administrator: their addresses show only here.
    if (!made) throw taken();
    if (!input.silent) {
      await sendMessage(tx, {
        personId: made.id,
        to: email,
        kind: 'staffInvited',
        locale,
        values: {},
        path: '/sign-in',
      });
    }
    await recordAudit(tx, actor, {
      action: 'staff.invited',
      subjectId: made.id,
      objectType: 'person',
      objectId: made.id,
      reason: role,
    });
    return made.id;
  });
}
