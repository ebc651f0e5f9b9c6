import { describe, expect, it } from 'vitest';
import { signerOf, testLedger, verifierOf } from '@/lib/testing/ledger-keys';
import { naiveLeaf } from '@/lib/testing/naive-tree';
import { openCheckpoint, signCheckpoint } from './checkpoint.rules';
import {
  endorseKey,
  type LedgerKey,
  openEndorsement,
  trustChains,
  trustedVerifiers,
} from './endorsement.rules';
import { publicKeyOf, type Signer, signNote } from './note.rules';

const [a, b, c, d] = [signerOf('a'), signerOf('b'), signerOf('c'), signerOf('d')];
const thief = signerOf('thief');
const [keyA, keyB, keyC, keyD] = [publicKeyOf(a), publicKeyOf(b), publicKeyOf(c), publicKeyOf(d)];
const keyT = publicKeyOf(thief);
const named = (by: Signer, verifier: string): LedgerKey => ({
  verifier,
  endorsement: endorseKey(by, verifier),
});
const root: LedgerKey = { verifier: keyA, endorsement: null };

describe('the word of a key for the next one', () => {
  it('names it and is signed', () => {
    const note = endorseKey(a, keyB) ?? '';
    expect(note.startsWith(`pbo consent ledger key\n${keyB}\n\n— ${testLedger} `)).toBe(true);
    expect(openEndorsement(note, [verifierOf(a)])).toEqual({ verifier: keyB, endorsedBy: [keyA] });
    expect(openEndorsement(note, [verifierOf(b)])).toBeNull();
    expect(openEndorsement(note.replace(keyB, keyC), [verifierOf(a)])).toBeNull();
    expect(openEndorsement(note.slice(0, -1), [verifierOf(a)])).toBeNull();
  });

  it('is not given to itself, to another ledger or to what is no key', () => {
    expect(endorseKey(a, keyA)).toBeNull();
    expect(endorseKey(a, publicKeyOf(signerOf('b', 'other.example')))).toBeNull();
    for (const bad of ['', 'x', `${keyB}\n`, `${keyB}\n${keyC}`, keyB.slice(1)])
      expect(endorseKey(a, bad)).toBeNull();
  });

  it.each([
    ['another heading', `pbo consent ledger\n${keyB}\n`],
    ['no heading', `${keyB}\n`],
    ['two keys', `pbo consent ledger key\n${keyB}\n${keyC}\n`],
    ['a line after', `pbo consent ledger key\n${keyB}\n\n`],
    ['no key', 'pbo consent ledger key\n\n'],
    ['a spoilt key', `pbo consent ledger key\n${keyB.slice(0, -1)}\n`],
    ['the key itself', `pbo consent ledger key\n${keyA}\n`],
    ['a key of another ledger', `pbo consent ledger key\n${publicKeyOf(signerOf('b', 'other.example'))}\n`],
  ])('is not %s, though signed', (_, body) => {
    expect(openEndorsement(signNote(body, [a]), [verifierOf(a)])).toBeNull();
  });

  it('is no checkpoint, and a checkpoint is no word', () => {
    const checkpoint = signCheckpoint(a, { size: 1, root: naiveLeaf('x') });
    expect(openEndorsement(checkpoint, [verifierOf(a)])).toBeNull();
    expect(openCheckpoint(endorseKey(a, keyB), [verifierOf(a)])).toEqual({ ok: false, why: 'format' });
  });
});

describe('trust in keys', () => {
  const chain = [root, named(a, keyB), named(b, keyC)];

  it('goes from the first key to all later ones, in whatever order they are listed', () => {
    const wanted = { [keyA]: [keyA], [keyB]: [keyB, keyA], [keyC]: [keyC, keyB, keyA] };
    expect(Object.fromEntries(trustChains(chain, [keyA]))).toEqual(wanted);
    expect(Object.fromEntries(trustChains(chain.toReversed(), [keyA]))).toEqual(wanted);
    expect(trustedVerifiers(chain, [keyA]).map((one) => one.text)).toEqual([keyA, keyB, keyC]);
  });

  it('does not go back to earlier keys', () => {
    expect([...trustChains(chain, [keyB]).keys()]).toEqual([keyB, keyC]);
    expect([...trustChains(chain, [keyC]).keys()]).toEqual([keyC]);
    expect(trustChains(chain, []).size).toBe(0);
  });

  it('starts from a key that is not listed, and takes the shortest way', () => {
    expect(trustChains([named(a, keyB)], [keyA]).get(keyB)).toEqual([keyB, keyA]);
    const two = [...chain, named(c, keyD), named(a, keyD)];
    expect(trustChains(two, [keyA]).get(keyD)).toEqual([keyD, keyA]);
  });

  it('ends where a link is missing, spoilt or about another key', () => {
    const wordForC = endorseKey(b, keyC);
    const listed = (second: LedgerKey) => [...trustChains([root, second, chain[2] ?? root], [keyA]).keys()];
    expect(listed({ verifier: keyB, endorsement: null })).toEqual([keyA]);
    expect(listed({ verifier: keyB, endorsement: 'x' })).toEqual([keyA]);
    expect(listed({ verifier: keyB, endorsement: wordForC })).toEqual([keyA]);
    expect(listed({ verifier: keyD, endorsement: endorseKey(a, keyB) })).toEqual([keyA]);
    expect(listed({ verifier: keyT, endorsement: endorseKey(a, keyB) })).toEqual([keyA]);
    expect(listed({ verifier: 'x', endorsement: endorseKey(a, keyB) })).toEqual([keyA]);
  });

  it('is not won by naming our key, by naming oneself or by a ring', () => {
    const forged: LedgerKey[] = [
      named(thief, keyA),
      named(thief, keyB),
      { verifier: keyT, endorsement: signNote(`pbo consent ledger key\n${keyT}\n`, [thief]) },
      named(d, keyT),
      named(thief, keyD),
    ];
    const found = trustChains([...chain, ...forged], [keyA]);
    expect([...found.keys()]).toEqual([keyA, keyB, keyC]);
    expect(found.get(keyB)).toEqual([keyB, keyA]);
  });

  it('is not given across ledgers', () => {
    const elsewhere = signerOf('e', 'other.example');
    const note = signNote(`pbo consent ledger key\n${publicKeyOf(elsewhere)}\n`, [a]);
    const keys = [root, { verifier: publicKeyOf(elsewhere), endorsement: note }];
    expect([...trustChains(keys, [keyA]).keys()]).toEqual([keyA]);
  });

  it('keeps what an old key signed', () => {
    const old = signCheckpoint(a, { size: 1, root: naiveLeaf('x') });
    const keys = trustedVerifiers(chain, [keyA]);
    expect(openCheckpoint(old, keys).ok).toBe(true);
    expect(openCheckpoint(signCheckpoint(c, { size: 1, root: naiveLeaf('x') }), keys).ok).toBe(true);
    expect(openCheckpoint(signCheckpoint(d, { size: 1, root: naiveLeaf('x') }), keys).ok).toBe(false);
  });

  it('follows a hundred keys', () => {
    const signers = Array.from({ length: 100 }, (_, at) => signerOf(`key ${at}`));
    const keys = signers.map((signer, at) => {
      const before = signers[at - 1];
      return before
        ? named(before, publicKeyOf(signer))
        : { verifier: publicKeyOf(signer), endorsement: null };
    });
    const first = keys[0]?.verifier ?? '';
    expect(trustChains(keys, [first]).get(keys.at(-1)?.verifier ?? '')).toHaveLength(100);
  });
});
