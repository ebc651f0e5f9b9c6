/** Message files, one per domain: `lib/i18n/messages/<locale>/<domain>.json`. */
export const messageDomains = [
  'activity',
  'auth',
  'cabinet',
  'certificate',
  'consents',
  'cookies',
  'dataMap',
  'deadlines',
  'demo',
  'errors',
  'home',
  'layout',
  'mail',
  'policy',
  'profile',
  'requests',
  'sessions',
  'staff',
  'ui',
  'validation',
] as const;
export type MessageDomain = (typeof messageDomains)[number];
