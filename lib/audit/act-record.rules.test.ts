import { getTableColumns } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditEvents } from '@/db/schema/audit';
import { leafHash } from '@/lib/ledger/merkle.rules';
import { type Act, actHash } from './act-record.rules';

const act: Act = {
  seq: 7,
  id: '0f0e0d0c-0b0a-4988-8776-655443322110',
  at: new Date('2026-11-25T10:00:00.007Z'),
  action: 'request.decided',
  actorKind: 'staff',
  actorRole: 'reviewer',
  actorId: '11111111-1111-4111-8111-111111111111',
  subjectId: null,
  objectType: 'request',
  objectId: 'x',
  fields: ['phone', 'iin'],
  reason: null,
  requestId: 'r',
};

/** Another value of the kind. */
const other = (value: unknown): unknown => {
  if (value instanceof Date) return new Date(value.getTime() + 1);
  if (typeof value === 'number') return value + 1;
  if (Array.isArray(value)) return value.toReversed();
  return value === null ? '' : `${value} `;
};

describe('the leaf of an act', () => {
  it('is the hash of what the documentation says', () => {
    const text =
      '{"action":"request.decided","actorId":"11111111-1111-4111-8111-111111111111","actorKind":"staff",' +
      '"actorRole":"reviewer","at":"2026-11-25T10:00:00.007Z","fields":["phone","iin"],' +
      '"id":"0f0e0d0c-0b0a-4988-8776-655443322110","objectId":"x","objectType":"request","reason":null,' +
      '"requestId":"r","seq":7,"subjectId":null,"v":1}';
    expect(actHash(act)).toBe(leafHash(text));
  });

  it('holds every column of the journal: another value of any of them is another leaf', () => {
    const columns = Object.keys(getTableColumns(auditEvents));
    expect(Object.keys(act).sort()).toEqual(columns.sort());
    const hashes = columns.map((name) => actHash({ ...act, [name]: other(act[name as keyof Act]) }));
    expect(new Set([actHash(act), ...hashes]).size).toBe(columns.length + 1);
  });

  it('is none for a time that no calendar has', () => {
    expect(actHash({ ...act, at: new Date(Number.NaN) })).toBeNull();
  });
});
