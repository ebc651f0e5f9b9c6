/** Closed lists shared by tables, schemas and screens. This file imports nothing, so anybody may import it. */

export const roles = ['client', 'reviewer', 'approver', 'auditor', 'administrator'] as const;
export type Role = (typeof roles)[number];

export const locales = ['ru', 'kk', 'en'] as const;
export type Locale = (typeof locales)[number];

export const requestKinds = [
  'access',
  'correction',
  'deletion',
  'restriction',
  'withdrawal',
  'objection',
  'child',
  'complaint',
] as const;
export type RequestKind = (typeof requestKinds)[number];

export const decisions = ['approved', 'partly', 'refused'] as const;
export type Decision = (typeof decisions)[number];

export const dayKinds = ['holiday', 'substitute', 'day_off', 'moved_off', 'moved_work'] as const;
export type DayKind = (typeof dayKinds)[number];

export const clauseKinds = ['section', 'clause', 'item', 'paragraph'] as const;
export type ClauseKind = (typeof clauseKinds)[number];

/**
 * What can happen to a consent. `shown`: the words were put before somebody. `changed`: some switched on or off, others
 * not. `expired`: its term ran out. `gpc`: refused by Global Privacy Control, a signal of the browser.
 */
export const consentActs = ['shown', 'granted', 'refused', 'withdrawn', 'changed', 'expired', 'gpc'] as const;
export type ConsentAct = (typeof consentActs)[number];

/** Where a consent was given or taken back; staff note what came by letter, by telephone or in person. */
export const consentWays = [
  'banner',
  'page',
  'cabinet',
  'letter',
  'call',
  'visit',
  'system',
  'seed',
] as const;
export type ConsentWay = (typeof consentWays)[number];

export const valueSources = ['client', 'document', 'staff'] as const;
export type ValueSource = (typeof valueSources)[number];

/** How a change of the policy weighs: a material one is told to every client and asks him anew, an editorial one never. */
export const materialities = ['material', 'editorial'] as const;
export type Materiality = (typeof materialities)[number];

export const policyAnswers = ['accepted', 'declined'] as const;
export type PolicyAnswer = (typeof policyAnswers)[number];

/** `how`: how the portal carries a clause out. `law`: where the law says something else. */
export const noteKinds = ['how', 'law'] as const;
export type NoteKind = (typeof noteKinds)[number];

export const draftActs = [
  'created',
  'saved',
  'submitted',
  'returned',
  'approved',
  'unscheduled',
  'published',
  'discarded',
] as const;
export type DraftAct = (typeof draftActs)[number];
