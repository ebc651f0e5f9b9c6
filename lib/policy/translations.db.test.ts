import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type StaffActor, systemActor, visitorActor } from '@/lib/actor';
import { setClock } from '@/lib/clock';
import { sha256 } from '@/lib/crypto/hash.rules';
import { failingAudit } from '@/lib/testing/factories';
import { auditsOf, footprint, undone, withOwnDatabase } from '@/lib/testing/own-database';
import { type Cast, importFirst, makeCast } from '@/lib/testing/policy-life';
import { approveTranslation } from './approve-translation';
import { attachTranslation } from './attach-translation';
import { importEdition } from './import-edition';
import { getTranslationReading } from './reading.queries';
import { approveTranslationInput, attachTranslationInput } from './schema';
import { getTranslation, listTranslations, listTranslationVersions } from './translation.queries';

withOwnDatabase('translations');

let cast: Cast;
beforeAll(async () => {
  cast = await makeCast();
  await importFirst();
});

const visitor = visitorActor();
const jan15 = new Date('2027-01-15T06:00:00Z');
const text = '1. ЖАЛПЫ ЕРЕЖЕЛЕР\n\n1.1. Портал деректерді сақтайды.\n';
const input = (over: object = {}) =>
  attachTranslationInput.parse({ edition: 1, locale: 'kk', title: 'Саясат', sourceText: text, ...over });
const approval = (id: string, over: object = {}) =>
  approveTranslationInput.parse({
    id,
    orderNumber: '9-П',
    orderDate: '2027-01-14',
    approvedBy: 'Директорова Д.Д.',
    approverTitle: 'Директор',
    ...over,
  });
const nobody = '00000000-0000-4000-8000-000000000000';
const wrong = (allowed: string[]): [Actor, string][] =>
  (
    [
      [visitor, 'unauthenticated'],
      [cast.client.actor, 'forbidden'],
      [cast.author.actor, 'forbidden'],
      [cast.auditor.actor, 'forbidden'],
      [cast.administrator.actor, 'forbidden'],
      [systemActor('test'), 'forbidden'],
    ] as [Actor, string][]
  ).filter(([{ role }]) => !allowed.includes(role));

