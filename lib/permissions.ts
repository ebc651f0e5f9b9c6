import 'server-only';
import type { Actor } from '@/lib/actor';
import { AppError } from '@/lib/errors';

const everyone = ['visitor', 'client', 'reviewer', 'approver', 'auditor', 'administrator', 'system'] as const;
const signedIn = ['client', 'reviewer', 'approver', 'auditor', 'administrator'] as const;
const client = ['client'] as const;
const system = ['system'] as const;

/**
 * Who may do what: the one authorisation table. «Own» is not here: ownership is in the WHERE clause of each query
 * and, once more, in the row-level security of the database.
 */
export const permissions = {
  'policy.read': everyone,
  'policy.import': system,
  'policy.readDrafts': ['reviewer', 'approver', 'auditor'],
  'policy.draft': ['reviewer', 'approver'],
  'policy.approve': ['approver'],
  'policy.publish': system,
  'policy.announce': system,
  'policy.annotate': ['reviewer', 'approver'],
  'policy.translate': ['reviewer', 'approver'],
  'policy.seed': system,
  'policy.verify': ['auditor', 'system'],
  'policy.answer': client,
  'calendar.read': everyone,
  'calendar.seed': system,
  'cookies.choose': [...signedIn, 'visitor'],
  'cookies.join': signedIn,
  'signIn.request': [...signedIn, 'visitor'],
  'signIn.verify': [...signedIn, 'visitor'],
  'session.resolve': system,
  'session.list': signedIn,
  'session.end': signedIn,
  'profile.read': client,
  'profile.correct': client,
  'profile.history': client,
  'profile.seed': system,
  'export.make': client,
  'consent.read': client,
  'consent.give': client,
  'consent.withdraw': client,
  'consent.note': ['reviewer', 'approver'],
  'consent.expire': system,
  'receipt.read': [...signedIn, 'visitor'],
  'receipt.verify': everyone,
  'ledger.seal': system,
  'ledger.verify': ['auditor', 'system'],
  'ledger.keys': everyone,
  'statistics.count': [...signedIn, 'visitor'],
  'statistics.read': ['reviewer', 'approver', 'auditor', 'administrator'],
  'activity.read': client,
  'request.file': client,
  'request.filePublic': everyone,
  'request.read': client,
  'request.cancel': client,
  'queue.read': ['reviewer', 'approver', 'auditor'],
  'request.open': ['reviewer', 'approver', 'auditor'],
  'request.decide': ['reviewer', 'approver'],
  'request.confirm': ['approver'],
  'erasure.plan': ['reviewer', 'approver', 'auditor', 'client', 'system'],
  'erasure.execute': ['approver', 'system'],
  'certificate.verify': everyone,
  'audit.read': ['auditor'],
  'audit.seal': system,
  'audit.verify': ['auditor', 'system'],
  'keys.rotate': system,
  'incident.list': system,
  'people.list': ['administrator', 'auditor'],
  'people.invite': ['administrator', 'system'],
  'limit.take': everyone,
  'limit.forget': system,
  'messages.deliver': system,
  'messages.readDemo': system,
} as const satisfies Record<string, readonly Actor['role'][]>;

export type Permission = keyof typeof permissions;

/** True when the actor's role may do the act at all. */
export function may(actor: Actor, permission: Permission): boolean {
  return (permissions[permission] as readonly string[]).includes(actor.role);
}

/**
 * The first line of every data-access function.
 * @throws AppError `unauthenticated` for a visitor who would have to sign in, `forbidden` for a wrong role.
 */
export function authorize(actor: Actor, permission: Permission): void {
  if (may(actor, permission)) return;
  throw new AppError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
}
