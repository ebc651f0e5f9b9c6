import 'server-only';
import { asc, ne } from 'drizzle-orm';
import { people } from '@/db/schema/people';
import type { StaffActor } from '@/lib/actor';
import { asActor, type Tx } from '@/lib/database';
import type { StaffRole } from '@/lib/people/schema';
import { authorize } from '@/lib/permissions';

export type StaffMember = {
  id: string;
  email: string | null;
  displayName: string | null;
  role: StaffRole;
  createdAt: Date;
  disabledAt: Date | null;
};

/** Everybody who works in the portal, by role and then by how long he has been here. Never a client. */
export async function listStaff(actor: StaffActor, on?: Tx): Promise<StaffMember[]> {
  authorize(actor, 'people.list');
  return asActor(actor, on, async (tx) => {
    const rows = await tx
      .select({
        id: people.id,
        email: people.email,
        displayName: people.displayName,
        role: people.role,
        createdAt: people.createdAt,
        disabledAt: people.disabledAt,
      })
      .from(people)
      .where(ne(people.role, 'client'))
      .orderBy(asc(people.role), asc(people.createdAt));
    return rows.flatMap(({ role, ...row }) => (role === 'client' ? [] : [{ ...row, role }]));
  });
}
