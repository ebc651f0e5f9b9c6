/** Every message the portal sends; its words are `mail.<kind>.subject` and `mail.<kind>.text`. */
export const messageKinds = [
  'signInCode',
  'requestFiled',
  'requestOpened',
  'requestDecided',
  'requestAnswered',
  'requestCancelled',
  'profileCorrected',
  'consentWithdrawn',
  'consentNoted',
  'exportMade',
  'erasureDone',
  'staffInvited',
  'policyChanged',
] as const;
export type MessageKind = (typeof messageKinds)[number];

export type SealedMessage = { to: string; subject: string; text: string; code: string | null; link: string };

const firstWaitSeconds = 30;
const longestWaitSeconds = 3_600;

/** After how many tries a message is given up (and shown to the operator). */
export const mostAttempts = 12;

/** Seconds to wait after the n-th failed try (n ≥ 1): 30 s doubling up to an hour. */
export const waitSeconds = (attempts: number): number =>
  Math.min(firstWaitSeconds * 2 ** Math.max(attempts - 1, 0), longestWaitSeconds);
