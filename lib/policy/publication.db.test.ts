import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type SystemActor, systemActor, visitorActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { auditsOf, footprint, undone, withOwnDatabase } from '@/lib/testing/own-database';
import {
  approvedText,
  type Cast,
  importFirst,
  makeCast,
  order,
  scheduleDraft,
  smallText,
} from '@/lib/testing/policy-life';
import { approveDraft } from './approve-draft';
import { verifyArchive } from './archive.queries';
import { compareEditions } from './compare.rules';
import { createDraft } from './create-draft';
import { discardDraft } from './discard-draft';
import { getDraft } from './draft.queries';
import { importEdition } from './import-edition';
import { listNotes } from './note.queries';
import { joinPolicy } from './parse.rules';
import { publishDue } from './publish-due';
import { findNewestEdition, getEdition, getEditionSource, listEditions } from './queries';
import { returnDraft } from './return-draft';
import { saveDraft } from './save-draft';
import { saveDraftInput } from './schema';
import { seedNotes } from './seed-notes';
import { submitDraft } from './submit-draft';
import { unscheduleDraft } from './unschedule-draft';
import { writeNote } from './write-note';

withOwnDatabase('publication');

let cast: Cast;
beforeAll(async () => {
  cast = await makeCast();
});

const system = () => systemActor('publish-due');
const visitor = visitorActor();
const jan15 = new Date('2027-01-15T06:00:00Z');
/** Midnight of 31 January in Almaty. */
const moment = new Date('2027-01-30T19:00:00Z');
const justBefore = new Date(moment.getTime() - 1);
const dates = { publishOn: '2027-01-31', effectiveFrom: '2027-02-01' };
const pair = () => ({ author: cast.author.actor, approver: cast.approver.actor });
const editionsIn = async (tx: Tx) => (await listEditions(visitor, tx)).map(({ number }) => number);

describe('a text that was overtaken by an imported edition', () => {
  it('goes back to its reader instead of coming into force before it', () =>
    undone(async (tx) => {
      await importFirst(tx);
      setClock(jan15);
      const id = await scheduleDraft(pair(), { dates }, tx);
      await importEdition(
        system(),
        {
          number: 2,
          title: 'Политика',
          locale: 'ru',
          orderNumber: '8-П',
          orderDate: '2027-01-15',
          approvedBy: 'Вымышлен В.В.',
          approverTitle: 'Директор',
          effectiveFrom: dates.effectiveFrom,
          source: new TextEncoder().encode(smallText('другое')),
        },
        tx,
      );
      setClock(moment);
      const actor = system();
      expect(await publishDue(actor, tx)).toBeNull();
      expect(await editionsIn(tx)).toEqual([1, 2]);
      expect(await getDraft(cast.author.actor, id, tx)).toMatchObject({ state: 'inReview', publishAt: null });
      expect((await auditsOf(actor.requestId, tx)).map(({ action }) => action)).toEqual([
        'policy.unscheduled',
      ]);
      expect(await publishDue(system(), tx)).toBeNull();
    }));
});

