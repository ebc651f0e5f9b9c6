import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, systemActor, visitorActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import { recordChoice } from '@/lib/cookies/record-choice';
import { makeClient, makeStaff, needCalendar } from '@/lib/testing/factories';
import { otherProcess, withOwnDatabase } from '@/lib/testing/own-database';
import { countPage, type PageView } from './count-page';
import { listCounts, readStatistics } from './queries';
import { mostPerMinute } from './rate.rules';
import { mostReferrers, otherReferrer } from './referrer.rules';

withOwnDatabase('statistics');
beforeAll(needCalendar);

type Switch = { preferences: boolean; statistics: boolean };
const agreed: Switch = { preferences: false, statistics: true };
const refused: Switch = { preferences: false, statistics: false };

/** What a browser chooses on the banner. Gives the id that its cookie has from then on. */
async function choose(actor: Actor, deviceId: string, switches: Switch, gpc = false): Promise<string> {
  const made = await recordChoice(actor, {
    deviceId,
    ...switches,
    gpc,
    how: 'banner',
    locale: 'ru',
    text: { title: `Проба ${crypto.randomUUID()}` },
    shownAt: null,
    context: {},
  });
  return made.deviceId;
}

const newDevice = (switches: Switch = agreed) => choose(visitorActor(), crypto.randomUUID(), switches);
/** A host that no other test counts under. */
const newHost = () => `h${crypto.randomUUID().slice(0, 8)}.example.com`;

const view = (deviceId: string, referrer: string, more: Partial<PageView> = {}): PageView => ({
  deviceId,
  page: '/policy',
  locale: 'ru',
  device: 'desktop',
  referrer,
  ...more,
});

const asRole = <T>(role: string, work: string): Promise<T[]> =>
  otherProcess().begin(async (sql) => {
    await sql`select set_config('app.actor_role', ${role}, true)`;
    return sql.unsafe(work);
  }) as unknown as Promise<T[]>;

const rowsOf = (host: string) =>
  asRole<{ count: number; page: string }>(
    'system',
    `select * from page_counts where referrer = '${host}' order by page`,
  );
const viewsOf = async (host: string) => (await rowsOf(host)).reduce((sum, { count }) => sum + count, 0);

const anyDay = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);

describe('a view of who agreed', () => {
  it('is a number under day, page, language, host and device, and nothing else', async () => {
    const [device, host] = [await newDevice(), newHost()];
    expect(await countPage(visitorActor(), view(device, host))).toBe(true);
    expect(await countPage(visitorActor(), view(device, host))).toBe(true);
    const rows = await asRole('system', `select *, day::text from page_counts where referrer = '${host}'`);
    expect(rows).toEqual([
      { day: anyDay, page: '/policy', locale: 'ru', referrer: host, device: 'desktop', count: 2 },
    ]);
    const columns = await asRole<{ name: string }>(
      'system',
      `select column_name as name from information_schema.columns where table_name = 'page_counts'`,
    );
    expect(columns.map(({ name }) => name).sort()).toEqual([
      'count',
      'day',
      'device',
      'locale',
      'page',
      'referrer',
    ]);
  });

  it('falls on the day of Almaty', async () => {
    // 00:30 on 26 November there, still the 25th in Greenwich.
    setClock(new Date('2026-11-25T19:30:00Z'));
    const [device, host] = [await newDevice(), newHost()];
    await countPage(visitorActor(), view(device, host));
    const rows = await asRole('system', `select day::text from page_counts where referrer = '${host}'`);
    expect(rows).toEqual([{ day: '2026-11-26' }]);
  });

  it('is counted exactly, fifty at once', async () => {
    const [device, host] = [await newDevice(), newHost()];
    const done = await Promise.all(
      Array.from({ length: 50 }, () => countPage(visitorActor(), view(device, host))),
    );
    expect(done.every(Boolean)).toBe(true);
    expect(await viewsOf(host)).toBe(50);
  });

  it('is counted sixty times a minute of a thousand', async () => {
    setClock(new Date('2026-11-25T10:00:01Z'));
    const [device, host] = [await newDevice(), newHost()];
    for (let n = 0; n < 1000; n++) await countPage(visitorActor(), view(device, host));
    expect(await viewsOf(host)).toBe(mostPerMinute);
    setClock(new Date('2026-11-25T10:01:00Z'));
    expect(await countPage(visitorActor(), view(device, host))).toBe(true);
  });

  it('of a client who agreed on his own browser is counted', async () => {
    const { actor } = await makeClient();
    const [device, host] = [await choose(actor, crypto.randomUUID(), agreed), newHost()];
    expect(await countPage(actor, view(device, host))).toBe(true);
    expect(await viewsOf(host)).toBe(1);
  });
});

