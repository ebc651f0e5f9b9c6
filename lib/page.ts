import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import {
  type Actor,
  type ClientActor,
  type PersonActor,
  personActor,
  type StaffActor,
  visitorActor,
} from '@/lib/actor';
import { auth } from '@/lib/auth/config';
import { now } from '@/lib/clock';
import { AppError } from '@/lib/errors';
import { href } from '@/lib/i18n/routing';
import { may, type Permission } from '@/lib/permissions';
import { requestLocale, requestPath } from '@/lib/request';
import { endOf, type SessionEnd } from '@/lib/sessions/session.rules';

export type Viewer = { kind: 'visitor' | 'client' | 'staff'; role: Actor['role']; name: string | null };

const signedIn = cache(async () => {
  const session = await auth();
  if (!session) return null;
  const { id, role, sessionId, name } = session.person;
  return { actor: personActor({ id, role, sessionId }), name, expiresAt: new Date(session.expires) };
});

/** Who is asking: read from the database session once per request. */
export async function pageActor(): Promise<Actor> {
  return (await signedIn())?.actor ?? visitorActor();
}

/** When the session of whoever asks ends, in seconds, and whether using it puts the end off. Null for a visitor. */
export async function pageSessionEnd(): Promise<SessionEnd | null> {
  const found = await signedIn();
  return found && endOf(found.actor.role, found.expiresAt, now());
}

/** Who is asking, for the header. */
export async function pageViewer(): Promise<Viewer> {
  const found = await signedIn();
  if (!found) return { kind: 'visitor', role: 'visitor', name: null };
  return { kind: found.actor.kind, role: found.actor.role, name: found.name };
}

async function signedInActor(): Promise<PersonActor> {
  const found = await signedIn();
  if (found) return found.actor;
  const [locale, path] = await Promise.all([requestLocale(), requestPath()]);
  return redirect(`${href(locale, '/sign-in')}?next=${encodeURIComponent(path)}`);
}

/** The client behind a cabinet page; a visitor is sent to sign in and brought back, staff have no cabinet. */
export async function asClient(): Promise<ClientActor> {
  const actor = await signedInActor();
  if (actor.kind !== 'client') redirect(href(await requestLocale(), '/staff'));
  return actor;
}

/** The member of staff behind a page that needs `permission`; for anybody else the page does not exist. */
export async function asStaff(permission?: Permission): Promise<StaffActor> {
  const actor = await signedInActor();
  if (actor.kind !== 'staff' || (permission && !may(actor, permission))) notFound();
  return actor;
}

/** Any signed-in person (sessions, sign-out). */
export const asPerson = signedInActor;

/** Turns «not found» and «forbidden» of a query into the 404 page: no page tells which of the two it was. */
export async function or404<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'forbidden')) notFound();
    throw error;
  }
}
