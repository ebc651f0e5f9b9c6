import { canonicalJson } from '@/lib/crypto/hash.rules';
import { leafHash } from './merkle.rules';

/** One purpose of an event, whether it is on after it, and the fingerprint of what it means. */
export type RecordSwitch = { code: string; on: boolean; fingerprint: string };

/**
 * What the ledger proves of a consent event: everything that is stored of it. Instants are `2026-11-25T10:00:00.007Z`,
 * `stopBy` is `2026-12-31`. `id` and `subject` are UUIDs that nobody can guess, so that a hash gives nothing away.
 */
export type LedgerRecord = {
  v: 1;
  id: string;
  subject: string;
  topic: string;
  act: string;
  purposes: RecordSwitch[];
  fingerprint: string;
  textSha256: string;
  edition: number | null;
  locale: string;
  how: string;
  context: Record<string, string>;
  shownAt: string | null;
  stopBy: string | null;
  expiresAt: string | null;
  at: string;
};

type Check = (value: unknown) => boolean;
type Shape<T> = Record<keyof T, Check>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const matches =
  (form: RegExp): Check =>
  (value) =>
    typeof value === 'string' && form.test(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

/** Broken UTF-16 has no UTF-8, and PostgreSQL stores no NUL. */
const isText: Check = (value) => typeof value === 'string' && !/\p{Cs}/u.test(value) && !value.includes('\0');
const isWord: Check = (value) => isText(value) && value !== '';
const isUuid = matches(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const isSha256 = matches(/^[0-9a-f]{64}$/);

/** True for a time that a calendar has, in the one spelling that `toISOString` gives it. */
function isTime(value: unknown, form: RegExp, rest: string): boolean {
  if (typeof value !== 'string' || !form.test(value)) return false;
  const time = new Date(`${value}${rest}`);
  return !Number.isNaN(time.getTime()) && time.toISOString() === `${value}${rest}`;
}
const isInstant: Check = (value) =>
  isTime(value, /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/, '');
const isDay: Check = (value) => isTime(value, /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, 'T00:00:00.000Z');

/** True when an object has these fields, no other ones, and each is what it should be. */
function hasShape<T>(value: unknown, shape: Shape<T>): value is T {
  if (!isObject(value)) return false;
  const checks = Object.entries<Check>(shape);
  return (
    Object.keys(value).length === checks.length &&
    checks.every(([name, check]) => Object.hasOwn(value, name) && check(value[name]))
  );
}

const switchShape: Shape<RecordSwitch> = {
  code: isWord,
  on: (value) => typeof value === 'boolean',
  fingerprint: isWord,
};

const isSwitch = (value: unknown): value is RecordSwitch => hasShape(value, switchShape);

/** Every purpose once: an event that switches one on and off would prove both. */
const areSwitches: Check = (value) =>
  Array.isArray(value) &&
  Array.from<unknown>(value).every(isSwitch) &&
  new Set(value.filter(isSwitch).map((one) => one.code)).size === value.length;

/** Names are ASCII, so that every language sorts them alike. */
const isContext: Check = (value) =>
  isObject(value) &&
  Object.entries(value).every(([name, item]) => /^[a-zA-Z][a-zA-Z0-9]{0,63}$/.test(name) && isText(item));

const recordShape: Shape<LedgerRecord> = {
  v: (value) => value === 1,
  id: isUuid,
  subject: isUuid,
  topic: isWord,
  act: isWord,
  purposes: areSwitches,
  fingerprint: isWord,
  textSha256: isSha256,
  edition: orNull((value) => Number.isSafeInteger(value) && Number(value) > 0),
  locale: isWord,
  how: isWord,
  context: isContext,
  shownAt: orNull(isInstant),
  stopBy: orNull(isDay),
  expiresAt: orNull(isInstant),
  at: isInstant,
};

/** Reads a record of a receipt. Null unless it has exactly the fields of a record, each well formed. */
export const parseRecord = (value: unknown): LedgerRecord | null =>
  hasShape(value, recordShape) ? value : null;

/**
 * The data of the leaf: JSON with sorted keys and no spaces, as RFC 8785 writes it, in UTF-8. Takes the fields of a
 * record one by one, so that whatever else hangs on the object is not hashed.
 */
export function recordBytes(record: LedgerRecord): string {
  const { v, id, subject, topic, act, fingerprint, textSha256, edition, locale, how, context } = record;
  const { shownAt, stopBy, expiresAt, at } = record;
  const purposes = record.purposes.map(({ code, on, fingerprint }) => ({ code, on, fingerprint }));
  return canonicalJson({
    ...{ v, id, subject, topic, act, purposes, fingerprint, textSha256, edition, locale, how, context },
    ...{ shownAt, stopBy, expiresAt, at },
  });
}

/** The hash of the record's leaf in the tree. */
export const recordHash = (record: LedgerRecord): string => leafHash(recordBytes(record));