describe('a text whose day has come', () => {
  it('is published at its instant and not a millisecond before, once', () =>
    undone(async (tx) => {
      await importFirst(tx);
      setClock(jan15);
      const id = await scheduleDraft(pair(), { dates }, tx);
      setClock(justBefore);
      const before = await footprint(tx);
      expect(await publishDue(system(), tx)).toBeNull();
      expect(await footprint(tx)).toBe(before);
      setClock(moment);
      expect(await publishDue(system(), tx)).toBe(2);
      const after = await footprint(tx);
      for (let tick = 0; tick < 3; tick++) expect(await publishDue(system(), tx)).toBeNull();
      setClock(new Date('2030-01-01T00:00:00Z'));
      expect(await publishDue(system(), tx)).toBeNull();
      expect(await footprint(tx)).toBe(after);
      expect(await getDraft(cast.author.actor, id, tx)).toMatchObject({
        state: 'published',
        editionNumber: 2,
      });
    }));

  it('is an edition with its facts, its clauses and the size of its change', () =>
    undone(async (tx) => {
      await importFirst(tx);
      setClock(jan15);
      const text = approvedText.replace('5-П', '6-П').replace('«26» марта 2019', '«10» января 2027');
      const words = { sourceText: text.replace('2.1.', '2.11.'), title: 'Политика, вторая' };
      await scheduleDraft(pair(), { words, dates }, tx);
      setClock(moment);
      await publishDue(system(), tx);
      const edition = await getEdition(visitor, 2, tx);
      const source = await getEditionSource(visitor, 2, tx);
      expect(source.sourceText).toBe(words.sourceText);
      expect(joinPolicy({ blocks: edition.clauses })).toBe(words.sourceText);
      const first = await getEdition(visitor, 1, tx);
      const { summary } = compareEditions(first.clauses, edition.clauses);
      expect(edition).toMatchObject({
        number: 2,
        title: 'Политика, вторая',
        locale: 'ru',
        orderNumber: '6-П',
        orderDate: '2027-01-10',
        approvedBy: 'Директорова Д.Д.',
        approverTitle: 'Директор',
        effectiveFrom: '2027-02-01',
        repealedFrom: null,
        changeSummary: 'Уточнено',
        materiality: 'material',
        changes: summary,
        previousHash: first.chainHash,
        publishedAt: moment,
      });
      expect(summary.changed).toBeGreaterThan(0);
      expect(summary.renumbered).toBe(1);
    }));

  it('is numbered after the newest edition, whatever stands before', () =>
    undone(async (tx) => {
      setClock(jan15);
      await scheduleDraft(pair(), { dates: { effectiveFrom: '2027-02-01' } }, tx);
      expect(await publishDue(system(), tx)).toBe(1);
      await scheduleDraft(pair(), { dates: { effectiveFrom: '2027-02-02' } }, tx);
      expect(await publishDue(system(), tx)).toBe(2);
      expect((await findNewestEdition(visitor, tx))?.number).toBe(2);
      expect((await getEdition(visitor, 1, tx)).changes).toBeNull();
      expect((await getEdition(visitor, 2, tx)).changes).toMatchObject({ changed: 0, added: 0, removed: 0 });
    }));

  it('leaves one line of history and one audit event without values', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await scheduleDraft(pair(), { words: { title: 'Тайный заголовок' } }, tx);
      const actor = system();
      await publishDue(actor, tx);
      const { events } = await getDraft(cast.author.actor, id, tx);
      expect(events.filter(({ act }) => act === 'published')).toMatchObject([
        { byRole: 'system', byName: null },
      ]);
      const audits = await auditsOf(actor.requestId, tx);
      expect(audits).toMatchObject([
        { action: 'policy.published', objectType: 'policy_edition', subjectId: null, actorId: null },
      ]);
      expect(JSON.stringify(audits)).not.toMatch(/Тайный|данные|Директор|6-П/);
    }));

  it('is late when the portal was down at its moment, but not after its first day in force', () =>
    undone(async (tx) => {
      await importFirst(tx);
      setClock(jan15);
      await scheduleDraft(pair(), { dates }, tx);
      const late = new Date('2027-02-01T18:59:59.999Z');
      setClock(late);
      expect(await publishDue(system(), tx)).toBe(2);
      expect(await getEdition(visitor, 2, tx)).toMatchObject({
        publishedAt: late,
        effectiveFrom: '2027-02-01',
      });
    }));

  it('goes back to its reader when the portal was down beyond that day: nothing is in force in the past', () =>
    undone(async (tx) => {
      await importFirst(tx);
      setClock(jan15);
      const id = await scheduleDraft(pair(), { dates }, tx);
      setClock(new Date('2027-02-01T19:00:00Z'));
      expect(await publishDue(system(), tx)).toBeNull();
      expect(await editionsIn(tx)).toEqual([1]);
      expect(await getDraft(cast.author.actor, id, tx)).toMatchObject({ state: 'inReview' });
    }));

  it('is undone when the audit cannot be written, and done by the next tick', () =>
    undone(async (tx) => {
      setClock(jan15);
      await scheduleDraft(pair(), {}, tx);
      const before = await footprint(tx);
      await expect(
        publishDue(systemActor('publish-due', `fail-audit-${crypto.randomUUID()}`), tx),
      ).rejects.toThrow();
      expect(await footprint(tx)).toBe(before);
      expect(await publishDue(system(), tx)).toBe(1);
    }));

  it('is published by the portal alone', () =>
    undone(async (tx) => {
      setClock(jan15);
      await scheduleDraft(pair(), {}, tx);
      const before = await footprint(tx);
      const { author, approver, auditor, administrator, client } = cast;
      for (const { actor } of [author, approver, auditor, administrator, client]) {
        await expect(publishDue(actor as unknown as SystemActor, tx)).rejects.toMatchObject({
          code: 'forbidden',
        });
      }
      await expect(publishDue(visitor as Actor as SystemActor, tx)).rejects.toMatchObject({
        code: 'unauthenticated',
      });
      expect(await footprint(tx)).toBe(before);
    }));

  it('is not published when its approval was taken back, or it went back and was thrown away', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await scheduleDraft(pair(), { dates }, tx);
      await unscheduleDraft(cast.approver.actor, { id }, tx);
      setClock(new Date('2027-06-01T00:00:00Z'));
      expect(await publishDue(system(), tx)).toBeNull();
      await returnDraft(cast.author.actor, { id, reason: 'Неясно' }, tx);
      await discardDraft(cast.author.actor, { id }, tx);
      expect(await publishDue(system(), tx)).toBeNull();
    }));

  it('can be large, and is published in seconds', { timeout: 120_000 }, () =>
    undone(async (tx) => {
      setClock(jan15);
      const lines = Array.from({ length: 6_000 }, (_, at) => `${(at % 99) + 1}.${(at % 7) + 1}. Слово.\n`);
      await scheduleDraft(pair(), { words: { sourceText: lines.join('') } }, tx);
      expect(await publishDue(system(), tx)).toBe(1);
      const began = performance.now();
      await tx.execute(sql`set constraints all immediate`);
      expect(performance.now() - began).toBeLessThan(2_000);
      expect((await getEdition(visitor, 1, tx)).clauses).toHaveLength(6_000);
    }),
  );
});

