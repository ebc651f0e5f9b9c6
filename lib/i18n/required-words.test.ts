import { describe, expect, it } from 'vitest';
import { auditActions } from '@/lib/audit/events.rules';
import { errorCodes } from '@/lib/errors';
import { locales } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { messageKinds } from '@/lib/messages/message.rules';

const values = {
  code: '123456',
  minutes: '10',
  number: '1',
  date: '22.11.2026',
  from: '1.12.2026',
  stopBy: '1.12.2026',
  answer: 'Да.',
};

describe.each(locales)('in %s', (locale) => {
  it.each(errorCodes)('the refusal %s has words', async (code) => {
    expect((await translator(locale, 'errors'))(code)).not.toBe(`errors.${code}`);
  });

  it.each(auditActions)('the act %s has words', async (action) => {
    const t = await translator(locale, 'activity');
    expect(t(`actions.${action}`)).not.toBe(`activity.actions.${action}`);
  });

  it.each(messageKinds)('the message %s has a subject and a text', async (kind) => {
    const t = await translator(locale, 'mail');
    for (const part of ['subject', 'text']) {
      const words = t(`${kind}.${part}`, values);
      expect(words).not.toBe(`mail.${kind}.${part}`);
      expect(words).not.toMatch(/[{}<>]/);
    }
    expect(t(`${kind}.subject`, values)).not.toContain('\n');
  });
});
