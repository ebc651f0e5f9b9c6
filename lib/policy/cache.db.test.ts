import { beforeAll, describe, expect, it, vi } from 'vitest';
import { systemActor, visitorActor } from '@/lib/actor';
import { otherProcess, undone, withOwnDatabase } from '@/lib/testing/own-database';
import { type Cast, importFirst, makeCast, scheduleDraft } from '@/lib/testing/policy-life';
import { forgetPolicy, listenForPolicy, remembered } from './cache';
import { listNotes } from './note.queries';
import { publishDue } from './publish-due';
import { findEditionInForce, getEdition, listEditions } from './queries';
import { getReading } from './reading.queries';
import { writeNote } from './write-note';

/*
 * One portal with its memory, and another process that changes what it remembers. In the order of the tests: nothing
 * is kept before the portal listens, and listening does not end.
 */

withOwnDatabase('cache');

let cast: Cast;
beforeAll(async () => {
  cast = await makeCast();
  await importFirst();
});

const visitor = visitorActor();
/** Counts how often it is asked. */
const counted = () => {
  let asked = 0;
  const load = async () => ++asked;
  return { load, asked: () => asked };
};

const note = (anchor: string, ru: string) =>
  `insert into policy_notes (edition_number, anchor, kind, version, ru, kk, en, by)
    select 8999, '${anchor}', 'how', coalesce(max(version), 0) + 1, '${ru}', 'x', 'x', null
    from policy_notes where edition_number = 8999 and anchor = '${anchor}'`;
/** Another process: its own connection, raw SQL. */
const elsewhere = (statement: string) =>
  otherProcess().begin(async (raw) => {
    await raw`select set_config('app.actor_role', 'system', true)`;
    await raw.unsafe(statement);
  });
const soon = { timeout: 5_000, interval: 5 };

describe('before the portal listens', () => {
  it('nothing is kept', async () => {
    const { load, asked } = counted();
    expect(await remembered('early', load)).toBe(1);
    expect(await remembered('early', load)).toBe(2);
    await Promise.all([remembered('early', load), remembered('early', load)]);
    expect(asked()).toBe(4);
  });

  it('a page sees at once what another process wrote', async () => {
    expect(await listNotes(visitor, 8999)).toEqual([]);
    await elsewhere(note('c-1', 'сразу'));
    expect(await listNotes(visitor, 8999)).toMatchObject([{ ru: 'сразу' }]);
  });
});