describe('attachTranslation', () => {
  it('keeps the text, not approved, with an audit event without its words', () =>
    undone(async (tx) => {
      setClock(jan15);
      const { actor } = cast.author;
      const id = await attachTranslation(actor, input(), tx);
      const expected = {
        id,
        editionNumber: 1,
        locale: 'kk',
        version: 1,
        title: 'Саясат',
        sha256: sha256(text),
        at: jan15,
        attachedBy: actor.personId,
        approval: null,
      };
      expect(await listTranslations(visitor, 1, tx)).toEqual([expected]);
      expect(await getTranslation(visitor, { edition: 1, locale: 'kk' }, tx)).toEqual({
        ...expected,
        sourceText: text,
      });
      const audits = await auditsOf(actor.requestId, tx);
      expect(audits).toMatchObject([
        {
          action: 'policy.translated',
          actorId: actor.personId,
          objectType: 'policy_translation',
          objectId: id,
          reason: 'kk',
          fields: ['title', 'sourceText'],
        },
      ]);
      expect(JSON.stringify(audits)).not.toMatch(/Саясат|Портал/);
    }));

  it('twice is once', () =>
    undone(async (tx) => {
      const id = await attachTranslation(cast.author.actor, input(), tx);
      const before = await footprint(tx);
      expect(await attachTranslation(cast.second.actor, input(), tx)).toBe(id);
      // A browser sends other line ends.
      const crlf = input({ sourceText: text.replaceAll('\n', '\r\n') });
      expect(await attachTranslation(cast.second.actor, crlf, tx)).toBe(id);
      expect(await footprint(tx)).toBe(before);
    }));

  it('refuses the language of the edition itself, by the form and by the act', () =>
    undone(async (tx) => {
      expect(attachTranslationInput.safeParse({ ...input(), locale: 'ru' }).success).toBe(false);
      await importEdition(
        systemActor('import'),
        {
          number: 2,
          title: 'Саясат',
          locale: 'kk',
          orderNumber: '6-П',
          orderDate: '2027-01-10',
          approvedBy: 'Директорова Д.Д.',
          approverTitle: 'Директор',
          effectiveFrom: '2027-02-01',
          source: new TextEncoder().encode(text),
        },
        tx,
      );
      const before = await footprint(tx);
      await expect(attachTranslation(cast.author.actor, input({ edition: 2 }), tx)).rejects.toMatchObject({
        code: 'invalid',
        fields: { locale: 'policy.errors.ownLanguage' },
      });
      expect(await footprint(tx)).toBe(before);
      await attachTranslation(cast.author.actor, input({ edition: 2, locale: 'en' }), tx);
    }));

  it('does not find an edition that is not there', () =>
    undone(async (tx) => {
      const before = await footprint(tx);
      await expect(attachTranslation(cast.author.actor, input({ edition: 2 }), tx)).rejects.toMatchObject({
        code: 'not_found',
      });
      expect(await footprint(tx)).toBe(before);
    }));

  it('refuses who may not, and is undone when the audit cannot be written', () =>
    undone(async (tx) => {
      const before = await footprint(tx);
      for (const [actor, code] of wrong(['reviewer'])) {
        await expect(attachTranslation(actor as StaffActor, input(), tx)).rejects.toMatchObject({ code });
      }
      await expect(attachTranslation(failingAudit(cast.author.actor), input(), tx)).rejects.toThrow();
      expect(await footprint(tx)).toBe(before);
    }));

  it.each([
    ['nothing', ''],
    ['only spaces', ' \n\n'],
    ['a zero character', 'a\u0000'],
    ['more than a megabyte', 'я'.repeat(500_001)],
  ])('the form refuses %s', (_, sourceText) =>
    expect(attachTranslationInput.safeParse({ ...input(), sourceText }).success).toBe(false),
  );

  it('of two at once both are kept in order, or one is told', async () => {
    const results = await Promise.allSettled(
      [cast.author, cast.second].map(({ actor }, at) =>
        attachTranslation(actor, input({ locale: 'en', sourceText: `${text}\n1.2. Text ${at}.\n` })),
      ),
    );
    const done = results.filter(({ status }) => status === 'fulfilled').length;
    expect(done).toBeGreaterThan(0);
    for (const one of results) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict' });
    }
    expect(await listTranslations(visitor, 1)).toMatchObject([{ locale: 'en', version: done }]);
  });
});

