import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type StaffActor, systemActor, visitorActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/database';
import { failingAudit } from '@/lib/testing/factories';
import { auditsOf, footprint, otherProcess, undone, withOwnDatabase } from '@/lib/testing/own-database';
import {
  approvedText,
  beginDraft,
  type Cast,
  importFirst,
  makeCast,
  scheduleDraft,
  sendDraft,
  smallText,
} from '@/lib/testing/policy-life';
import { createDraft } from './create-draft';
import { discardDraft } from './discard-draft';
import { findScheduledDraft, getDraft, listDrafts } from './draft.queries';
import { publishDue } from './publish-due';
import { returnDraft } from './return-draft';
import { saveDraft } from './save-draft';
import { createDraftInput, maxSourceBytes, returnDraftInput, saveDraftInput } from './schema';
import { seedExample } from './seed-example';
import { submitDraft } from './submit-draft';

withOwnDatabase('drafts');

let cast: Cast;
beforeAll(async () => {
  cast = await makeCast();
});

const nobody = '00000000-0000-4000-8000-000000000000';
const jan15 = new Date('2027-01-15T06:00:00Z');
const save = (id: string, over: Record<string, unknown> = {}) =>
  saveDraftInput.parse({
    id,
    version: 2,
    title: 'Политика',
    sourceText: smallText('сведения'),
    changeSummary: 'Другое слово',
    materiality: 'editorial',
    ...over,
  });

/** One act on a draft: how to come to it, how to do it, and what it leaves. */
type Act = {
  name: string;
  prepare: (tx: Tx) => Promise<string>;
  act: (actor: StaffActor, id: string, tx?: Tx) => Promise<unknown>;
  by: () => StaffActor;
  history: string;
  action: string;
};

const acts: Act[] = [
  {
    name: 'createDraft',
    prepare: async () => 'empty',
    act: (actor, _id, tx) => createDraft(actor, { from: 'empty' }, tx),
    by: () => cast.author.actor,
    history: 'created',
    action: 'policy.draftCreated',
  },
  {
    name: 'saveDraft',
    prepare: (tx) => beginDraft(cast.author.actor, {}, tx),
    act: (actor, id, tx) => saveDraft(actor, save(id), tx),
    by: () => cast.second.actor,
    history: 'saved',
    action: 'policy.draftSaved',
  },
  {
    name: 'submitDraft',
    prepare: (tx) => beginDraft(cast.author.actor, {}, tx),
    act: (actor, id, tx) => submitDraft(actor, { id }, tx),
    by: () => cast.author.actor,
    history: 'submitted',
    action: 'policy.draftSubmitted',
  },
  {
    name: 'returnDraft',
    prepare: (tx) => sendDraft(cast.author.actor, {}, tx),
    act: (actor, id, tx) => returnDraft(actor, { id, reason: 'Тайное слово' }, tx),
    by: () => cast.approver.actor,
    history: 'returned',
    action: 'policy.draftReturned',
  },
  {
    name: 'discardDraft',
    prepare: (tx) => beginDraft(cast.author.actor, {}, tx),
    act: (actor, id, tx) => discardDraft(actor, { id }, tx),
    by: () => cast.author.actor,
    history: 'discarded',
    action: 'policy.draftDiscarded',
  },
];

const wrong = (): [string, Actor, string][] => [
  ['a visitor', visitorActor(), 'unauthenticated'],
  ['a client', cast.client.actor, 'forbidden'],
  ['an auditor', cast.auditor.actor, 'forbidden'],
  ['an administrator', cast.administrator.actor, 'forbidden'],
];

describe.each(acts)('$name', ({ prepare, act, by, history, action, name }) => {
  it('does it, with one line of history and one audit event that names no value', () =>
    undone(async (tx) => {
      const actor = by();
      const prepared = await prepare(tx);
      const before = (await auditsOf(actor.requestId, tx)).length;
      const result = await act(actor, prepared, tx);
      const id = name === 'createDraft' ? String(result) : prepared;
      const draft = await getDraft(cast.auditor.actor, id, tx);
      expect(draft.events.at(-1)).toMatchObject({ act: history, byRole: actor.role });
      expect(draft.events.filter((event) => event.act === history)).toHaveLength(history === 'saved' ? 2 : 1);
      const audits = (await auditsOf(actor.requestId, tx)).slice(before);
      expect(audits).toHaveLength(1);
      expect(audits[0]).toMatchObject({
        action,
        actorId: actor.personId,
        objectType: 'policy_draft',
        objectId: id,
        subjectId: null,
      });
      expect(JSON.stringify(audits)).not.toMatch(/сведения|Тайное|Другое|данные|Политика/);
    }));

  it('refuses who may not, and nothing has changed', () =>
    undone(async (tx) => {
      const id = await prepare(tx);
      const before = await footprint(tx);
      for (const [who, actor, code] of wrong()) {
        await expect(act(actor as StaffActor, id, tx), who).rejects.toMatchObject({ code });
      }
      expect(await footprint(tx)).toBe(before);
    }));

  it('is undone when the audit cannot be written', () =>
    undone(async (tx) => {
      const id = await prepare(tx);
      const before = await footprint(tx);
      await expect(act(failingAudit(by()), id, tx)).rejects.toThrow();
      expect(await footprint(tx)).toBe(before);
    }));
});

