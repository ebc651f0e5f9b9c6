import { describe, expect, it } from 'vitest';
import { inviteStaffInput } from '@/lib/people/schema';
import { decideRequestInput, filePublicRequestInput, fileRequestInput } from '@/lib/requests/schema';

const key = crypto.randomUUID();
const forms = {
  fileRequest: {
    schema: fileRequestInput,
    good: { key, kind: 'correction', message: 'Прошу исправить ИИН.' },
    text: 'message',
  },
  filePublicRequest: {
    schema: filePublicRequestInput,
    good: {
      key,
      kind: 'child',
      relation: 'parent',
      applicant: 'Пробный Әке',
      email: 'parent@example.kz',
      message: 'Прошу удалить.',
    },
    text: 'message',
  },
  decideRequest: {
    schema: decideRequestInput,
    good: { id: key, decision: 'refused', ground: 'openObligation', answer: 'Договор исполняется.' },
    text: 'answer',
  },
  inviteStaff: {
    schema: inviteStaffInput,
    good: { email: 'new@example.kz', role: 'reviewer', displayName: 'Жаңа Қызметкер' },
    text: 'displayName',
  },
} as const;

const key2message = /^validation\.[a-zA-Z]+$/;

/** What everybody tries. Each ends in plain messages, never in an exception and never in a half-read form. */
const bad: [string, unknown][] = [
  ['empty', ''],
  ['blank', '   '],
  ['too long', 'я'.repeat(10_240)],
  ['a list', ['a', 'b']],
  ['a number', 42],
  ['nothing', undefined],
  ['NUL', 'a\u0000b'],
  ['bell', 'a\u0007b'],
  ['bidi override', 'abc\u202Edef'],
];

describe.each(Object.entries(forms))('%s', (_name, { schema, good, text }) => {
  it('takes what is right', () => {
    expect(schema.safeParse(good).success).toBe(true);
  });

  it.each(bad)('refuses %s beside the field, in a message of ours', (_what, value) => {
    const parsed = schema.safeParse({ ...good, [text]: value });
    expect(parsed.success).toBe(false);
    for (const issue of parsed.error?.issues ?? []) {
      expect(issue.path[0]).toBe(text);
      expect(issue.message).toMatch(key2message);
    }
  });

  it.each(Object.keys(good).filter((name) => name !== text))('refuses a wrong or missing %s', (name) => {
    for (const value of [undefined, '', 'x', 'x\u0000', ['a', 'b'], '__proto__']) {
      const parsed = schema.safeParse({ ...good, [name]: value });
      if (parsed.success) continue;
      for (const issue of parsed.error.issues) expect(issue.message).toMatch(key2message);
    }
    expect(schema.safeParse({ ...good, [name]: undefined }).success).toBe(false);
  });

  it('keeps scripts and SQL as the text they are, or refuses them; never changes them', () => {
    for (const value of ['<script>alert(1)</script>', "'; drop table people; --", '{{7*7}}']) {
      const parsed = schema.safeParse({ ...good, [text]: value });
      if (parsed.success) expect((parsed.data as Record<string, unknown>)[text]).toBe(value);
      else expect(parsed.error.issues[0]?.message).toMatch(key2message);
    }
  });

  it.each(['role2', 'personId', '__proto__', 'doneAt'])('refuses the unknown field %s', (name) => {
    const tampered = JSON.parse(JSON.stringify(good).replace(/}$/, `,"${name}":"x"}`));
    const parsed = schema.safeParse(tampered);
    if (parsed.success) expect(Object.keys(parsed.data)).not.toContain(name);
  });
});

describe('what a kind needs', () => {
  it('a deletion and an access report need no words, the others do', () => {
    for (const kind of ['deletion', 'access'])
      expect(fileRequestInput.safeParse({ key, kind, message: '' }).success).toBe(true);
    for (const kind of ['correction', 'restriction', 'withdrawal', 'objection', 'complaint'])
      expect(fileRequestInput.safeParse({ key, kind, message: '' }).success).toBe(false);
  });

  it('a child has no account of his own to file from the cabinet', () => {
    expect(fileRequestInput.safeParse({ key, kind: 'child', message: 'x' }).success).toBe(false);
  });

  it('a refusal names its ground in law, an approval needs none', () => {
    const decision = { id: key, answer: 'Причина названа.' };
    expect(decideRequestInput.safeParse({ ...decision, decision: 'refused', ground: '' }).success).toBe(
      false,
    );
    expect(decideRequestInput.safeParse({ ...decision, decision: 'approved', ground: '' }).success).toBe(
      true,
    );
  });
});