describe('a portal that listens', () => {
  beforeAll(async () => {
    listenForPolicy();
    await vi.waitUntil(async () => {
      const { load, asked } = counted();
      await remembered('live', load);
      await remembered('live', load);
      forgetPolicy();
      return asked() === 1;
    }, soon);
  });

  it('loads once', async () => {
    const { load, asked } = counted();
    const values = await Promise.all([1, 2, 3].map(() => remembered('once', load)));
    expect([...values, await remembered('once', load)]).toEqual([1, 1, 1, 1]);
    expect(asked()).toBe(1);
    expect(await remembered('another', load)).toBe(2);
  });

  it('gives the very same again, without the database', async () => {
    const [editions, reading] = [
      await listEditions(visitor),
      await getReading(visitor, { number: 1, locale: 'ru' }),
    ];
    expect(await listEditions(cast.client.actor)).toBe(editions);
    const again = await getReading(visitor, { number: 1, locale: 'ru' });
    expect(again.document).toBe(reading.document);
    expect(await getEdition(visitor, 1)).toBe(await getEdition(visitor, 1));
  });

  it('forgets when another process has committed a change, promptly', async () => {
    const before = await listNotes(visitor, 8999);
    expect(await listNotes(visitor, 8999)).toBe(before);
    await elsewhere(note('c-2', 'новое'));
    const began = performance.now();
    await expect.poll(() => listNotes(visitor, 8999), soon).toMatchObject([{ ru: 'сразу' }, { ru: 'новое' }]);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('keeps what it has while a change is not committed, or is rolled back', async () => {
    const before = await listNotes(visitor, 8999);
    const undo = new Error('undo');
    await otherProcess()
      .begin(async (raw) => {
        await raw`select set_config('app.actor_role', 'system', true)`;
        await raw.unsafe(note('c-3', 'никогда'));
        await new Promise((done) => setTimeout(done, 100));
        expect(await listNotes(visitor, 8999)).toBe(before);
        throw undo;
      })
      .catch((error) => expect(error).toBe(undo));
    await new Promise((done) => setTimeout(done, 200));
    expect(await listNotes(visitor, 8999)).toBe(before);
  });

  it('forgets after each kind of change', async () => {
    const order = "'1', '2027-01-01', 'x'";
    for (const statement of [
      `insert into policy_translations (edition_number, locale, version, title, source_text, sha256)
        values (8999, 'kk', 1, 't', 'x', 'y')`,
      `insert into policy_translation_approvals (translation_id, order_number, order_date, approved_by, approver_title)
        select id, ${order}, 'y' from policy_translations`,
      `insert into policy_repeals (edition_number, order_number, order_date, repealed_by, repealed_from)
        values (8999, ${order}, '2027-01-01')`,
      note('c-4', 'ещё'),
    ]) {
      const { load, asked } = counted();
      await remembered('kinds', load);
      await elsewhere(statement);
      await expect.poll(() => remembered('kinds', load).then(asked), soon).toBe(2);
      forgetPolicy();
    }
  });

  it('a note of staff stands beside the clause for the next reader', async () => {
    const before = await getReading(visitor, { number: 1, locale: 'en' });
    expect(before.document.markup).not.toContain('Fresh words');
    await writeNote(cast.author.actor, {
      edition: 1,
      anchor: 'c-2.8',
      kind: 'how',
      ru: 'Свежие слова',
      kk: 'Жаңа сөз',
      en: 'Fresh words',
      control: '',
    });
    await expect
      .poll(async () => (await getReading(visitor, { number: 1, locale: 'en' })).document.markup, soon)
      .toContain('Fresh words');
  });

  it('a publication is seen by all who read', async () => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Almaty' }).format(new Date());
    expect(await findEditionInForce(visitor, today)).toMatchObject({ kind: 'found', edition: { number: 1 } });
    await scheduleDraft(
      { author: cast.author.actor, approver: cast.approver.actor },
      { dates: { orderDate: today, effectiveFrom: today } },
    );
    expect(await publishDue(systemActor('test'))).toBe(2);
    await expect
      .poll(() => findEditionInForce(visitor, today), soon)
      .toMatchObject({ kind: 'found', edition: { number: 2 } });
  });

  it('does not show to others what a transaction reads that is not committed', () =>
    undone(async (tx) => {
      const before = await listNotes(visitor, 1);
      await writeNote(
        cast.author.actor,
        { edition: 1, anchor: 'c-2.7', kind: 'how', ru: 'а', kk: 'ә', en: 'a', control: '' },
        tx,
      );
      expect(await listNotes(visitor, 1, tx)).toHaveLength(before.length + 1);
      expect(await listNotes(visitor, 1)).toBe(before);
    }));

  it('does not keep a failure', async () => {
    let asked = 0;
    const load = async () => {
      asked++;
      if (asked < 3) throw new Error('down');
      return 'up';
    };
    await expect(Promise.all([remembered('fails', load), remembered('fails', load)])).rejects.toThrow('down');
    expect(asked).toBe(1);
    await expect(remembered('fails', load)).rejects.toThrow('down');
    expect(await remembered('fails', load)).toBe('up');
    expect(await remembered('fails', load)).toBe('up');
    expect(asked).toBe(3);
    await expect(getEdition(visitor, 77)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('does not keep what was being read while it changed', async () => {
    let finish = (_: string) => {};
    const slow = remembered('slow', () => new Promise<string>((done) => (finish = done)));
    forgetPolicy();
    const fresh = remembered('slow', async () => 'new');
    finish('old');
    expect(await slow).toBe('old');
    expect(await fresh).toBe('new');
    expect(await remembered('slow', async () => 'third')).toBe('new');
  });

  it('a late failure of an old reading does not take the new one away', async () => {
    let fail = (_: Error) => {};
    const slow = remembered('late', () => new Promise<string>((_, failed) => (fail = failed)));
    forgetPolicy();
    expect(await remembered('late', async () => 'new')).toBe('new');
    fail(new Error('down'));
    await expect(slow).rejects.toThrow('down');
    expect(await remembered('late', async () => 'third')).toBe('new');
  });

  it('keeps no more than its bound, and longest what is asked for', async () => {
    forgetPolicy();
    const { load, asked } = counted();
    for (let at = 0; at < 400; at++) await remembered(`k${at}`, load);
    expect(await remembered('k0', load)).toBe(1);
    // One more pushes out the one that nobody has asked for longest: the second.
    await remembered('k400', load);
    expect(await remembered('k0', load)).toBe(1);
    expect(await remembered('k2', load)).toBe(3);
    expect(asked()).toBe(401);
    expect(await remembered('k1', load)).toBe(402);
    for (let at = 1000; at < 3000; at++) await remembered(`k${at}`, load);
    expect(await remembered('k0', load)).not.toBe(1);
    forgetPolicy();
  });

  it('asks anew after five minutes, whatever it has heard', async () => {
    const { load } = counted();
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      expect(await remembered('old', load)).toBe(1);
      vi.setSystemTime(Date.now() + 5 * 60_000 - 1);
      expect(await remembered('old', load)).toBe(1);
      vi.setSystemTime(Date.now() + 1);
      expect(await remembered('old', load)).toBe(2);
    } finally {
      vi.useRealTimers();
      forgetPolicy();
    }
  });

  it('forgets everything when its ear was cut off, and hears again', { timeout: 60_000 }, async () => {
    const before = await listNotes(visitor, 8999);
    expect(await listNotes(visitor, 8999)).toBe(before);
    const cut = await otherProcess()`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen%'`;
    expect(cut).toHaveLength(1);
    await elsewhere(note('c-5', 'пока не слышал'));
    await expect
      .poll(() => listNotes(visitor, 8999), { timeout: 30_000 })
      .toEqual(expect.arrayContaining([expect.objectContaining({ ru: 'пока не слышал' })]));
    await elsewhere(note('c-6', 'снова слышит'));
    await expect
      .poll(() => listNotes(visitor, 8999), { timeout: 30_000 })
      .toEqual(expect.arrayContaining([expect.objectContaining({ ru: 'снова слышит' })]));
  });
});
