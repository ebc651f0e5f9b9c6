import { describe, expect, it } from 'vitest';
import { systemActor, visitorActor } from '@/lib/actor';
import { recordChoice } from '@/lib/cookies/record-choice';
import { bannerWords, shownBanner } from '@/lib/cookies/words.rules';
import { translator } from '@/lib/i18n/translator';
import { consentTree } from '@/lib/ledger/consent-tree';
import { publicKeyOf } from '@/lib/ledger/note.rules';
import { describeLedger } from '@/lib/ledger/proof.queries';
import { withOwnDatabase } from '@/lib/testing/own-database';
import { testTerms } from '@/lib/testing/receipts';
import { checkReceipt } from './check.rules';
import { listVerifiers } from './keys.queries';
import { readKeysFile } from './keys.rules';
import { getReceipt } from './queries';
import { compareFile, verifyReceipt } from './verify.queries';

// The whole way with the real ledger: chosen, sealed, given out, and checked with the published keys alone.
withOwnDatabase('receipts');

async function choose(deviceId: string): Promise<string> {
  const text = shownBanner(bannerWords(await translator('ru', 'cookies')), null);
  const choice = { preferences: true, statistics: false, gpc: false, how: 'banner', locale: 'ru' } as const;
  const done = await recordChoice(visitorActor(), {
    ...choice,
    deviceId,
    text,
    shownAt: new Date(),
    context: {},
  });
  return done.id;
}

describe('a receipt of the real ledger', () => {
  it('holds with the published keys, and goes on holding when the ledger grows', async () => {
    const deviceId = crypto.randomUUID();
    const id = await choose(deviceId);
    const text = JSON.stringify(await getReceipt(visitorActor(), { id, deviceId }));
    const { keys } = await describeLedger(visitorActor());
    const published = readKeysFile(JSON.stringify({ ledger: 'x', keys, checkpoint: null })) ?? [];
    const terms = await testTerms();
    const check = () => checkReceipt(text, { verifiers: published, terms });
    expect(check()).toMatchObject({ ok: true, signedBy: [publicKeyOf(consentTree.signers()[0])] });
    for (let n = 0; n < 5; n += 1) await choose(crypto.randomUUID());
    expect(check()).toMatchObject({ ok: true });
    expect(await verifyReceipt(visitorActor(), id)).toMatchObject({ standing: 'genuine' });
    expect((await verifyReceipt(visitorActor(), id)).place?.signedAt).toBeInstanceOf(Date);
    expect((await compareFile(visitorActor(), text)).check).toMatchObject({ count: 0, proof: 'good' });
    expect((await listVerifiers(systemActor('test'))).map(({ text: key }) => key)).toEqual(
      published.map(({ text: key }) => key),
    );
  });
});

describe('a file of keys', () => {
  it('is read as it is published, and trusts one first key', () => {
    const key = publicKeyOf(consentTree.signers()[0]);
    expect(readKeysFile(JSON.stringify([key]))).toHaveLength(1);
    expect(readKeysFile(JSON.stringify({ keys: [{ verifier: key, endorsement: null }] }))).toHaveLength(1);
    for (const bad of [
      '',
      '{}',
      '[]',
      'null',
      '[1]',
      JSON.stringify([key.slice(1)]),
      JSON.stringify([key, key]),
    ])
      expect(readKeysFile(bad) ?? []).toEqual([]);
  });
});
