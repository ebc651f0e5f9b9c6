import { afterEach, describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '@/lib/actor';
import { now, setClock } from '@/lib/clock';
import { asActor } from '@/lib/database';
import { makeStaff } from '@/lib/testing/factories';
import { rowsAsSystem, withOwnDatabase } from '@/lib/testing/own-database';
import { forgetTurns } from './forget-turns';
import { limits } from './limits.rules';
import { takeTurn } from './take-turn';
import { takeTurnForAddress } from './take-turn-for-address';

// Counts are forgotten here, also those that other tests go by.
withOwnDatabase('limits');

const visitor = visitorActor();
const someone = () => crypto.randomUUID();
const later = (minutes: number) => setClock(new Date(now().getTime() + minutes * 60_000));
const code = (account: string, asker: string | null) =>
  takeTurnForAddress(visitor, 'codes', { account, asker });
const countCounters = async (where: string) =>
  (await rowsAsSystem(`select 1 from limit_counters where ${where}`)).length;
const refusal = { code: 'rate_limited' };
/** How many of so many tries are let through. */
const admitted = async (times: number, act: () => Promise<unknown>) => {
  const done = await Promise.allSettled(Array.from({ length: times }, act));
  return done.filter(({ status }) => status === 'fulfilled').length;
};

afterEach(() => setClock(undefined));

describe('a limit', () => {
  const { most, minutes } = limits.checksOfNetwork;

  it('lets so many through, says how long to wait, and begins anew', async () => {
    const who = someone();
    for (let at = 0; at < most; at += 1) await takeTurn(visitor, 'checksOfNetwork', who);
    later(minutes / 2);
    await expect(takeTurn(visitor, 'checksOfNetwork', who)).rejects.toMatchObject(refusal);
    const refused = await takeTurn(visitor, 'checksOfNetwork', who).catch((error) => error);
    expect(refused.waitSeconds).toBeGreaterThan((minutes / 2) * 60 - 10);
    expect(refused.waitSeconds).toBeLessThanOrEqual((minutes / 2) * 60);
    await takeTurn(visitor, 'checksOfNetwork', someone());
    later(minutes / 2 + 0.1);
    await takeTurn(visitor, 'checksOfNetwork', who);
  });

  it('counts those who come at once one by one', async () => {
    const who = someone();
    expect(await admitted(most + 40, () => takeTurn(visitor, 'checksOfNetwork', who))).toBe(most);
  });

  it('asks nobody who cannot be told from others', async () => {
    expect(await admitted(most + 5, () => takeTurn(visitor, 'checksOfNetwork', null))).toBe(most + 5);
  });

  it('keeps no address and no account, and forgets what is over', async () => {
    const who = `203.0.113.77-${someone()}`;
    await takeTurn(visitor, 'checksOfNetwork', who);
    expect(await countCounters(`key like '%203.0.113%' or key like '%${who}%'`)).toBe(0);
    const before = await countCounters('true');
    expect(before).toBeGreaterThan(0);
    later(25 * 60);
    await forgetTurns(systemActor('test'));
    expect(await countCounters('true')).toBeLessThan(before);
  });

  it('holds for whatever is sent as a name: 10 kB, nothing, other scripts', async () => {
    for (const who of ['', 'ә'.repeat(10_000), "'; drop table people; --", '\u202e👩‍👩‍👧'])
      await takeTurn(visitor, 'checksOfNetwork', who);
  });

  it('is counted and forgotten by the system alone', async () => {
    const { actor } = await makeStaff('administrator');
    await expect(forgetTurns(actor as never)).rejects.toMatchObject({ code: 'forbidden' });
    const seen = await asActor(actor, undefined, (tx) => tx.execute('select 1 from limit_counters'));
    expect(seen).toHaveLength(0);
  });
});

describe('what is sent to an address that nobody has proved to be his', () => {
  it('is bounded for who asks from one network, and takes nothing from the owner elsewhere', async () => {
    const account = someone();
    expect(await admitted(200, () => code(account, '203.0.113.1'))).toBe(limits.codesHere.most);
    await code(account, '198.51.100.2');
  });

  it('is bounded over many networks, and the owner still gets one', async () => {
    const account = someone();
    let sent = 0;
    for (let network = 1; network <= 30; network += 1)
      sent += await admitted(10, () => code(account, `203.0.113.${network}`));
    // The account's own, and one for each network after that.
    expect(sent).toBeLessThanOrEqual(limits.codesOfAccount.most + 30);
    await code(account, '198.51.100.3');
    await expect(code(account, '198.51.100.3')).rejects.toMatchObject(refusal);
    later(limits.codesOfAccount.minutes + 0.1);
    await code(account, '198.51.100.3');
  });

  it('a network that asks about everybody is stopped, and nobody else with it', async () => {
    const network = `2001:db8:${Math.floor(Math.random() * 65_536).toString(16)}:1::/64`;
    expect(await admitted(300, () => code(someone(), network))).toBe(limits.codesOfNetwork.most);
    await code(someone(), '198.51.100.4');
  });
});