describe.each(acts.filter(({ name }) => name !== 'createDraft'))('$name', ({ act, by }) => {
  it('does not find a draft that is not there', () =>
    undone(async (tx) => {
      const before = await footprint(tx);
      await expect(act(by(), nobody, tx)).rejects.toMatchObject({ code: 'not_found' });
      expect(await footprint(tx)).toBe(before);
    }));

  it('cannot touch the example', () =>
    undone(async (tx) => {
      await seedExample(
        systemActor('seed'),
        { title: 'Пример', sourceText: smallText(), changeSummary: 'Пример' },
        tx,
      );
      const [example] = await listDrafts(cast.auditor.actor, tx);
      expect(example).toMatchObject({ isExample: true, state: 'draft' });
      const before = await footprint(tx);
      await expect(act(by(), example?.id ?? '', tx)).rejects.toMatchObject({
        code: expect.stringMatching(/not_found|precondition/),
      });
      expect(await footprint(tx)).toBe(before);
    }));
});

describe('the way of a draft', () => {
  const waysTo: Record<string, (tx: Tx) => Promise<string>> = {
    draft: (tx) => beginDraft(cast.author.actor, {}, tx),
    inReview: (tx) => sendDraft(cast.author.actor, {}, tx),
    scheduled: (tx) => {
      setClock(jan15);
      return scheduleDraft({ author: cast.author.actor, approver: cast.approver.actor }, {}, tx);
    },
    published: async (tx) => {
      setClock(jan15);
      const id = await scheduleDraft({ author: cast.author.actor, approver: cast.approver.actor }, {}, tx);
      await publishDue(systemActor('test'), tx);
      return id;
    },
    discarded: async (tx) => {
      const id = await beginDraft(cast.author.actor, {}, tx);
      await discardDraft(cast.author.actor, { id }, tx);
      return id;
    },
  };
  const allowed: Record<string, string[]> = {
    saveDraft: ['draft'],
    submitDraft: ['draft'],
    returnDraft: ['inReview'],
    // Twice is once.
    discardDraft: ['draft', 'discarded'],
  };
  const table = Object.entries(allowed).flatMap(([name, from]) =>
    Object.keys(waysTo).map((state) => ({ name, state, ok: from.includes(state) })),
  );

  it.each(table)('$name from $state: $ok', ({ name, state, ok }) =>
    undone(async (tx) => {
      const id = (await waysTo[state]?.(tx)) ?? '';
      const draft = await getDraft(cast.auditor.actor, id, tx);
      expect(draft.state).toBe(state);
      const before = await footprint(tx);
      const { act } = acts.find((one) => one.name === name) ?? {};
      const done = act?.(cast.author.actor, id, tx);
      if (ok) await done;
      else {
        await expect(done).rejects.toMatchObject({ code: 'precondition' });
        expect(await footprint(tx)).toBe(before);
      }
    }),
  );

  it('throwing away twice is once', () =>
    undone(async (tx) => {
      const id = await beginDraft(cast.author.actor, {}, tx);
      await discardDraft(cast.author.actor, { id }, tx);
      const before = await footprint(tx);
      await discardDraft(cast.author.actor, { id }, tx);
      expect(await footprint(tx)).toBe(before);
    }));

  it('a returned draft can be saved again, and its reason stays readable', () =>
    undone(async (tx) => {
      const id = await sendDraft(cast.author.actor, {}, tx);
      await returnDraft(cast.approver.actor, { id, reason: 'Пункт 1.2 неясен' }, tx);
      await saveDraft(cast.second.actor, save(id), tx);
      const draft = await getDraft(cast.auditor.actor, id, tx);
      expect(draft).toMatchObject({ state: 'draft', version: 3, sourceText: smallText('сведения') });
      expect(draft.events.map(({ act, reason }) => [act, reason])).toContainEqual([
        'returned',
        'Пункт 1.2 неясен',
      ]);
    }));

  it('a reason is needed, and is not endless', () => {
    expect(returnDraftInput.safeParse({ id: nobody, reason: '  ' }).success).toBe(false);
    expect(returnDraftInput.safeParse({ id: nobody, reason: 'x'.repeat(2001) }).success).toBe(false);
  });
});

