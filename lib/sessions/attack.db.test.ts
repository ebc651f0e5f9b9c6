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

describe('ten thousand who ask at once', () => {
  it('from one network: a handful of letters, a handful of rows, and every answer is an answer', async () => {
    const { email, personId } = await makeClient();
    const before = await countRows('limit_counters', 'true');
    const asker = `203.0.113.${Math.floor(Math.random() * 255)} ${crypto.randomUUID()}`;
    const asked = Array.from({ length: 10_000 }, (_, at) =>
      requestCode(visitor, {
        email: at % 2 === 0 ? email : `nobody-${at}-${personId}@test.kz`,
        locale: 'ru',
        asker,
      }),
    );
    const outcomes = await Promise.allSettled(asked);
    const admitted = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(admitted).toBeLessThanOrEqual(20);
    const refusals = outcomes.filter(({ status }) => status === 'rejected');
    expect(refusals).toHaveLength(10_000 - admitted);
    for (const refusal of refusals) expect(refusal).toMatchObject({ reason: { code: 'rate_limited' } });
    expect(await countRows('outbox', `person_id = '${personId}'`)).toBeLessThanOrEqual(5);
    expect((await countRows('limit_counters', 'true')) - before).toBeLessThan(200);
    // Somebody else, elsewhere, gets his.
    await requestCode(visitor, { email, locale: 'ru', asker: `198.51.100.7 ${personId}` });
  }, 120_000);
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
