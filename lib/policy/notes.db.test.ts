import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type StaffActor, systemActor, visitorActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import { failingAudit } from '@/lib/testing/factories';
import { auditsOf, footprint, undone, withOwnDatabase } from '@/lib/testing/own-database';
import { type Cast, importFirst, makeCast } from '@/lib/testing/policy-life';
import { listNotes, listNoteVersions } from './note.queries';
import { controlPath, isNoteControl, noteControls } from './note-controls.rules';
import { type WriteNoteInput, writeNoteInput } from './schema';
import { seedNotes } from './seed-notes';
import { writeNote } from './write-note';

withOwnDatabase('notes');

let cast: Cast;
beforeAll(async () => {
  cast = await makeCast();
  await importFirst();
});

const visitor = visitorActor();
const note = (over: Partial<WriteNoteInput> = {}) =>
  writeNoteInput.parse({
    edition: 1,
    anchor: 'c-2.8',
    kind: 'how',
    ru: 'Сделано так',
    kk: 'Осылай жасалған',
    en: 'Done so',
    control: 'data',
    ...over,
  });
const nothing = { ru: '', kk: '', en: '', control: '' } as const;
const at = (minute: number) => setClock(new Date(Date.UTC(2027, 0, 15, 6, minute)));

describe('writeNote', () => {
  it('puts a note beside a clause, with an audit event without its words', () =>
    undone(async (tx) => {
      const { actor } = cast.author;
      at(0);
      await writeNote(actor, note(), tx);
      expect(await listNotes(visitor, 1, tx)).toEqual([
        {
          anchor: 'c-2.8',
          kind: 'how',
          version: 1,
          ru: 'Сделано так',
          kk: 'Осылай жасалған',
          en: 'Done so',
          control: 'data',
          at: new Date('2027-01-15T06:00:00Z'),
        },
      ]);
      const audits = await auditsOf(actor.requestId, tx);
      expect(audits).toMatchObject([
        {
          action: 'policy.noted',
          actorId: actor.personId,
          objectType: 'policy_note',
          subjectId: null,
          reason: 'how',
          fields: ['ru', 'kk', 'en', 'control'],
        },
      ]);
      expect(JSON.stringify(audits)).not.toMatch(/Сделано|Осылай|Done so/);
    }));

  it('keeps every version, and the newest holds', () =>
    undone(async (tx) => {
      for (const [minute, ru] of ['один', 'два', 'три'].entries()) {
        at(minute);
        await writeNote((minute === 1 ? cast.approver : cast.author).actor, note({ ru }), tx);
      }
      expect(await listNotes(visitor, 1, tx)).toMatchObject([{ version: 3, ru: 'три' }]);
      const versions = await listNoteVersions(cast.auditor.actor, { edition: 1, anchor: 'c-2.8' }, tx);
      expect(versions.map(({ version, ru }) => [version, ru])).toEqual([
        [3, 'три'],
        [2, 'два'],
        [1, 'один'],
      ]);
    }));

  it('twice is once', () =>
    undone(async (tx) => {
      await writeNote(cast.author.actor, note(), tx);
      const before = await footprint(tx);
      await writeNote(cast.approver.actor, note(), tx);
      expect(await footprint(tx)).toBe(before);
    }));

  it('an empty one takes it away, and it can be written again', () =>
    undone(async (tx) => {
      at(0);
      await writeNote(cast.author.actor, note(), tx);
      at(1);
      await writeNote(cast.author.actor, note(nothing), tx);
      expect(await listNotes(visitor, 1, tx)).toEqual([]);
      const before = await footprint(tx);
      await writeNote(cast.author.actor, note(nothing), tx);
      expect(await footprint(tx)).toBe(before);
      at(2);
      await writeNote(cast.author.actor, note(), tx);
      expect(await listNotes(visitor, 1, tx)).toMatchObject([{ version: 3, ru: 'Сделано так' }]);
    }));

  it('an empty one where there is none leaves nothing, whatever page is chosen beside it', () =>
    undone(async (tx) => {
      const before = await footprint(tx);
      await writeNote(cast.author.actor, note(nothing), tx);
      await writeNote(cast.author.actor, note({ ...nothing, control: 'data' }), tx);
      expect(await footprint(tx)).toBe(before);
    }));

  it('the two kinds beside one clause are two notes', () =>
    undone(async (tx) => {
      await writeNote(cast.author.actor, note(), tx);
      await writeNote(cast.author.actor, note({ kind: 'law', ru: 'Закон' }), tx);
      await writeNote(cast.author.actor, note(nothing), tx);
      expect(await listNotes(visitor, 1, tx)).toMatchObject([{ kind: 'law', version: 1, ru: 'Закон' }]);
    }));

  it.each(['c-3.4-1', 'c-3.4-2', 's-1', 'h-p1', 'c-1.1-i1'])('stands beside %s too', (anchor) =>
    undone(async (tx) => {
      await writeNote(cast.author.actor, note({ anchor }), tx);
      expect(await listNotes(visitor, 1, tx)).toMatchObject([{ anchor }]);
    }),
  );

  it.each([
    ['a clause that the text lacks', { anchor: 'c-4.1.2' }],
    ['a doubled number without its turn', { anchor: 'c-3.4' }],
    ['an edition that is not there', { edition: 2 }],
  ])('%s is not found', (_, over) =>
    undone(async (tx) => {
      const before = await footprint(tx);
      await expect(writeNote(cast.author.actor, note(over), tx)).rejects.toMatchObject({
        code: 'not_found',
      });
      expect(await footprint(tx)).toBe(before);
    }),
  );

  it('refuses who may not, and nothing has changed', () =>
    undone(async (tx) => {
      const before = await footprint(tx);
      for (const [actor, code] of [
        [visitor, 'unauthenticated'],
        [cast.client.actor, 'forbidden'],
        [cast.auditor.actor, 'forbidden'],
        [cast.administrator.actor, 'forbidden'],
        [systemActor('test'), 'forbidden'],
      ] as [Actor, string][]) {
        await expect(writeNote(actor as StaffActor, note(), tx)).rejects.toMatchObject({ code });
      }
      expect(await footprint(tx)).toBe(before);
    }));

  it('is undone when the audit cannot be written', () =>
    undone(async (tx) => {
      const before = await footprint(tx);
      await expect(writeNote(failingAudit(cast.author.actor), note(), tx)).rejects.toThrow();
      expect(await footprint(tx)).toBe(before);
    }));

  it('of two who write at once both words are kept, or one is told', async () => {
    const results = await Promise.allSettled([
      writeNote(cast.author.actor, note({ anchor: 'c-2.1', ru: 'первый' })),
      writeNote(cast.second.actor, note({ anchor: 'c-2.1', ru: 'второй' })),
    ]);
    const kept = await listNoteVersions(cast.auditor.actor, { edition: 1, anchor: 'c-2.1' });
    const done = results.filter(({ status }) => status === 'fulfilled');
    expect(done.length).toBeGreaterThan(0);
    expect(kept).toHaveLength(done.length);
    for (const one of results) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict' });
    }
    await writeNote(cast.author.actor, note({ ...nothing, anchor: 'c-2.1' }));
  });
});