describe('what a draft needs to be sent', () => {
  it.each([
    ['no clauses', { sourceText: 'Просто слова без номеров.\n' }, 'policy.errors.noClauses'],
    ['only a date for a number', { sourceText: '26.03.2019\n' }, 'policy.errors.noClauses'],
    ['no weight', { materiality: '' as const }, 'policy.errors.unweighed'],
    ['no words on the change', { changeSummary: '' }, 'policy.errors.unweighed'],
  ])('%s', (_, words, detail) =>
    undone(async (tx) => {
      const id = await beginDraft(cast.author.actor, words, tx);
      const before = await footprint(tx);
      await expect(submitDraft(cast.author.actor, { id }, tx)).rejects.toMatchObject({
        code: 'precondition',
        detail,
      });
      expect(await footprint(tx)).toBe(before);
    }),
  );
});

describe('saving', () => {
  it('keeps the words and counts the version', () =>
    undone(async (tx) => {
      const id = await beginDraft(cast.author.actor, {}, tx);
      const at = new Date('2027-01-15T06:00:00.123Z');
      setClock(at);
      expect(await saveDraft(cast.author.actor, save(id), tx)).toEqual({ version: 3, savedAt: at });
      expect(await getDraft(cast.author.actor, id, tx)).toMatchObject({
        version: 3,
        sourceText: smallText('сведения'),
        changeSummary: 'Другое слово',
        materiality: 'editorial',
        updatedAt: at,
        isOwn: true,
      });
    }));

  it('names only the fields that changed', () =>
    undone(async (tx) => {
      const id = await beginDraft(cast.author.actor, {}, tx);
      const { actor } = cast.second;
      await saveDraft(actor, save(id, { sourceText: smallText(), materiality: 'material' }), tx);
      const [audit] = await auditsOf(actor.requestId, tx);
      expect(audit?.fields).toEqual(['changeSummary']);
    }));

  it.each([1, 3, 99])('refuses version %i, and the kept text stays', (version) =>
    undone(async (tx) => {
      const id = await beginDraft(cast.author.actor, {}, tx);
      const before = await footprint(tx);
      await expect(saveDraft(cast.second.actor, save(id, { version }), tx)).rejects.toMatchObject({
        code: 'conflict',
        detail: 'policy.errors.stale',
      });
      expect(await footprint(tx)).toBe(before);
    }),
  );

  it('the same again is no new version, whatever version it was based on', () =>
    undone(async (tx) => {
      const id = await beginDraft(cast.author.actor, {}, tx);
      const kept = await saveDraft(cast.author.actor, save(id), tx);
      const before = await footprint(tx);
      setClock(new Date('2031-01-01T00:00:00Z'));
      for (const version of [1, 2, 3]) {
        expect(await saveDraft(cast.second.actor, save(id, { version }), tx)).toEqual(kept);
      }
      expect(await footprint(tx)).toBe(before);
    }));

  it('line ends of a browser are no change', () =>
    undone(async (tx) => {
      const id = await beginDraft(cast.author.actor, {}, tx);
      const crlf = smallText().replaceAll('\n', '\r\n');
      const input = { sourceText: crlf, changeSummary: 'Уточнено', materiality: 'material' };
      expect(await saveDraft(cast.author.actor, save(id, input), tx)).toMatchObject({ version: 2 });
      expect((await getDraft(cast.author.actor, id, tx)).sourceText).toBe(smallText());
    }));

  it('takes a megabyte and not a byte more', () =>
    undone(async (tx) => {
      const line = '1.1. Слово.\n';
      const bytes = new TextEncoder().encode(line).length;
      const full = line.repeat(Math.floor(maxSourceBytes / bytes));
      const most = full + 'x'.repeat(maxSourceBytes - new TextEncoder().encode(full).length);
      const id = await beginDraft(cast.author.actor, {}, tx);
      await saveDraft(cast.author.actor, save(id, { sourceText: most }), tx);
      expect((await getDraft(cast.author.actor, id, tx)).sourceText).toBe(most);
      const more = saveDraftInput.safeParse({ id, version: 3, title: 'x', sourceText: `${most}x` });
      expect(more.error?.issues[0]).toMatchObject({
        path: ['sourceText'],
        message: 'policy.upload.tooLarge',
      });
    }));

  it.each([
    ['a zero character', 'a\u0000b', 'policy.upload.zeroCharacter'],
    ['half of a character', 'a\ud800', 'policy.upload.encoding'],
    ['a sign that turns the direction', 'a\u202eb', 'policy.upload.binary'],
    ['nothing', '', 'policy.upload.empty'],
  ])('refuses %s', (_, sourceText, message) => {
    const parsed = saveDraftInput.safeParse({ id: nobody, version: 1, title: 'x', sourceText });
    expect(parsed.error?.issues[0]).toMatchObject({ path: ['sourceText'], message });
  });

  it('one line of history a sitting, another one for another person', () =>
    undone(async (tx) => {
      const id = await beginDraft(cast.author.actor, {}, tx);
      for (const [at, actor] of [cast.author, cast.author, cast.second, cast.author].entries()) {
        setClock(new Date(jan15.getTime() + at * 1000));
        await saveDraft(actor.actor, save(id, { version: 2 + at, title: `Политика ${at}` }), tx);
      }
      const { events } = await getDraft(cast.author.actor, id, tx);
      expect(events.map(({ act }) => act)).toEqual(['created', 'saved', 'saved', 'saved']);
    }));

  it('of two at once one wins and the other is told, with its text not lost over the kept one', async () => {
    const id = await beginDraft(cast.author.actor);
    const texts = [smallText('первое'), smallText('второе')] as const;
    const results = await Promise.allSettled([
      saveDraft(cast.author.actor, save(id, { sourceText: texts[0] })),
      saveDraft(cast.second.actor, save(id, { sourceText: texts[1] })),
    ]);
    const won = results.findIndex(({ status }) => status === 'fulfilled');
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results[1 - won]).toMatchObject({ reason: { code: 'conflict', detail: 'policy.errors.stale' } });
    expect(await getDraft(cast.author.actor, id)).toMatchObject({ version: 3, sourceText: texts[won] });
  });

  it('a save that waited for another one sees what that one kept', async () => {
    const id = await beginDraft(cast.author.actor);
    let waiting: Promise<unknown> | undefined;
    await asActor(cast.author.actor, undefined, async (tx) => {
      await saveDraft(cast.author.actor, save(id, { sourceText: smallText('первое') }), tx);
      waiting = saveDraft(cast.second.actor, save(id, { sourceText: smallText('второе') })).catch(
        (error: unknown) => error,
      );
      await new Promise((done) => setTimeout(done, 100));
    });
    expect(await waiting).toMatchObject({ code: 'conflict', detail: 'policy.errors.stale' });
    expect((await getDraft(cast.author.actor, id)).sourceText).toBe(smallText('первое'));
  });

  it('a save and a submission at once never leave a text under review that changed', async () => {
    const id = await beginDraft(cast.author.actor);
    const [saved, sent] = await Promise.allSettled([
      saveDraft(cast.second.actor, save(id)),
      submitDraft(cast.author.actor, { id }),
    ]);
    const { state, events } = await getDraft(cast.author.actor, id);
    expect(sent.status).toBe('fulfilled');
    expect(state).toBe('inReview');
    const acts = events.map(({ act }) => act);
    if (saved.status === 'rejected') expect(saved.reason).toMatchObject({ code: 'precondition' });
    expect(acts.at(-1)).toBe('submitted');
  });
});

