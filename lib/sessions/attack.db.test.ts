import { describe, expect, it } from 'vitest';
import { visitorActor } from '@/lib/actor';
import { requestCode } from '@/lib/sessions/request-code';
import { countRows, makeClient } from '@/lib/testing/factories';

const visitor = visitorActor();

describe('asking for codes at the same moment', () => {
  it('gives no more of them than asking one after the other', async () => {
    const { email, personId } = await makeClient();
    const asked = Array.from({ length: 12 }, () => requestCode(visitor, { email, locale: 'ru' }));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(await countRows('sign_in_codes', `person_id = '${personId}'`)).toBe(5);
    expect(await countRows('outbox', `person_id = '${personId}'`)).toBe(5);
  });
});
