import { purposesFingerprint } from './registry.rules';

/** What the choice cookie says. `chosenAt` is kept to the second. */
export type CookieChoice = {
  /** A random id of this browser; names nobody and joins nothing but the choices themselves. */
  deviceId: string;
  preferences: boolean;
  statistics: boolean;
  /** The first twelve digits of the fingerprint of what was asked. */
  fingerprint: string;
  chosenAt: Date;
};

/** How long a choice holds, a refusal as long as a consent: 182 days, in seconds. */
export const choiceSeconds = 182 * 86_400;

/** The fingerprint as the cookie carries it. */
export const shortFingerprint = (fingerprint: string): string => fingerprint.slice(0, 12);

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const form = new RegExp(`^v1\\.(${uuid})\\.([01])([01])\\.([0-9a-f]{12})\\.([1-9][0-9]{8,10})$`);

const bit = (value: boolean) => (value ? '1' : '0');

/** The value of the cookie: `v1.<device>.<preferences><statistics>.<fingerprint>.<seconds>`. */
export function encodeChoice(choice: CookieChoice): string {
  const seconds = Math.floor(choice.chosenAt.getTime() / 1000);
  const bits = `${bit(choice.preferences)}${bit(choice.statistics)}`;
  return `v1.${choice.deviceId}.${bits}.${choice.fingerprint}.${seconds}`;
}

/** Reads the cookie. Anything that we would not have written ourselves is null: no choice was made. */
export function parseChoice(value: string | undefined): CookieChoice | null {
  if (value === undefined || value.length > 100) return null;
  const found = form.exec(value);
  if (!found) return null;
  const [, deviceId = '', preferences, statistics, fingerprint = '', seconds] = found;
  return {
    deviceId,
    preferences: preferences === '1',
    statistics: statistics === '1',
    fingerprint,
    chosenAt: new Date(Number(seconds) * 1000),
  };
}

/** True when the choice answers what is asked today and is not older than half a year (nor from the future). */
export function choiceHolds(choice: CookieChoice, at: Date, fingerprint = purposesFingerprint): boolean {
  const age = (at.getTime() - choice.chosenAt.getTime()) / 1000;
  return choice.fingerprint === shortFingerprint(fingerprint) && age > -60 && age < choiceSeconds;
}

export type ChoiceOutcome = 'accepted' | 'refused' | 'partly';

/** The choice in one word. */
export function outcomeOf(choice: { preferences: boolean; statistics: boolean }): ChoiceOutcome {
  if (choice.preferences && choice.statistics) return 'accepted';
  return choice.preferences || choice.statistics ? 'partly' : 'refused';
}