describe('notes', () => {
  const note = (anchor: string, kind: 'how' | 'law', ru: string) => ({
    edition: 1,
    anchor,
    kind,
    ru,
    kk: `${ru} (kk)`,
    en: `${ru} (en)`,
    control: 'data' as const,
  });
  const first = '1. ПЕРВЫЙ\n\n1.1. Храним данные.\n\n1.2. Удаляем по просьбе.\n\n1.3. Не передаём никому.\n';
  /** A clause is put before the second, which is renumbered; the third is reworded and moved up by one more. */
  const second =
    '1. ПЕРВЫЙ\n\n1.1. Храним данные.\n\n1.2. Новый пункт о рассылках и звонках.\n\n1.3. Удаляем  по\nпросьбе.\n\n1.4. Передаём всем, кто просит.\n';

  it('go on with the clauses whose words are the same, to their new places, and only the ones that hold', () =>
    undone(async (tx) => {
      setClock(jan15);
      await scheduleDraft(
        pair(),
        { words: { sourceText: first }, dates: { effectiveFrom: '2027-01-15' } },
        tx,
      );
      await publishDue(system(), tx);
      const { actor } = cast.author;
      await writeNote(actor, note('c-1.1', 'how', 'к первому, было'), tx);
      await writeNote(actor, note('c-1.1', 'how', 'к первому'), tx);
      await writeNote(actor, note('c-1.1', 'law', 'закон к первому'), tx);
      await writeNote(actor, note('c-1.2', 'how', 'ко второму'), tx);
      await writeNote(actor, note('c-1.3', 'how', 'к третьему'), tx);
      await writeNote(actor, note('s-1', 'how', 'снято'), tx);
      await writeNote(actor, { ...note('s-1', 'how', ''), kk: '', en: '' }, tx);
      await scheduleDraft(pair(), { words: { sourceText: second } }, tx);
      await publishDue(system(), tx);
      const carried = await listNotes(visitor, 2, tx);
      expect(
        carried.map(({ anchor, kind, version, ru, kk, en, control }) => [
          anchor,
          kind,
          version,
          ru,
          kk,
          en,
          control,
        ]),
      ).toEqual([
        ['c-1.1', 'how', 1, 'к первому', 'к первому (kk)', 'к первому (en)', 'data'],
        ['c-1.1', 'law', 1, 'закон к первому', 'закон к первому (kk)', 'закон к первому (en)', 'data'],
        ['c-1.3', 'how', 1, 'ко второму', 'ко второму (kk)', 'ко второму (en)', 'data'],
      ]);
      expect((await listNotes(visitor, 1, tx)).map(({ anchor }) => anchor)).toContain('c-1.3');
    }));

  it('of the approved text all go on, but the one beside the order that is another now', () =>
    undone(async (tx) => {
      await importFirst(tx);
      const made = await seedNotes(systemActor('seed'), tx);
      setClock(jan15);
      const sourceText = approvedText.replace('5-П', '6-П').replace('«26» марта 2019', '«10» января 2027');
      await scheduleDraft(pair(), { words: { sourceText } }, tx);
      await publishDue(system(), tx);
      const strip = (notes: Awaited<ReturnType<typeof listNotes>>) =>
        notes.map(({ at: _, version: __, ...rest }) => rest);
      const old = strip(await listNotes(visitor, 1, tx));
      expect(old).toHaveLength(made);
      expect(strip(await listNotes(visitor, 2, tx))).toEqual(old.filter(({ anchor }) => anchor !== 'h-p1'));
    }));
});

