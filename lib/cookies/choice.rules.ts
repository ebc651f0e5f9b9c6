import { deriveKey, tagFits, tagOf } from '@/lib/crypto/derive.rules';
import { sha256 } from '@/lib/crypto/hash.rules';

/** What is on and what is off. */
export type Switches = { preferences: boolean; statistics: boolean };

/** What the choice cookie says. `chosenAt` is kept to the second. */
export type CookieChoice = Switches & {
  /** A random id of this browser; names nobody. The ledger knows only a pseudonym drawn from it. */
  deviceId: string;
  /** The first twelve digits of the fingerprint of what was asked. */
  fingerprint: string;
  chosenAt: Date;
};

/** The key of the choice cookie and of the marks in the forms, drawn from the portal's secret. */
export const choiceKeyOf = (secret: string): Buffer => deriveKey(secret, 'cookie-choice');

/** The fingerprint as the cookie carries it. */
export const shortFingerprint = (fingerprint: string): string => fingerprint.slice(0, 12);

/**
 * The pseudonym of a browser in the ledger: a UUID drawn from its id by SHA-256. Whoever sees a receipt cannot choose in
 * the browser's name. (The migration 0003 draws it in the same way.)
 */
export function subjectOfDevice(deviceId: string): string {
  const hex = sha256(`device:${deviceId}`);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const form = new RegExp(
  `^(v2\\.(${uuid})\\.([01])([01])\\.([0-9a-f]{12})\\.([1-9][0-9]{8,10}))\\.([A-Za-z0-9_-]{22})$`,
);

const bit = (value: boolean) => (value ? '1' : '0');

/** The value of the cookie: `v2.<device>.<preferences><statistics>.<fingerprint>.<seconds>.<tag>`. */
export function encodeChoice(choice: CookieChoice, key: Buffer): string {
  const seconds = Math.floor(choice.chosenAt.getTime() / 1000);
  const bits = `${bit(choice.preferences)}${bit(choice.statistics)}`;
  const body = `v2.${choice.deviceId}.${bits}.${choice.fingerprint}.${seconds}`;
  return `${body}.${tagOf(key, body)}`;
}

/** Reads the cookie. Anything that the portal has not written itself, with this key, is null: no choice was made. */
export function parseChoice(value: string | undefined, key: Buffer): CookieChoice | null {
  if (value === undefined || value.length > 140) return null;
  const found = form.exec(value);
  if (!found) return null;
  const [, body = '', deviceId = '', preferences, statistics, fingerprint = '', seconds, tag = ''] = found;
  if (!tagFits(key, body, tag)) return null;
  return {
    deviceId,
    preferences: preferences === '1',
    statistics: statistics === '1',
    fingerprint,
    chosenAt: new Date(Number(seconds) * 1000),
  };
}

/**
 * How a choice stands: `holds`, or why it does not. `future`: from a clock that was wrong, by more than a minute.
 * A refusal holds as long as a consent: `days`.
 */
export function standingOfChoice(
  choice: CookieChoice,
  at: Date,
  asked: { fingerprint: string; days: number },
): 'holds' | 'changed' | 'expired' | 'future' {
  const age = (at.getTime() - choice.chosenAt.getTime()) / 1000;
  if (age <= -60) return 'future';
  if (age >= asked.days * 86_400) return 'expired';
  return choice.fingerprint === shortFingerprint(asked.fingerprint) ? 'holds' : 'changed';
}

export type ChoiceOutcome = 'accepted' | 'refused' | 'partly';

/** The choice in one word. */
export function outcomeOf(choice: Switches): ChoiceOutcome {
  if (choice.preferences && choice.statistics) return 'accepted';
  return choice.preferences || choice.statistics ? 'partly' : 'refused';
}

/** What a form says it has shown: a prefix of the SHA-256 of its words, the meaning, and when. */
export type ShownMark = { text: string; fingerprint: string; at: Date };

const markForm = /^(([0-9a-f]{16})\.([0-9a-f]{12})\.([1-9][0-9]{8,10}))\.([A-Za-z0-9_-]{22})$/;

/** The hidden field of the forms: proof that the portal showed these words then. */
export function encodeShown(mark: { text: string; fingerprint: string; at: Date }, key: Buffer): string {
  const seconds = Math.floor(mark.at.getTime() / 1000);
  const body = `${mark.text.slice(0, 16)}.${shortFingerprint(mark.fingerprint)}.${seconds}`;
  return `${body}.${tagOf(key, `shown:${body}`)}`;
}

/** Reads the hidden field; null for what the portal has not written. */
export function parseShown(value: string, key: Buffer): ShownMark | null {
  const [, body = '', text = '', fingerprint = '', seconds, tag = ''] = markForm.exec(value) ?? [];
  if (!body || !tagFits(key, `shown:${body}`, tag)) return null;
  return { text, fingerprint, at: new Date(Number(seconds) * 1000) };
}
