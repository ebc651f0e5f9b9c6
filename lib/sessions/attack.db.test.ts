import { describe, expect, it } from 'vitest';
import { visitorActor } from '@/lib/actor';
import { requestCode } from '@/lib/sessions/request-code';
import { appSql, countRows, makeClient } from '@/lib/testing/factories';

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

describe('codes that are long over', () => {
  it('are forgotten when the next one is asked for, whoever asks', async () => {
    const stale = crypto.randomUUID();
    await appSql().begin(async (sql) => {
      await sql`select set_config('app.actor_role', 'system', true)`;
      await sql`insert into sign_in_codes (challenge_hash, email_index, code_hash, tries_left, expires_at)
        values (${stale}, ${stale}, 'x', 5, now() - interval '25 hours')`;
    });
    await requestCode(visitor, { email: `nobody-${stale}@test.kz`, locale: 'ru' });
    // Another test that asks at this moment may be the one that forgets it, and not be done yet.
    await expect.poll(() => countRows('sign_in_codes', `challenge_hash = '${stale}'`)).toBe(0);
  });
});
