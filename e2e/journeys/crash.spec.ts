import { setTimeout as pause } from 'node:timers/promises';
import { startOwnPortal } from '../support/crash';
import { expect, test } from '../support/test';

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** Sends one choice about cookies; gives back the device's id once the portal has said that it is stored. */
async function choose(address: string): Promise<string | null> {
  const answer = await fetch(`${address}/api/cookies/choice`, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(5_000),
    headers: { origin: address, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ how: 'banner', locale: 'ru', returnTo: '/', choice: 'refuse' }),
  });
  if (answer.status !== 303) return null;
  return uuid.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? null;
}

test('what was acknowledged survives kill -9 of the pages and of the database', async () => {
  test.setTimeout(240_000);
  const portal = await startOwnPortal();
  try {
    await portal.untilWell();
    const acknowledged: string[] = [];
    let over = false;
    const visitor = async () => {
      while (!over) {
        const device = await choose(portal.address).catch(() => null);
        if (device) acknowledged.push(device);
        else await pause(100);
      }
    };
    const visitors = Array.from({ length: 4 }, visitor);
    await pause(2_000);
    portal.killPages();
    await portal.untilWell();
    await pause(1_500);
    await portal.killDatabase();
    await portal.untilWell();
    await pause(1_500);
    over = true;
    await Promise.all(visitors);

    const stored = await portal.storedDevices();
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(acknowledged.filter((device) => !stored.has(device))).toEqual([]);
    expect(portal.operate(['ledger', 'seal'])).toMatch(/place: [0-9]+/);
    expect(portal.operate(['ledger', 'verify'])).toContain('Every event, every hash and every head holds.');
  } finally {
    await portal.stop();
  }
});
