import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signerOf, verifierOf } from '@/lib/testing/ledger-keys';
import { recordOf } from '@/lib/testing/ledger-record';
import { naiveReader, naiveRoot } from '@/lib/testing/naive-tree';
import { signCheckpoint } from './checkpoint.rules';
import { endorseKey, trustedVerifiers } from './endorsement.rules';
import { publicKeyOf, signNote } from './note.rules';
import { type InclusionProof, proofOf, verifyProof } from './proof.rules';
import { type LedgerRecord, recordHash } from './record.rules';

const signer = signerOf('one');
const key = verifierOf(signer);
const records = Array.from({ length: 300 }, (_, at) => recordOf({ topic: `topic ${at}` }));
const leaves = records.map(recordHash);
const { read } = naiveReader(leaves);
const headOf = (size: number, by = signer) => ({
  size,
  note: signCheckpoint(by, { size, root: naiveRoot(leaves.slice(0, size)) }) ?? '',
});
const recordAt = (index: number): LedgerRecord => records[index] ?? recordOf();
const why = (record: unknown, proof: unknown, keys = [key]) => {
  const found = verifyProof(record, proof, keys);
  return found.ok ? 'ok' : found.why;
};

describe('the proof of a record', () => {
  it('holds for any record of any head, through JSON', async () => {
    const place = fc
      .integer({ min: 1, max: 300 })
      .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));
    await fc.assert(
      fc.asyncProperty(place, async ([size, index]) => {
        const receipt = { record: recordAt(index), proof: await proofOf(read, index, headOf(size)) };
        const { record, proof } = JSON.parse(JSON.stringify(receipt));
        expect(verifyProof(record, proof, [key])).toEqual({ ok: true, size, signedBy: [key.text] });
      }),
    );
  });

  it('holds for no altered field of the record', async () => {
    const proof = await proofOf(read, 77, headOf(300));
    const record = recordAt(77);
    const other = recordOf({
      act: 'granted',
      edition: 2,
      locale: 'ru',
      how: 'page',
      shownAt: null,
      stopBy: null,
    });
    const changes: LedgerRecord = {
      ...other,
      fingerprint: 'e'.repeat(64),
      textSha256: 'e'.repeat(64),
      purposes: record.purposes.map((one) => ({ ...one, on: true })),
      context: {},
      expiresAt: null,
      at: '2026-11-25T10:00:00.008Z',
    };
    expect(why(record, proof)).toBe('ok');
    for (const field of Object.keys(record).filter((name) => name !== 'v')) {
      const value: unknown = Object.entries(changes).find(([name]) => name === field)?.[1];
      expect([field, why({ ...record, [field]: value }, proof)]).toEqual([field, 'path']);
    }
    expect(why({ ...record, v: 2 }, proof)).toBe('record');
    expect(why({ ...record, note: 'x' }, proof)).toBe('record');
    expect(why(recordAt(78), proof)).toBe('path');
  });

  it('holds at no other place and on no other way', async () => {
    const place = fc.tuple(fc.nat(299), fc.nat(299), fc.nat(400));
    await fc.assert(
      fc.asyncProperty(place, async ([index, other, size]) => {
        const proof = await proofOf(read, index, headOf(300));
        const record = recordAt(index);
        const spoilt: Partial<InclusionProof>[] = [
          ...(other === index ? [] : [{ index: other }]),
          ...(size === 300 ? [] : [{ size }]),
          { path: proof.path.slice(1) },
          { path: proof.path.slice(0, -1) },
          { path: [...proof.path, ...proof.path.slice(-1)] },
          { path: proof.path.toReversed() },
          { path: [] },
        ];
        for (const one of spoilt) expect(['path', 'format']).toContain(why(record, { ...proof, ...one }));
        const elsewhere = headOf(Math.max(index + 1, 299));
        const moved = { ...proof, checkpoint: elsewhere.note };
        if (elsewhere.size !== 300) {
          expect(why(record, moved)).toBe('path');
          expect(['path', 'format']).toContain(why(record, { ...moved, size: elsewhere.size }));
        }
      }),
    );
  });

  it('says what is wrong with the signature', async () => {
    const proof = await proofOf(read, 5, headOf(300));
    const record = recordAt(5);
    const stranger = signerOf('two');
    expect(why(record, proof, [])).toBe('key');
    expect(why(record, proof, [verifierOf(stranger)])).toBe('key');
    expect(why(record, { ...proof, checkpoint: headOf(300, stranger).note })).toBe('key');
    expect(why(record, { ...proof, checkpoint: proof.checkpoint.replace('300', '301') })).toBe('signature');
    expect(why(record, { ...proof, checkpoint: `${proof.checkpoint}x` })).toBe('format');
    expect(why(record, { ...proof, checkpoint: signNote('hello\n', [signer]) })).toBe('format');
    expect(why(record, { ...proof, checkpoint: endorseKey(signer, publicKeyOf(stranger)) })).toBe('format');
  });

  it('outlives the key, for who trusts the first one', async () => {
    const next = signerOf('two');
    const keys = trustedVerifiers(
      [
        { verifier: key.text, endorsement: null },
        { verifier: publicKeyOf(next), endorsement: endorseKey(signer, publicKeyOf(next)) },
      ],
      [key.text],
    );
    expect(why(recordAt(5), await proofOf(read, 5, headOf(200)), keys)).toBe('ok');
    expect(why(recordAt(5), await proofOf(read, 5, headOf(300, next)), keys)).toBe('ok');
    expect(why(recordAt(5), await proofOf(read, 5, headOf(300, signerOf('thief'))), keys)).toBe('key');
  });

  it('is refused when it is none, and looking throws nothing', async () => {
    const proof = await proofOf(read, 5, headOf(300));
    const record = recordAt(5);
    const bad: unknown[] = [
      ...[null, undefined, 0, '', [], {}, [proof], JSON.stringify(proof), { ...proof, more: 1 }],
      ...Object.keys(proof).map((name) => ({ ...proof, [name]: undefined })),
      ...Object.keys(proof).map((name) => ({ ...proof, [name]: 'Ә'.repeat(10_000) })),
      ...[
        { ...proof, index: '5' },
        { ...proof, index: -1 },
        { ...proof, index: 300 },
        { ...proof, size: 5 },
      ],
      ...[
        { ...proof, path: proof.path.join() },
        { ...proof, path: proof.path.map((one) => one.toUpperCase()) },
      ],
      ...[
        { ...proof, path: Array.from({ length: 65 }, () => leaves[0]) },
        { ...proof, path: [proof.path] },
      ],
    ];
    for (const one of bad) expect(why(record, one)).toBe('format');
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(why(record, value)).toBe('format');
        expect(why(value, proof)).toBe('record');
        for (const [name, genuine] of Object.entries(proof)) {
          if (value !== genuine) expect(why(record, { ...proof, [name]: value })).not.toBe('ok');
        }
      }),
    );
  });
});
