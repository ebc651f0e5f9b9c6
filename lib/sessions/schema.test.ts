import { describe, expect, it } from 'vitest';
import { zCode, zEmail } from '@/lib/identifiers/schema';
import { endSessionSchema, requestCodeSchema, verifyCodeSchema } from '@/lib/sessions/schema';

const bad = [
  undefined,
  42,
  ['a@b.kz', 'c@d.kz'],
  '',
  '   ',
  'a@b',
  '<script>alert(1)</script>',
  "' or 1=1 --",
  'a@b.kz\u0000',
  '\u202Emoc.b@a',
  'a@b.kz\r\nbcc: c@d.kz',
  'я'.repeat(10_000),
  '12345',
  '1234567',
  '12345a',
];
const good = ['Client@Demo.kz ', '123456', '123 456', '123-456', ' 000000 '];

const outcome = (parsed: { success: boolean; data?: unknown; error?: { issues: { message: string }[] } }) =>
  parsed.success ? parsed.data : parsed.error?.issues.map((issue) => issue.message);

/** What the sign-in takes and refuses is what every other form takes and refuses. */
describe.each([...bad, ...good])('given %j', (given) => {
  it('the address is judged as everywhere else', () => {
    const here = requestCodeSchema.shape.email.safeParse(given);
    expect(outcome(here)).toEqual(outcome(zEmail.safeParse(given)));
  });
  it('the code is judged as everywhere else', () => {
    const here = verifyCodeSchema.shape.code.safeParse(given);
    expect(outcome(here)).toEqual(outcome(zCode.safeParse(given)));
  });
});

describe('the next page', () => {
  it.each([
    ['/kk/cabinet/data', '/cabinet/data'],
    ['//evil.kz', null],
    [['/cabinet', '//evil.kz'], null],
    ['', null],
  ])('%j becomes %j and is never an error', (next, expected) => {
    expect(requestCodeSchema.parse({ email: 'a@b.kz', next })).toEqual({ email: 'a@b.kz', next: expected });
  });
});

it('a session is named by a UUID', () => {
  const session = '0f8fad5b-d9cb-469f-a165-70867728950e';
  expect(endSessionSchema.parse({ session })).toEqual({ session });
  expect(endSessionSchema.safeParse({ session: "1' or '1'='1" }).success).toBe(false);
});