describe('beginning', () => {
  it('with the newest edition gives its text to the letter', () =>
    undone(async (tx) => {
      await importFirst(tx);
      const id = await createDraft(cast.author.actor, { from: 'edition' }, tx);
      expect(await getDraft(cast.author.actor, id, tx)).toMatchObject({
        sourceText: approvedText,
        state: 'draft',
        version: 1,
        materiality: null,
        changeSummary: null,
        isExample: false,
        isOwn: true,
      });
    }));

  it('with an edition when there is none begins empty', () =>
    undone(async (tx) => {
      const id = await createDraft(cast.author.actor, { from: 'edition' }, tx);
      expect((await getDraft(cast.author.actor, id, tx)).sourceText).toBe('');
    }));

  it('with a copy takes the words and none of the rest', () =>
    undone(async (tx) => {
      const original = await sendDraft(cast.author.actor, {}, tx);
      const copy = await createDraft(cast.second.actor, { from: original }, tx);
      expect(await getDraft(cast.author.actor, copy, tx)).toMatchObject({
        sourceText: smallText(),
        state: 'draft',
        version: 1,
      });
      expect((await getDraft(cast.author.actor, original, tx)).state).toBe('inReview');
    }));

  it('with the example takes its mark away, in the text and in the title', () =>
    undone(async (tx) => {
      await seedExample(
        systemActor('seed'),
        {
          title: 'Политика (пример второй редакции)',
          sourceText: `ПРИМЕР ПРОЕКТА. Не утверждён.\n\n${smallText()}`,
          changeSummary: 'Пример',
        },
        tx,
      );
      const [example] = await listDrafts(cast.author.actor, tx);
      const id = await createDraft(cast.author.actor, { from: example?.id ?? '' }, tx);
      const copy = await getDraft(cast.author.actor, id, tx);
      expect(copy).toMatchObject({ isExample: false, sourceText: smallText() });
      expect(copy.title).not.toMatch(/пример/i);
    }));

  it('with a draft that is not there is not found', () =>
    undone(async (tx) => {
      const before = await footprint(tx);
      await expect(createDraft(cast.author.actor, { from: nobody }, tx)).rejects.toMatchObject({
        code: 'not_found',
      });
      expect(await footprint(tx)).toBe(before);
    }));

  it.each(['', 'other', '1', "'; drop table policy_drafts; --"])('from «%s» is refused by the form', (from) =>
    expect(createDraftInput.safeParse({ from }).success).toBe(false),
  );
});

