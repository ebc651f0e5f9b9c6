import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signerOf, testLedger, verifierOf } from '@/lib/testing/ledger-keys';
import { naiveLeaf } from '@/lib/testing/naive-tree';
import { checkpointBody, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.rules';
import { signNote } from './note.rules';

const origin = testLedger;
const root = naiveLeaf('root');
const base64 = Buffer.from(root, 'hex').toString('base64');
const signer = signerOf('one');
const key = verifierOf(signer);
const why = (note: unknown) => {
  const found = openCheckpoint(note, [key]);
  return found.ok ? 'ok' : found.why;
};

describe('the text of a checkpoint', () => {
  it('is three lines', () => {
    expect(checkpointBody({ origin, size: 20_852_163, root })).toBe(`${origin}\n20852163\n${base64}\n`);
  });

  it('is read back whole', () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const name = fc.stringMatching(/^[!-*,-~]{1,200}$/);
    fc.assert(
      fc.property(name, fc.maxSafeNat(), bytes, (as, size, hash) => {
        const checkpoint = { origin: as, size, root: Buffer.from(hash).toString('hex') };
        const body = checkpointBody(checkpoint) ?? '';
        expect(parseCheckpoint(body)).toEqual(checkpoint);
        for (const junk of ['\n', 'x', ' ', '\0', 'more\n']) expect(parseCheckpoint(body + junk)).toBeNull();
        expect(parseCheckpoint(body.slice(0, -1))).toBeNull();
      }),
    );
  });

  it.each([
    ['an empty origin', { origin: '', size: 1, root }],
    ['an origin in two lines', { origin: 'a\nb', size: 1, root }],
    ['an origin with a space', { origin: 'a b', size: 1, root }],
    ['an origin with a plus', { origin: 'a+b', size: 1, root }],
    ['an origin beyond ASCII', { origin: 'журнал.example', size: 1, root }],
    ['an origin with an invisible letter', { origin: 'a\u200bb', size: 1, root }],
    ['a size below nothing', { origin, size: -1, root }],
    ['half a leaf', { origin, size: 0.5, root }],
    ['a size that floats', { origin, size: 2 ** 53, root }],
    ['a root in capitals', { origin, size: 1, root: root.toUpperCase() }],
    ['a short root', { origin, size: 1, root: root.slice(2) }],
    ['a root in base64', { origin, size: 1, root: base64 }],
  ])('is not made of %s', (_, checkpoint) => expect(checkpointBody(checkpoint)).toBeNull());

  it.each([
    ['a leading zero', `${origin}\n01\n${base64}\n`],
    ['a sign', `${origin}\n+1\n${base64}\n`],
    ['a hexadecimal size', `${origin}\n0x1\n${base64}\n`],
    ['an exponent', `${origin}\n1e3\n${base64}\n`],
    ['a fraction', `${origin}\n1.0\n${base64}\n`],
    ['digits of another script', `${origin}\n١\n${base64}\n`],
    ['a size beyond whole numbers', `${origin}\n9007199254740993\n${base64}\n`],
    ['a space after the size', `${origin}\n1 \n${base64}\n`],
    ['a carriage return', `${origin}\r\n1\n${base64}\n`],
    ['no root', `${origin}\n1\n\n`],
    ['a root without padding', `${origin}\n1\n${base64.slice(0, -1)}\n`],
    [
      'a root with loose last bits',
      `${origin}\n1\n${base64.slice(0, -2)}${base64.at(-2) === 'B' ? 'C' : 'B'}=\n`,
    ],
    ['a root of 31 bytes', `${origin}\n1\n${Buffer.from(root, 'hex').subarray(1).toString('base64')}\n`],
    ['a root in hex', `${origin}\n1\n${root}\n`],
    ['an extension line', `${origin}\n1\n${base64}\nextra\n`],
    ['a line before', `\n${origin}\n1\n${base64}\n`],
    ['two lines', `${origin}\n1\n`],
    ['nothing', ''],
    ['10 kB of letters', `${'Ә'.repeat(10_000)}\n1\n${base64}\n`],
  ])('is not read with %s', (_, body) => {
    expect(parseCheckpoint(body)).toBeNull();
    const note = signNote(body, [signer]);
    if (note !== null) expect(why(note)).toBe('format');
  });
});

describe('a signed checkpoint', () => {
  it('opens with the key of the ledger', () => {
    const note = signCheckpoint(signer, { size: 3, root });
    expect(openCheckpoint(note, [key])).toEqual({
      ok: true,
      checkpoint: { origin, size: 3, root },
      signedBy: [key.text],
    });
    expect(signCheckpoint(signer, { size: -3, root })).toBeNull();
  });

  it('says nothing when a key of another ledger signed it', () => {
    const other = signerOf('one', 'other.example/consent');
    const note = signNote(`${origin}\n3\n${base64}\n`, [other]);
    expect(openCheckpoint(note, [key, verifierOf(other)])).toEqual({ ok: false, why: 'key' });
    const both = signNote(`${origin}\n3\n${base64}\n`, [other, signer]);
    expect(openCheckpoint(both, [key, verifierOf(other)])).toMatchObject({ ok: true, signedBy: [key.text] });
  });

  it('holds for no other origin, size or root', () => {
    const note = signCheckpoint(signer, { size: 37, root }) ?? '';
    expect(why(note)).toBe('ok');
    expect(why(note.replace('\n37\n', '\n38\n'))).toBe('signature');
    expect(why(note.replace('\n37\n', '\n3\n'))).toBe('signature');
    expect(why(note.replace(base64, Buffer.alloc(32).toString('base64')))).toBe('signature');
    expect(why(note.replace(`${origin}\n`, 'other.example\n'))).toBe('signature');
    expect(why(note.replaceAll(origin, 'other.example'))).toBe('key');
    expect(why(note.slice(0, -1))).toBe('format');
    expect(why(note.slice(0, note.lastIndexOf('—')))).toBe('format');
  });
});