describe('approveTranslation', () => {
  it('puts the order to it, by another approver than who attached it', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await attachTranslation(cast.approver.actor, input(), tx);
      const { actor } = cast.deputy;
      expect(await approveTranslation(actor, approval(id), tx)).toBe(1);
      expect(await getTranslation(visitor, { edition: 1, locale: 'kk' }, tx)).toMatchObject({
        approval: {
          orderNumber: '9-П',
          orderDate: '2027-01-14',
          approvedBy: 'Директорова Д.Д.',
          approverTitle: 'Директор',
        },
      });
      const audits = await auditsOf(actor.requestId, tx);
      expect(audits).toMatchObject([
        {
          action: 'policy.translationApproved',
          objectId: id,
          fields: ['orderNumber', 'orderDate', 'approvedBy'],
        },
      ]);
      expect(JSON.stringify(audits)).not.toMatch(/9-П|Директор/);
    }));

  it('refuses one’s own', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await attachTranslation(cast.approver.actor, input(), tx);
      const before = await footprint(tx);
      await expect(approveTranslation(cast.approver.actor, approval(id), tx)).rejects.toMatchObject({
        code: 'precondition',
        detail: 'policy.errors.ownDraft',
      });
      expect(await footprint(tx)).toBe(before);
    }));

  it('twice is once', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await attachTranslation(cast.author.actor, input(), tx);
      await approveTranslation(cast.approver.actor, approval(id), tx);
      const before = await footprint(tx);
      expect(await approveTranslation(cast.deputy.actor, approval(id, { orderNumber: '10-П' }), tx)).toBe(1);
      expect(await footprint(tx)).toBe(before);
    }));

  it('is of one version: a new one is not approved again', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await attachTranslation(cast.author.actor, input(), tx);
      await approveTranslation(cast.approver.actor, approval(id), tx);
      const better = await attachTranslation(
        cast.author.actor,
        input({ sourceText: `${text}\n1.2. Тағы.\n` }),
        tx,
      );
      // Readers keep the approved one; staff see both.
      expect(await listTranslations(visitor, 1, tx)).toMatchObject([
        { locale: 'en', approval: null },
        { id, locale: 'kk', version: 1 },
      ]);
      const versions = await listTranslationVersions(cast.approver.actor, 1, tx);
      expect(versions.filter(({ locale }) => locale === 'kk')).toMatchObject([
        { id: better, version: 2, approval: null },
        { id, version: 1 },
      ]);
      await approveTranslation(cast.approver.actor, approval(better), tx);
      expect((await getTranslation(visitor, { edition: 1, locale: 'kk' }, tx)).approval).not.toBeNull();
      // The first text once more is a third version, and nobody has approved it as such.
      await attachTranslation(cast.author.actor, input(), tx);
      expect((await listTranslationVersions(cast.approver.actor, 1, tx)).at(-3)).toMatchObject({
        version: 3,
        approval: null,
      });
      expect(await getTranslation(visitor, { edition: 1, locale: 'kk' }, tx)).toMatchObject({ version: 2 });
    }));

  it('refuses an order of the future, by the calendar of Almaty', () =>
    undone(async (tx) => {
      const id = await attachTranslation(cast.author.actor, input(), tx);
      const before = await footprint(tx);
      setClock(new Date('2027-01-31T18:59:59.999Z'));
      const tomorrow = approval(id, { orderDate: '2027-02-01' });
      await expect(approveTranslation(cast.approver.actor, tomorrow, tx)).rejects.toMatchObject({
        code: 'invalid',
        fields: { orderDate: 'policy.errors.orderInFuture' },
      });
      expect(await footprint(tx)).toBe(before);
      setClock(new Date('2027-01-31T19:00:00Z'));
      await approveTranslation(cast.approver.actor, tomorrow, tx);
    }));

  it('is for an approver, finds nothing where nothing is, and is undone without an audit', () =>
    undone(async (tx) => {
      setClock(jan15);
      const id = await attachTranslation(cast.author.actor, input(), tx);
      const before = await footprint(tx);
      for (const [actor, code] of wrong([])) {
        await expect(approveTranslation(actor as StaffActor, approval(id), tx)).rejects.toMatchObject({
          code,
        });
      }
      await expect(approveTranslation(cast.approver.actor, approval(nobody), tx)).rejects.toMatchObject({
        code: 'not_found',
      });
      await expect(approveTranslation(failingAudit(cast.approver.actor), approval(id), tx)).rejects.toThrow();
      expect(await footprint(tx)).toBe(before);
    }));
});

describe('reading a translation', () => {
  it('one that is not there is not found', async () => {
    await expect(getTranslation(visitor, { edition: 1, locale: 'kk' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(
      getTranslationReading(visitor, { edition: 9, locale: 'kk', pageLocale: 'ru' }),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect(await listTranslations(visitor, 9)).toEqual([]);
  });

  it('is a document of its own', async () => {
    const { document, contents, translation } = await getTranslationReading(visitor, {
      edition: 1,
      locale: 'en',
      pageLocale: 'kk',
    });
    expect(document.markup).toContain('Портал деректерді сақтайды.');
    expect(contents.markup).toContain('#s-1');
    expect(translation).toMatchObject({ locale: 'en', approval: null });
    expect(translation).not.toHaveProperty('sourceText');
  });
});