describe('a view is not counted', () => {
  const expectNothing = async (actor: Actor, device: string) => {
    const host = newHost();
    expect(await countPage(actor, view(device, host))).toBe(false);
    expect(await rowsOf(host)).toEqual([]);
  };

  it('of a browser that never chose, or refused, or allowed something else', async () => {
    await expectNothing(visitorActor(), crypto.randomUUID());
    await expectNothing(visitorActor(), await newDevice(refused));
    await expectNothing(visitorActor(), await newDevice({ preferences: true, statistics: false }));
  });

  it('after withdrawal, although the old cookie is put back', async () => {
    const device = await newDevice();
    await choose(visitorActor(), device, refused);
    await expectNothing(visitorActor(), device);
  });

  it('after Global Privacy Control', async () => {
    const device = await newDevice();
    await choose(visitorActor(), device, refused, true);
    await expectNothing(visitorActor(), device);
  });

  it('once the consent has run out', async () => {
    setClock(new Date('2026-01-01T10:00:00Z'));
    const device = await newDevice();
    setClock(new Date('2026-07-03T10:00:00Z'));
    await expectNothing(visitorActor(), device);
  });

  it('of one client in another’s name', async () => {
    const [one, two] = [await makeClient(), await makeClient()];
    const device = await choose(one.actor, crypto.randomUUID(), agreed);
    await expectNothing(two.actor, device);
  });

  it('of somebody who may not count, and nothing changes', async () => {
    const [device, host] = [await newDevice(), newHost()];
    await expect(countPage(systemActor('test'), view(device, host))).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await rowsOf(host)).toEqual([]);
  });

  it('of a device id that is no id at all', async () => {
    for (const device of ['', "'; drop table page_counts;--", 'Ә'.repeat(10_000)])
      await expectNothing(visitorActor(), device);
  });
});

/** A day on which so many hosts are named already: `r1.example.com` and so on. */
async function dayWith(hosts: number, day: string): Promise<string> {
  setClock(new Date(`${day}T10:00:00Z`));
  await asRole(
    'system',
    `insert into page_counts select '${day}', '/policy', 'ru', 'r' || n || '.example.com', 'desktop', 1
    from generate_series(1, ${hosts}) n`,
  );
  return newDevice();
}

it('a day shows a hundred hosts by name and the next ones as others', async () => {
  const device = await dayWith(mostReferrers, '2031-03-01');
  for (const name of ['r1', 'late-a', 'late-b'])
    await countPage(visitorActor(), view(device, `${name}.example.com`));
  const rows = await asRole<{ referrer: string; count: number }>(
    'system',
    `select referrer, count from page_counts where day = '2031-03-01'`,
  );
  expect(rows.filter(({ referrer }) => referrer !== otherReferrer)).toHaveLength(mostReferrers);
  expect(rows.find(({ referrer }) => referrer === 'r1.example.com')?.count).toBe(2);
  expect(rows.find(({ referrer }) => referrer === otherReferrer)?.count).toBe(2);
});

