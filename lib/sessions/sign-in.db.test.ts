import { afterEach, describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import { listDemoMessages } from '@/lib/messages/queries';
import { requestCode } from '@/lib/sessions/request-code';
import { verifyCode } from '@/lib/sessions/verify-code';
import { appSql, countRows, makeClient } from '@/lib/testing/factories';

const visitor = visitorActor();
const system = systemActor('test');
const minutes = (n: number) => new Date(Date.now() + n * 60_000);
const refusal = (reason: string) => ({ code: 'invalid', detail: `auth.errors.${reason}` });
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

const mailOf = (email: string) => listDemoMessages(system, email);

async function askFor(email: string) {
  const { challenge } = await requestCode(visitor, { email, locale: 'ru' });
  const [message] = await mailOf(email);
  return { challenge, code: message?.code ?? '' };
}

/** Switches a person off as the operator would. */
async function disable(personId: string) {
  await appSql().begin(async (sql) => {
    await sql`select set_config('app.actor_role', 'system', true)`;
    await sql.unsafe(`update people set disabled_at = now() where id = '${personId}'`);
  });
}

afterEach(() => setClock(undefined));

describe('a one-time code', () => {
  it('goes to a known address and lets its owner in', async () => {
    const { email, personId } = await makeClient();
    const { challenge, code } = await askFor(email);
    expect(code).toMatch(/^\d{6}$/);
    await expect(verifyCode(visitor, { challenge, code })).resolves.toEqual({ id: personId });
  });

  it('is told in the language of the page, with a link that carries nothing', async () => {
    const { email } = await makeClient();
    await requestCode(visitor, { email, locale: 'kk' });
    const [message] = await mailOf(email);
    expect(message?.subject).toBe('Порталға кіру коды');
    expect(message?.text).toContain(message?.code);
    expect(message?.link).toMatch(/\/kk\/sign-in\/code$/);
  });

  it('is kept neither in the clear nor beside the address', async () => {
    const { email } = await makeClient();
    const { challenge, code } = await askFor(email);
    expect(await countRows('sign_in_codes', `code_hash = '${code}' or challenge_hash = '${challenge}'`)).toBe(
      0,
    );
    expect(await countRows('sign_in_codes', `email_index = '${email}'`)).toBe(0);
  });

  it('does not fit another browser', async () => {
    const { email } = await makeClient();
    const { code } = await askFor(email);
    const other = await requestCode(visitor, { email: (await makeClient()).email, locale: 'ru' });
    await expect(verifyCode(visitor, { challenge: other.challenge, code })).rejects.toMatchObject(
      refusal('wrong'),
    );
    await expect(verifyCode(visitor, { challenge: 'never given', code })).rejects.toMatchObject(
      refusal('expired'),
    );
  });

  it('forgives four mistakes, and after the fifth does not fit even when right', async () => {
    const { email } = await makeClient();
    const { challenge, code } = await askFor(email);
    for (let mistake = 1; mistake <= 4; mistake += 1) {
      await expect(verifyCode(visitor, { challenge, code: wrong(code) })).rejects.toMatchObject(
        refusal('wrong'),
      );
    }
    await expect(verifyCode(visitor, { challenge, code: wrong(code) })).rejects.toMatchObject(
      refusal('noTries'),
    );
    await expect(verifyCode(visitor, { challenge, code })).rejects.toMatchObject(refusal('noTries'));
  });

  it('counts mistakes made at the same moment one by one', async () => {
    const { email } = await makeClient();
    const { challenge, code } = await askFor(email);
    const tries = Array.from({ length: 8 }, () => verifyCode(visitor, { challenge, code: wrong(code) }));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.every((outcome) => outcome.status === 'rejected')).toBe(true);
    await expect(verifyCode(visitor, { challenge, code })).rejects.toMatchObject(refusal('noTries'));
  });

  it('works once, also when it is sent twice at the same moment', async () => {
    const { email } = await makeClient();
    const { challenge, code } = await askFor(email);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => verifyCode(visitor, { challenge, code })));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    await expect(verifyCode(visitor, { challenge, code })).rejects.toMatchObject(refusal('expired'));
  });

  it('lives ten minutes', async () => {
    const { email, personId } = await makeClient();
    const early = await askFor(email);
    setClock(minutes(9.9));
    await expect(verifyCode(visitor, early)).resolves.toEqual({ id: personId });
    setClock(undefined);
    const late = await askFor(email);
    setClock(minutes(10.1));
    await expect(verifyCode(visitor, late)).rejects.toMatchObject(refusal('expired'));
  });

  it('is not sent to an unknown address, and the answer does not show it', async () => {
    const email = `nobody-${crypto.randomUUID()}@test.kz`;
    const { email: known } = await makeClient();
    const unknown = await requestCode(visitor, { email, locale: 'ru' });
    const expected = await requestCode(visitor, { email: known, locale: 'ru' });
    expect(Object.keys(unknown)).toEqual(Object.keys(expected));
    expect(unknown.challenge).toHaveLength(expected.challenge.length);
    expect(await mailOf(email)).toEqual([]);
    await expect(verifyCode(visitor, { ...unknown, code: '123456' })).rejects.toMatchObject(refusal('wrong'));
  });

  it('is sent five times in a quarter of an hour, known address or not, and then again', async () => {
    for (const email of [(await makeClient()).email, `nobody-${crypto.randomUUID()}@test.kz`]) {
      for (let n = 0; n < 5; n += 1) await requestCode(visitor, { email, locale: 'ru' });
      const refused = { code: 'rate_limited', detail: 'auth.errors.tooMany' };
      await expect(requestCode(visitor, { email, locale: 'ru' })).rejects.toMatchObject(refused);
      setClock(minutes(15.1));
      await expect(requestCode(visitor, { email, locale: 'ru' })).resolves.toBeDefined();
      setClock(undefined);
    }
  });

  it('neither goes to a person who is switched off nor lets him in', async () => {
    const { email, personId } = await makeClient();
    const before = await askFor(email);
    await disable(personId);
    await expect(verifyCode(visitor, before)).rejects.toMatchObject(refusal('expired'));
    await requestCode(visitor, { email, locale: 'ru' });
    expect(await mailOf(email)).toHaveLength(1);
  });

  it('is not for the system to ask for', async () => {
    const { email } = await makeClient();
    await expect(requestCode(system, { email, locale: 'ru' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(verifyCode(system, { challenge: 'a', code: '123456' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await mailOf(email)).toEqual([]);
  });
});
