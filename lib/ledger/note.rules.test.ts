import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '@/lib/testing/any-text';
import { signerOf, testLedger, verifierOf } from '@/lib/testing/ledger-keys';
import {
  checkNote,
  fromBase64,
  newSigner,
  openNote,
  parseVerifier,
  publicKeyOf,
  type Signer,
  signNote,
  type Verifier,
} from './note.rules';

const name = testLedger;
const seedOf = (word: string) => createHash('sha256').update(word).digest('base64');

function signed(body: string, ...signers: Signer[]): string {
  const note = signNote(body, signers);
  if (note === null) throw new Error('not signed');
  return note;
}

const [first, second] = [signerOf('one'), signerOf('two')];
const [firstKey, secondKey] = [verifierOf(first), verifierOf(second)];
const body = 'first line\n\nÜñí көктем 🙂\n';
const why = (note: unknown, ...keys: Verifier[]) => {
  const found = checkNote(note, keys);
  return found.ok ? 'ok' : found.why;
};

describe('a key', () => {
  it('is that of the test vector of RFC 8032 for its seed', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
    const text = publicKeyOf(newSigner('a', seed.toString('base64')) ?? first);
    expect(Buffer.from(text.split('+').slice(2).join('+'), 'base64').toString('hex')).toBe(
      '01d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    );
  });

  it('has the id that other implementations give it', () => {
    // A published key of the note package of Go.
    const published = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    expect(parseVerifier(published)).toMatchObject({ name: 'PeterNeumann', id: 'c74f20a3', text: published });
  });

  it('is read only in its one spelling', () => {
    const text = publicKeyOf(first);
    expect(parseVerifier(text)?.id).toBe(first.id);
    for (let at = 0; at < text.length; at += 1) {
      expect(parseVerifier(text.slice(0, at))).toBeNull();
      if (at > 0) expect(parseVerifier(text.slice(at))).toBeNull();
      const other = String.fromCharCode(text.charCodeAt(at) + 1);
      expect(parseVerifier(text.slice(0, at) + other + text.slice(at + 1))).toBeNull();
    }
    for (const bad of [
      `${text}\n`,
      ` ${text}`,
      `${text}=`,
      text.toUpperCase(),
      `${text}${text}`,
      '',
      '++',
      'Ә'.repeat(10_000),
    ]) {
      expect(parseVerifier(bad)).toBeNull();
    }
  });

  it('of another algorithm or length is refused, though its id is right', () => {
    const idOf = (bytes: Buffer) =>
      createHash('sha256')
        .update(Buffer.concat([Buffer.from(`${name}\n`), bytes]))
        .digest('hex')
        .slice(0, 8);
    const raw = Buffer.from(publicKeyOf(first).split('+').slice(2).join('+'), 'base64');
    const written = (bytes: Buffer) => `${name}+${idOf(bytes)}+${bytes.toString('base64')}`;
    expect(parseVerifier(written(raw))).not.toBeNull();
    expect(parseVerifier(written(Buffer.concat([Buffer.of(2), raw.subarray(1)])))).toBeNull();
    expect(parseVerifier(written(raw.subarray(0, 32)))).toBeNull();
    expect(parseVerifier(written(Buffer.concat([raw, Buffer.of(0)])))).toBeNull();
  });

  it.each([
    ['no name', '', seedOf('x')],
    ['a space', 'a b', seedOf('x')],
    ['a plus', 'a+b', seedOf('x')],
    ['a line feed', 'a\nb', seedOf('x')],
    ['Cyrillic letters that look Latin', 'сonsent.example', seedOf('x')],
    ['a space that is not ASCII', 'a\u00a0b', seedOf('x')],
    ['a name without end', 'a'.repeat(201), seedOf('x')],
    ['no seed', name, ''],
    ['a short seed', name, Buffer.alloc(31).toString('base64')],
    ['a long seed', name, Buffer.alloc(64).toString('base64')],
    ['a seed in hex', name, 'ab'.repeat(32)],
    ['a seed without padding', name, seedOf('x').slice(0, -1)],
    ['a seed with a line feed', name, `${seedOf('x')}\n`],
    ['a seed in another alphabet', name, Buffer.alloc(32, 255).toString('base64url')],
  ])('is not made with %s', (_, as, seed) => expect(newSigner(as, seed)).toBeNull());

  it('takes base64 in one spelling', () => {
    expect(fromBase64('AA==')?.length).toBe(1);
    for (const bad of ['AB==', 'AA=', 'AA', 'A A==', 'AA==\n', '-_8=', 'AA==='])
      expect(fromBase64(bad)).toBeNull();
  });
});

