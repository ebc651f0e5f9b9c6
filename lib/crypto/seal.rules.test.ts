import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindIndex, newKey, open, parseKeyRing, seal, unwrapKey, wrapKey } from '@/lib/crypto/seal.rules';

const key = newKey();
const place = { table: 'profiles', column: 'iin_enc', row: 'r1' };

describe('sealing', () => {
  it('gives every text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = Buffer.from(text, 'utf8').toString('utf8');
        expect(open(key, place, seal(key, place, clean))).toBe(clean);
      }),
    );
  });

  it('never gives the same ciphertext twice', () => {
    const seen = new Set(Array.from({ length: 5000 }, () => seal(key, place, 'same')));
    expect(seen.size).toBe(5000);
  });

  it.each([
    { ...place, table: 'other' },
    { ...place, column: 'phone_enc' },
    { ...place, row: 'r2' },
  ])('does not open in another place: %o', (elsewhere) => {
    expect(() => open(key, elsewhere, seal(key, place, 'value'))).toThrow();
  });

  it('does not open with one bit changed, cut short, or under another key', () => {
    const sealed = seal(key, place, 'value');
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => open(key, place, `v1.${changed.toString('base64url')}`)).toThrow();
      }),
    );
    expect(() => open(newKey(), place, sealed)).toThrow();
    expect(() => open(key, place, sealed.slice(0, 20))).toThrow();
    expect(() => open(key, place, 'v2.abc')).toThrow();
    expect(() => open(key, place, 'nothing')).toThrow();
  });
});

describe('wrapping', () => {
  const one = newKey().toString('base64');
  const two = newKey().toString('base64');

  it('wraps with the current key and still opens what older keys wrapped', () => {
    const old = wrapKey(parseKeyRing(`a:${one}`), 'owner', key);
    const ring = parseKeyRing(`b:${two},a:${one}`);
    expect(unwrapKey(ring, 'owner', old)).toEqual(key);
    expect(wrapKey(ring, 'owner', key).startsWith('b.')).toBe(true);
  });

  it('does not give a key to another owner, nor without its master key', () => {
    const ring = parseKeyRing(`a:${one}`);
    const wrapped = wrapKey(ring, 'owner', key);
    expect(() => unwrapKey(ring, 'stranger', wrapped)).toThrow();
    expect(() => unwrapKey(parseKeyRing(`b:${two}`), 'owner', wrapped)).toThrow(/no key named a/);
  });
});

describe('blind index', () => {
  it('is equal for equal values of a column and different across columns and keys', () => {
    expect(blindIndex(key, 'profiles.iin', '1')).toBe(blindIndex(key, 'profiles.iin', '1'));
    expect(blindIndex(key, 'profiles.iin', '1')).not.toBe(blindIndex(key, 'profiles.phone', '1'));
    expect(blindIndex(key, 'profiles.iin', '1')).not.toBe(blindIndex(newKey(), 'profiles.iin', '1'));
    expect(blindIndex(key, 'profiles.iin', '1')).toHaveLength(22);
  });
});
