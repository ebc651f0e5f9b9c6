import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { consentEvents, consentLinks } from '@/db/schema/consents';
import { people } from '@/db/schema/people';
import { type PersonActor, systemActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { lockSubject, ownerOfSubject } from '@/lib/consents/subject.queries';
import { asActor, type Tx } from '@/lib/database';
import { authorize } from '@/lib/permissions';
import { subjectOfDevice } from './choice.rules';

/**
 * Joins what was chosen in a browser to the client who signs in there, once: a history that is somebody's already stays
 * his. `foreign`: it is another person's, whose choice must not speak for this one. `none`: nothing was chosen here, or it is a member of staff who signs in.
 */
export async function joinDevice(
  actor: PersonActor,
  deviceId: string,
  on?: Tx,
): Promise<'joined' | 'own' | 'foreign' | 'none'> {
  authorize(actor, 'cookies.join');
  const subjectId = subjectOfDevice(deviceId);
  // Whose it is may be known to the portal only.
  return asActor(systemActor('join-device', actor.requestId), on, async (tx) => {
    // Waits for an erasure: an erased person gets no history.
    const stays = and(eq(people.id, actor.personId), isNull(people.erasedAt));
    const [person] = await tx.select({ id: people.id }).from(people).where(stays).for('share');
    await lockSubject(tx, subjectId);
    const owner = await ownerOfSubject(tx, subjectId);
    if (owner) return owner === actor.personId ? 'own' : 'foreign';
    if (!person || actor.kind !== 'client') return 'none';
    const [known] = await tx
      .select({ id: consentEvents.id })
      .from(consentEvents)
      .where(eq(consentEvents.subjectId, subjectId))
      .limit(1);
    if (!known) return 'none';
    await tx
      .insert(consentLinks)
      .values({ subjectId, personId: actor.personId, kind: 'device', linkedAt: now() });
    return 'joined';
  });
}