it('two new hosts at once do not both take the last place', async () => {
  const device = await dayWith(mostReferrers - 1, '2031-04-01');
  await Promise.all(
    Array.from({ length: 10 }, (_, n) => countPage(visitorActor(), view(device, `n${n}.example.com`))),
  );
  const [row] = await asRole<{ n: number }>(
    'system',
    `select count(distinct referrer)::int as n from page_counts where day = '2031-04-01' and referrer <> 'other'`,
  );
  expect(row?.n).toBe(mostReferrers);
});

describe('the database', () => {
  it.each(['visitor', 'client', ''])('shows and takes no count as «%s»', async (role) => {
    await countPage(visitorActor(), view(await newDevice(), newHost()));
    expect(await asRole(role, 'select * from page_counts')).toEqual([]);
    const insert = `insert into page_counts values ('2026-11-25', '/policy', 'ru', '', 'phone', 5)`;
    await expect(asRole(role, insert)).rejects.toThrow(/row-level security/);
    expect(await asRole(role, 'update page_counts set count = count + 1 returning 1')).toEqual([]);
  });

  it.each(['system', 'administrator', 'auditor'])(
    'lets nobody lessen, move or delete one as «%s»',
    async (role) => {
      const host = newHost();
      await countPage(visitorActor(), view(await newDevice(), host));
      for (const work of [
        'update page_counts set count = count - 1',
        'update page_counts set count = count',
        `update page_counts set page = '/data'`,
        'delete from page_counts',
        'truncate page_counts',
      ])
        await asRole(role, `${work} ${work.startsWith('update') ? `where referrer = '${host}'` : ''}`).catch(
          () => undefined,
        );
      expect(await rowsOf(host)).toMatchObject([{ count: 1, page: '/policy' }]);
    },
  );
});

describe('the staff', () => {
  it('read sums by day, page, language, host and device', async () => {
    const { actor } = await makeStaff('reviewer');
    setClock(new Date('2032-05-10T10:00:00Z'));
    const device = await newDevice();
    await countPage(visitorActor(), view(device, '', { page: '/data', locale: 'kk', device: 'phone' }));
    setClock(new Date('2032-05-11T10:00:00Z'));
    await countPage(visitorActor(), view(device, 'a.example.com', { device: 'phone' }));
    await countPage(visitorActor(), view(device, 'a.example.com', { device: 'phone' }));
    const found = await readStatistics(actor, { days: 30 });
    expect(found).toEqual({
      from: '2032-04-12',
      to: '2032-05-11',
      total: 3,
      days: [
        { name: '2032-05-10', count: 1 },
        { name: '2032-05-11', count: 2 },
      ],
      pages: [
        { name: '/policy', count: 2 },
        { name: '/data', count: 1 },
      ],
      languages: [
        { name: 'ru', count: 2 },
        { name: 'kk', count: 1 },
      ],
      referrers: [
        { name: 'a.example.com', count: 2 },
        { name: '', count: 1 },
      ],
      devices: [{ name: 'phone', count: 3 }],
    });
    const rows = await listCounts(actor, { days: 30 });
    expect(rows.map(({ day, page, count }) => [day, page, count])).toEqual([
      ['2032-05-10', '/data', 1],
      ['2032-05-11', '/policy', 2],
    ]);
  });

  it('of every role may, a client and a visitor may not', async () => {
    for (const role of ['reviewer', 'approver', 'auditor', 'administrator'] as const) {
      const { actor } = await makeStaff(role);
      expect((await readStatistics(actor, { days: 365 })).total).toBeGreaterThan(0);
    }
    const others = [(await makeClient()).actor, visitorActor()] as never[];
    for (const other of others) {
      await expect(readStatistics(other, { days: 30 })).rejects.toMatchObject({
        code: expect.stringMatching(/forbidden|unauthenticated/),
      });
      await expect(listCounts(other, { days: 30 })).rejects.toMatchObject({
        code: expect.stringMatching(/forbidden|unauthenticated/),
      });
    }
  });
});