describe('a note', () => {
  it('opens with the key that signed it and says which', () => {
    const note = signed(body, first);
    expect(openNote(note, [secondKey, firstKey])).toEqual({ body, signedBy: [firstKey.text] });
    expect(note.startsWith(`${body}\n— ${name} `)).toBe(true);
    expect(signed(body, first)).toBe(note);
  });

  it('signed twice opens with either key and with both', () => {
    const note = signed(body, first, second);
    expect(openNote(note, [firstKey])?.signedBy).toEqual([firstKey.text]);
    expect(openNote(note, [secondKey])?.signedBy).toEqual([secondKey.text]);
    expect(openNote(note, [secondKey, firstKey])?.signedBy).toEqual([firstKey.text, secondKey.text]);
    expect(openNote(signed(body, first, first), [firstKey])?.signedBy).toEqual([firstKey.text]);
  });

  it('opens for nobody with another key, another name or no key', () => {
    const note = signed(body, first);
    const namesake = verifierOf(signerOf('one', 'other.example/consent'));
    expect([why(note), why(note, secondKey), why(note, namesake)]).toEqual(['key', 'key', 'key']);
    expect(openNote(note, [secondKey])).toBeNull();
  });

  it('is refused whole when a known key did not sign it, whoever else did', () => {
    const [note, other] = [signed(body, first, second), signed('other\n', second)];
    const forged = note.split('\n').slice(0, -2).concat(other.split('\n').slice(-2)).join('\n');
    expect(why(forged, firstKey)).toBe('ok');
    expect(why(forged, firstKey, secondKey)).toBe('signature');
  });

  it('is refused when a signature of a known key is longer or shorter', () => {
    const note = signed(body, first);
    const bytes = Buffer.from(note.trimEnd().split(' ').at(-1) ?? '', 'base64');
    const withSignature = (other: Buffer) => `${body}\n— ${name} ${other.toString('base64')}\n`;
    expect(why(withSignature(bytes), firstKey)).toBe('ok');
    expect(why(withSignature(bytes.subarray(0, 67)), firstKey)).toBe('signature');
    expect(why(withSignature(Buffer.concat([bytes, Buffer.of(0)])), firstKey)).toBe('signature');
    expect(why(withSignature(bytes.subarray(0, 4)), firstKey)).toBe('format');
  });

  it('takes signatures of any other kind beside its own, to 64', () => {
    const note = signed(body, first);
    const foreign = `— свидетель ${Buffer.alloc(2500, 7).toString('base64')}\n`;
    expect(why(note + foreign.repeat(63), firstKey)).toBe('ok');
    expect(why(note + foreign.repeat(64), firstKey)).toBe('format');
  });

  it('is told apart though two keys share name and id', () => {
    // Found by trying seeds: the id has only 32 bits.
    const [one, other] = [signerOf('seed 5103'), signerOf('seed 70208')];
    expect([one.id, publicKeyOf(one)]).not.toEqual([other.id, publicKeyOf(other)]);
    expect(one.id).toBe(other.id);
    const [oneKey, otherKey] = [verifierOf(one), verifierOf(other)];
    const note = signed(body, one);
    expect(openNote(note, [oneKey, otherKey])?.signedBy).toEqual([oneKey.text]);
    expect(openNote(note, [otherKey, oneKey])?.signedBy).toEqual([oneKey.text]);
    expect(why(note, otherKey)).toBe('signature');
    expect(openNote(signed(body, one, other), [oneKey, otherKey])?.signedBy).toHaveLength(2);
  });

  it('does not open with a bit of it changed, added or taken away', () => {
    const note = signed(body, first);
    const place = fc.tuple(fc.nat(note.length - 1), fc.integer({ min: 1, max: 0xffff }));
    fc.assert(
      fc.property(place, ([at, by]) => {
        const other = String.fromCharCode(note.charCodeAt(at) ^ by);
        expect(openNote(note.slice(0, at) + other + note.slice(at + 1), [firstKey])).toBeNull();
        expect(openNote(note.slice(0, at), [firstKey])).toBeNull();
        expect(openNote(note.slice(0, at) + note.slice(at + 1), [firstKey])).toBeNull();
        expect(openNote(note.slice(0, at) + other + note.slice(at), [firstKey])).toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  it('holds any text of clean lines', () => {
    const line = anyText.map((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, ''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const text = `${lines.join('\n')}\n`;
        expect(openNote(signed(text, first), [firstKey])).toEqual({ body: text, signedBy: [firstKey.text] });
      }),
    );
    const long = `${'Қазақстан '.repeat(1000)}\n`;
    expect(openNote(signed(long, first), [firstKey])?.body).toBe(long);
  });

  it.each([
    ['no line feed at the end', 'text'],
    ['nothing', ''],
    ['a carriage return', 'a\r\n'],
    ['a tab', 'a\tb\n'],
    ['a NUL', 'a\0\n'],
    ['half a character', 'a\ud83d\n'],
    ['more than a note may hold', `${'a'.repeat(1_000_001)}\n`],
  ])('is not signed over %s', (_, text) => {
    expect(signNote(text, [first])).toBeNull();
    expect(why(`${text}\n— ${name} ${Buffer.alloc(68).toString('base64')}\n`, firstKey)).not.toBe('ok');
  });

  it('is signed by somebody', () => {
    expect(signNote(body, [])).toBeNull();
    expect(
      signNote(
        body,
        Array.from({ length: 65 }, () => first),
      ),
    ).toBeNull();
  });

  it('is nothing else, and looking throws nothing', () => {
    const note = signed(body, first);
    const line = note.slice(body.length + 1);
    const bad = [
      ...[
        undefined,
        null,
        5,
        {},
        [],
        '',
        '\n',
        '\n\n',
        '\n\n\n',
        body,
        `${body}\n`,
        line,
        `\n${line.slice(0, -1)}`,
      ],
      ...[`${note}\n`, `${note}junk\n`, `${note} `, note.replace('— ', '- '), note.replace('— ', '—  ')],
      ...[note.replaceAll('\n', '\r\n'), `\ufeff${note}`, note.replace(`${name} `, `${name}\u00a0`), [note]],
    ];
    for (const one of bad) expect(openNote(one, [firstKey])).toBeNull();
    fc.assert(
      fc.property(fc.anything(), (one) => {
        expect(openNote(one, [firstKey])).toBeNull();
      }),
    );
    fc.assert(
      fc.property(anyText, fc.base64String(), (text, code) => {
        expect(openNote(`${text}\n\n— ${name} ${code}\n`, [firstKey])).toBeNull();
      }),
    );
  });

  it('does not open with keys that are no points of the curve', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (raw) => {
        const bytes = Buffer.concat([Buffer.of(1), raw]);
        const id = createHash('sha256')
          .update(Buffer.concat([Buffer.from(`${name}\n`), bytes]))
          .digest();
        const key = parseVerifier(`${name}+${id.toString('hex', 0, 4)}+${bytes.toString('base64')}`);
        const signature = Buffer.concat([id.subarray(0, 4), Buffer.alloc(64, 9)]).toString('base64');
        expect(key && why(`${body}\n— ${name} ${signature}\n`, key)).toBe('signature');
      }),
    );
  });
});