describe('reading drafts', () => {
  it('is for those who work on them and for the auditor', () =>
    undone(async (tx) => {
      const id = await beginDraft(cast.author.actor, {}, tx);
      for (const { actor } of [cast.author, cast.second, cast.approver, cast.auditor]) {
        expect((await listDrafts(actor, tx)).map((one) => one.id)).toContain(id);
        expect((await getDraft(actor, id, tx)).isOwn).toBe(actor === cast.author.actor);
      }
      for (const [who, actor, code] of wrong().filter(([name]) => name !== 'an auditor')) {
        await expect(listDrafts(actor as StaffActor, tx), who).rejects.toMatchObject({ code });
        await expect(getDraft(actor as StaffActor, id, tx), who).rejects.toMatchObject({ code });
        await expect(findScheduledDraft(actor as StaffActor, tx), who).rejects.toMatchObject({ code });
      }
      await expect(getDraft(cast.auditor.actor, nobody, tx)).rejects.toMatchObject({ code: 'not_found' });
    }));

  it('puts the one touched last first', () =>
    undone(async (tx) => {
      setClock(jan15);
      const first = await beginDraft(cast.author.actor, {}, tx);
      setClock(new Date(jan15.getTime() + 1000));
      const second = await beginDraft(cast.author.actor, {}, tx);
      setClock(new Date(jan15.getTime() + 2000));
      await saveDraft(cast.author.actor, save(first), tx);
      const ids = (await listDrafts(cast.auditor.actor, tx)).map(({ id }) => id);
      expect(ids.filter((id) => id === first || id === second)).toEqual([first, second]);
    }));
});

describe('the example', () => {
  it('is put in once', () =>
    undone(async (tx) => {
      const words = { title: 'Пример', sourceText: smallText(), changeSummary: 'Пример' };
      await seedExample(systemActor('seed'), words, tx);
      const before = await footprint(tx);
      await seedExample(systemActor('seed'), { ...words, title: 'Другой' }, tx);
      expect(await footprint(tx)).toBe(before);
    }));

  it('is put in by the system alone', () =>
    undone(async (tx) => {
      const words = { title: 'Пример', sourceText: smallText(), changeSummary: 'Пример' };
      for (const actor of [cast.author, cast.approver, cast.administrator, cast.client]) {
        await expect(seedExample(actor.actor as never, words, tx)).rejects.toMatchObject({
          code: 'forbidden',
        });
      }
    }));
});

describe('raw text in the database', () => {
  it('holds what was saved, byte for byte', async () => {
    const odd = "1. Ә «ң» “q” 'x' \\n\t\u00a0é e\u0301 🙂‍🔥\n\n1.1. <script>alert(1)</script> %s $1 {0}\n";
    const id = await beginDraft(cast.author.actor, { sourceText: odd });
    const [row] = await otherProcess().begin(async (raw) => {
      await raw`select set_config('app.actor_role', 'auditor', true)`;
      return raw`select encode(convert_to(source_text, 'UTF8'), 'hex') as hex from policy_drafts where id = ${id}`;
    });
    expect(row?.hex).toBe(Buffer.from(odd).toString('hex'));
    await undone(async (tx) => {
      expect(await tx.execute(sql`select 1 from policy_drafts where id = ${id}`)).toHaveLength(1);
    });
  });
});