describe('what a note may say', () => {
  const valid = {
    edition: 1,
    anchor: 'c-2.8',
    kind: 'how',
    ru: 'а',
    kk: 'ә',
    en: 'a',
    control: '',
  };
  const issues = (over: object) =>
    (writeNoteInput.safeParse({ ...valid, ...over }).error?.issues ?? []).map(({ path }) => path.join('.'));

  it('all languages or none', () => {
    expect(issues({})).toEqual([]);
    expect(issues({ ru: '', kk: '', en: '' })).toEqual([]);
    expect(issues({ ru: '' })).toEqual(['ru']);
    expect(issues({ kk: ' \n' })).toEqual(['kk']);
    expect(issues({ ru: '', en: '' })).toEqual(['ru', 'en']);
    expect(issues({ ru: undefined, kk: undefined })).toEqual(['ru', 'kk']);
  });

  it('a known kind, a known page, an anchor, a number, not too much', () => {
    expect(issues({ kind: 'joke' })).toEqual(['kind']);
    expect(issues({ control: 'https://example.org' })).toEqual(['control']);
    expect(issues({ control: 'toString' })).toEqual(['control']);
    for (const anchor of ['', 'x', 'c-', '<b>', 'c-2.8"', 'constructor', `c-${'1'.repeat(80)}`]) {
      expect(issues({ anchor }), anchor).toEqual(['anchor']);
    }
    for (const edition of [0, -1, 1.5, 'x', '', 10_000]) {
      expect(issues({ edition }), String(edition)).toEqual(['edition']);
    }
    expect(issues({ ru: 'я'.repeat(1500) })).toEqual([]);
    expect(issues({ ru: 'я'.repeat(1501) })).toEqual(['ru']);
  });

  it('pages are in the portal', () => {
    for (const control of noteControls) expect(controlPath(control)).toMatch(/^\/[a-z/]+$/);
    for (const word of ['constructor', '__proto__', 'hasOwnProperty', ''])
      expect(isNoteControl(word)).toBe(false);
  });
});

describe('reading notes', () => {
  it('is open to all; their versions are for staff', () =>
    undone(async (tx) => {
      await writeNote(cast.author.actor, note(), tx);
      for (const actor of [visitor, cast.client.actor, cast.administrator.actor]) {
        expect(await listNotes(actor, 1, tx)).toHaveLength(1);
        await expect(listNoteVersions(actor, { edition: 1, anchor: 'c-2.8' }, tx)).rejects.toMatchObject({
          code: expect.stringMatching(/unauthenticated|forbidden/),
        });
      }
      expect(await listNotes(visitor, 2, tx)).toEqual([]);
    }));
});

describe('the first notes', () => {
  it('are put in once, and what staff wrote since stays', () =>
    undone(async (tx) => {
      at(0);
      const made = await seedNotes(systemActor('seed'), tx);
      expect(made).toBeGreaterThan(50);
      const [first] = await listNotes(visitor, 1, tx);
      at(1);
      await writeNote(
        cast.author.actor,
        note({ anchor: first?.anchor ?? '', kind: first?.kind ?? 'how', ru: 'Иначе' }),
        tx,
      );
      const before = await footprint(tx);
      expect(await seedNotes(systemActor('seed'), tx)).toBe(0);
      expect(await footprint(tx)).toBe(before);
      expect((await listNotes(visitor, 1, tx))[0]?.ru).toBe('Иначе');
    }));

  it('are for the seed alone, and undone when the audit cannot be written', () =>
    undone(async (tx) => {
      const before = await footprint(tx);
      await expect(seedNotes(cast.author.actor as never, tx)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(seedNotes(systemActor('seed', 'fail-audit-seed'), tx)).rejects.toThrow();
      expect(await footprint(tx)).toBe(before);
    }));
});
