import { z } from 'zod';
import { kantaraFaults } from './kantara.rules';
import { type Meaning, meaningShape } from './meaning.rules';
import { maxReceiptBytes } from './schema';

/** Why a file is no receipt at all. `twins`: a name stands twice in one object, so that readers would differ. */
export type FileFault = 'tooLarge' | 'notJson' | 'twins' | 'kantara' | 'notOurs';

/** What a file gives for making its receipt again; everything else in it is only compared. */
export type ReceiptFile = {
  json: Record<string, unknown>;
  id: string;
  subject: string;
  words: Record<string, string>;
  meanings: (Meaning | null)[];
  proof: { record: unknown; inclusion: unknown } | null;
  verify: string;
};

export type ReadFile = { ok: true; file: ReceiptFile } | { ok: false; why: FileFault; fields: string[] };

const ours = z.looseObject({
  event: z.looseObject({
    format: z.literal('pbo-receipt-1'),
    purposes: z.array(z.looseObject({ meaning: meaningShape.nullable() })).max(50),
    shown: z.looseObject({ text: z.record(z.string(), z.string()) }),
  }),
  proof: z.strictObject({ record: z.unknown(), inclusion: z.unknown() }).nullable(),
  verify: z.url(),
});

/** True when `name` is new in the object that is open; a string that is no name of a field is always new. */
function isNew(names: Set<string> | null | undefined, token: string, rest: string): boolean {
  if (!names || !rest.trimStart().startsWith(':')) return true;
  const name: string = JSON.parse(token);
  const before = names.size;
  return names.add(name).size > before;
}

/** True when a name stands twice in one object of a JSON text: which of the two is meant, no two programs agree. */
function hasTwins(text: string): boolean {
  const open: (Set<string> | null)[] = [];
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/g)) {
    const end = index + token.length;
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : null);
    else if (token === '}' || token === ']') open.pop();
    else if (!isNew(open.at(-1), token, text.slice(end, end + 1000))) return true;
  }
  return false;
}

const refuse = (why: FileFault, fields: string[] = []): ReadFile => ({ ok: false, why, fields });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a file that says it is a receipt. It may be anything: nothing in it is believed yet. Never throws. */
export function readReceiptFile(text: string): ReadFile {
  if (new TextEncoder().encode(text).length > maxReceiptBytes) return refuse('tooLarge');
  const json = parse(text.replace(/^\uFEFF/, ''));
  if (json === undefined || json === null || typeof json !== 'object' || Array.isArray(json))
    return refuse('notJson');
  if (hasTwins(text)) return refuse('twins');
  const faults = kantaraFaults(json);
  if (faults.length > 0) return refuse('kantara', faults);
  const read = ours.safeParse(json);
  if (!read.success)
    return refuse('notOurs', [...new Set(read.error.issues.map(({ path }) => path.join('.') || '*'))]);
  const { event, proof, verify } = read.data;
  const { consentReceiptID, piiPrincipalId } = read.data as Record<string, unknown>;
  return {
    ok: true,
    file: {
      json: json as Record<string, unknown>,
      id: String(consentReceiptID),
      subject: String(piiPrincipalId),
      words: event.shown.text,
      meanings: event.purposes.map(({ meaning }) => meaning),
      proof: proof && { record: proof.record, inclusion: proof.inclusion },
      verify,
    },
  };
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const join = (path: string, name: string | number) => (path ? `${path}.${name}` : `${name}`);

function inObject(expected: Record<string, unknown>, given: Record<string, unknown>, path: string): string[] {
  const own = Object.keys(expected).flatMap((name) =>
    Object.hasOwn(given, name)
      ? fieldsThatDiffer(expected[name], given[name], join(path, name))
      : [join(path, name)],
  );
  // What somebody added is not named: its name may be anything.
  const added = Object.keys(given).some((name) => !Object.hasOwn(expected, name));
  return added ? [...own, join(path, '*')] : own;
}

/**
 * Paths of the fields in which `given` is not `expected`, as `services.0.purposes.1.termination`; `*` for something that
 * should not be there. Goes only as deep as `expected` does, whatever was given.
 */
export function fieldsThatDiffer(expected: unknown, given: unknown, path = ''): string[] {
  if (isPlain(expected)) return isPlain(given) ? inObject(expected, given, path) : [path || '*'];
  if (!Array.isArray(expected)) return Object.is(expected, given) ? [] : [path];
  if (!Array.isArray(given) || given.length !== expected.length) return [path];
  return expected.flatMap((one, place) => fieldsThatDiffer(one, given[place], join(path, place)));
}