/** Another portal, which stops in the middle of its transaction. */
const publishHalf = `
  const { asActor } = await import('./lib/database.ts');
  const { systemActor } = await import('./lib/actor.ts');
  const { setClock } = await import('./lib/clock.ts');
  const { publishDue } = await import('./lib/policy/publish-due.ts');
  setClock(new Date('2027-01-15T06:00:00Z'));
  const actor = systemActor('publish-due');
  await asActor(actor, undefined, async (tx) => {
    process.stdout.write('published ' + (await publishDue(actor, tx)) + '\\n');
    await new Promise((done) => setTimeout(done, 50_000));
  });`;

/** From here on what is published is published for good: in the order of the tests. */
describe('more than one process', () => {
  const committed = async (effectiveFrom: string, publishOn = '') => {
    setClock(jan15);
    return scheduleDraft(pair(), {
      words: { sourceText: smallText(effectiveFrom) },
      dates: { effectiveFrom, publishOn },
    });
  };

  it('killed in the middle leaves nothing, and after the restart it is published late, once', async () => {
    const id = await committed('2027-02-01', '2027-01-31');
    setClock(moment);
    const before = await footprint();
    const killed = new Error('killed');
    const run = asActor(system(), undefined, async (tx) => {
      expect(await publishDue(system(), tx)).toBe(1);
      expect(await editionsIn(tx)).toEqual([1]);
      throw killed;
    });
    await expect(run).rejects.toBe(killed);
    expect(await footprint()).toBe(before);
    const late = new Date('2027-01-30T20:30:00Z');
    setClock(late);
    expect(await publishDue(system())).toBe(1);
    expect(await publishDue(system())).toBeNull();
    expect(await getEdition(visitor, 1)).toMatchObject({ publishedAt: late, effectiveFrom: '2027-02-01' });
    expect((await getDraft(cast.author.actor, id)).state).toBe('published');
  });

  it('killed by the machine in the middle leaves nothing either', { timeout: 60_000 }, async () => {
    await committed('2027-02-02');
    const before = await footprint();
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '-e', publishHalf],
      { cwd: fileURLToPath(new URL('../../', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [said] = await once(child.stdout, 'data');
    expect(String(said)).toBe('published 2\n');
    expect(await publishDue(system())).toBeNull();
    child.kill('SIGKILL');
    await once(child, 'exit');
    // The server notices the broken connection by itself.
    await expect.poll(() => publishDue(system()), { timeout: 20_000 }).toBe(2);
    expect(await footprint()).not.toBe(before);
    expect((await listEditions(visitor)).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('ten ticks at once publish one edition', async () => {
    const id = await committed('2027-02-03');
    const results = await Promise.all(Array.from({ length: 10 }, () => publishDue(system())));
    expect(results.filter((one) => one !== null)).toEqual([3]);
    expect((await listEditions(visitor)).map(({ number }) => number)).toEqual([1, 2, 3]);
    const { events } = await getDraft(cast.author.actor, id);
    expect(events.filter(({ act }) => act === 'published')).toHaveLength(1);
  });

  it('a tick beside one that is still at it does not wait and finds nothing', async () => {
    await committed('2027-02-04');
    await asActor(system(), undefined, async (tx) => {
      expect(await publishDue(system(), tx)).toBe(4);
      expect(await publishDue(system())).toBeNull();
    });
    expect(await publishDue(system())).toBeNull();
    expect((await listEditions(visitor)).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  it('an import and a publication at once: one is published, the other is told or goes back', async () => {
    await committed('2027-02-05');
    const source = new TextEncoder().encode(smallText('ввезённое'));
    const facts = {
      title: 'Ввезённая',
      locale: 'ru',
      approvedBy: 'Директорова Д.Д.',
      approverTitle: 'Директор',
    } as const;
    const [published, imported] = await Promise.allSettled([
      publishDue(system()),
      importEdition(systemActor('import'), {
        ...facts,
        number: 5,
        orderNumber: '8-П',
        orderDate: '2027-01-12',
        effectiveFrom: '2027-02-06',
        source,
      }),
    ]);
    // Whoever came second is told, or is a draft under review again because the import has overtaken it.
    const failed = [published, imported].filter(({ status }) => status === 'rejected');
    for (const one of failed) expect(one).toMatchObject({ reason: { code: 'conflict' } });
    await publishDue(system());
    const numbers = (await listEditions(visitor)).map(({ number }) => number);
    expect(numbers.slice(4)).toEqual([5]);
    expect((await verifyArchive(system())).faults).toEqual([]);
  });
});

describe('the honest way through all states', () => {
  it('with a return and a second approval', () =>
    undone(async (tx) => {
      const { author, second, approver, deputy } = cast;
      let minute = 0;
      const next = () => setClock(new Date(jan15.getTime() + minute++ * 60_000));
      next();
      const newest = await findNewestEdition(visitor, tx);
      const number = newest?.number ?? 0;
      const id = await createDraft(author.actor, { from: 'edition' }, tx);
      const words = saveDraftInput.parse({
        id,
        version: 1,
        title: 'Политика',
        sourceText: smallText('всё'),
        changeSummary: 'Всё',
        materiality: 'editorial',
      });
      next();
      await saveDraft(author.actor, words, tx);
      next();
      await submitDraft(author.actor, { id }, tx);
      next();
      await returnDraft(approver.actor, { id, reason: 'Мало' }, tx);
      next();
      await saveDraft(second.actor, { ...words, version: 2, materiality: 'material' }, tx);
      next();
      await submitDraft(second.actor, { id }, tx);
      const last = order(id, { effectiveFrom: '2027-03-01', publishOn: '2027-02-01' });
      await approveDraft(deputy.actor, last, tx);
      next();
      await unscheduleDraft(approver.actor, { id }, tx);
      await approveDraft(deputy.actor, last, tx);
      setClock(new Date('2027-01-31T19:00:00Z'));
      expect(await publishDue(system(), tx)).toBe(number + 1);
      const { events } = await getDraft(author.actor, id, tx);
      expect(new Set(events.map(({ act }) => act))).toEqual(
        new Set(['created', 'saved', 'submitted', 'returned', 'approved', 'unscheduled', 'published']),
      );
      expect(events).toHaveLength(10);
    }));
});
