import 'server-only';
import type { Role } from '@/db/enums';

declare const proof: unique symbol;

/** The four kinds of somebody that can ask for something. `requestId` joins log lines and audit rows. */
type Proven = { readonly [proof]: true; readonly requestId: string };
export type VisitorActor = Proven & { readonly kind: 'visitor'; readonly role: 'visitor' };
export type ClientActor = Proven & {
  readonly kind: 'client';
  readonly role: 'client';
  readonly personId: string;
  readonly sessionId: string | null;
};
export type StaffActor = Proven & {
  readonly kind: 'staff';
  readonly role: Exclude<Role, 'client'>;
  readonly personId: string;
  readonly sessionId: string | null;
};
export type SystemActor = Proven & {
  readonly kind: 'system';
  readonly role: 'system';
  readonly name: string;
};

/** Whoever holds an Actor holds a proof: only this module makes one (the brand cannot be written elsewhere). */
export type Actor = VisitorActor | ClientActor | StaffActor | SystemActor;
export type PersonActor = ClientActor | StaffActor;

const prove = <T extends object>(actor: T, requestId?: string) =>
  ({ ...actor, requestId: requestId ?? crypto.randomUUID() }) as unknown as T & Proven;

/** Somebody without a session. */
export const visitorActor = (requestId?: string): VisitorActor =>
  prove({ kind: 'visitor', role: 'visitor' } as const, requestId);

/** A job, the command line or the sign-in itself; `name` says which, for the audit. */
export const systemActor = (name: string, requestId?: string): SystemActor =>
  prove({ kind: 'system', role: 'system', name } as const, requestId);

/** A signed-in person. Call only with a row that was just read from the session store. */
export function personActor(
  person: { id: string; role: Role; sessionId: string | null },
  requestId?: string,
): PersonActor {
  const known = { personId: person.id, sessionId: person.sessionId };
  return person.role === 'client'
    ? prove({ kind: 'client', role: 'client', ...known } as const, requestId)
    : prove({ kind: 'staff', role: person.role, ...known } as const, requestId);
}

/** The id of the person behind the actor, or null for visitors and the system. */
export const actorPersonId = (actor: Actor): string | null => ('personId' in actor ? actor.personId : null);
