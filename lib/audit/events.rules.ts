/** Every act that the audit knows. Each has words for the client in `activity.actions` of the messages. */
export const auditActions = [
  'policy.imported',
  'calendar.seeded',
  'person.created',
  'staff.invited',
  'session.started',
  'session.ended',
  'profile.corrected',
  'export.made',
  'consent.granted',
  'consent.withdrawn',
  'request.filed',
  'request.cancelled',
  'request.opened',
  'request.decided',
  'request.returned',
  'request.confirmed',
  'erasure.executed',
  'certificate.issued',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditObjects = [
  'policy_edition',
  'calendar',
  'person',
  'session',
  'profile',
  'export',
  'consent',
  'request',
  'certificate',
] as const;
export type AuditObject = (typeof auditObjects)[number];
