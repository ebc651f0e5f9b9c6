import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEmail } from '@/lib/identifiers/email.rules';
import { checkIban } from '@/lib/identifiers/iban.rules';
import { maskEmail, maskIban, maskIin, maskPhone } from '@/lib/identifiers/mask.rules';
import { checkPhone, formatPhone } from '@/lib/identifiers/phone.rules';

describe('checkPhone', () => {
  it.each([
    ['8 701 234 56 78', '+77012345678', true],
    ['77012345678', '+77012345678', true],
    ['+7 (701) 234-56-78', '+77012345678', true],
    ['+77012345678', '+77012345678', true],
    ['7012345678', '+77012345678', true],
    [' 8(747)123.45.67 ', '+77471234567', true],
    ['8-727-311 51 83', '+77273115183', false],
    ['+7 495 123-45-67', '+74951234567', false],
    ['+44 20 7946 0958', '+442079460958', false],
  ])('%s is %s', (text, e164, mobile) => {
    expect(checkPhone(text)).toEqual({ ok: true, e164, mobile });
  });

  it.each([
    '',
    '8 701',
    '+7 701 234 56 7',
    '+7 701 234 56 789',
    'позвоните 87012345678',
    '8701234567O',
    '87012345678;ext=5',
    '+7+7012345678',
    `+7${'0'.repeat(10_000)}`,
  ])('%s is refused', (text) => {
    expect(checkPhone(text)).toEqual({ ok: false, reason: 'validation.phone' });
  });

  it('gives one normal form to all spellings of a number, and keeps it', () => {
    const subscriber = fc.tuple(
      fc.constantFrom('701', '702', '705', '747', '771', '777'),
      fc.stringMatching(/^[0-9]{7}$/),
    );
    fc.assert(
      fc.property(subscriber, fc.constantFrom('', ' ', '-'), ([code, rest], gap) => {
        const e164 = `+7${code}${rest}`;
        const tail = [code, rest.slice(0, 3), rest.slice(3, 5), rest.slice(5)].join(gap);
        for (const prefix of ['8', '7', '+7']) {
          expect(checkPhone(`${prefix}${gap}${tail}`)).toMatchObject({ ok: true, e164 });
        }
        expect(checkPhone(formatPhone(e164))).toMatchObject({ ok: true, e164 });
      }),
    );
  });

  it.each([
    ['+77012345678', '+7 701 234 56 78'],
    ['+77273115183', '+7 727 311 51 83'],
    ['+442079460958', '+44 20 7946 0958'],
    ['нет', 'нет'],
  ])('%s is shown as %s', (e164, shown) => {
    expect(formatPhone(e164)).toBe(shown);
  });
});

describe('checkIban', () => {
  it.each(['KZ179470398991471260', 'KZ65000TEST000000001', 'KZ07999ABC0000012345'])(
    '%s is valid',
    (value) => {
      expect(checkIban(value)).toEqual({ ok: true, value });
      const spaced = ` ${value.toLowerCase().replace(/(.{4})/g, '$1 ')}`;
      expect(checkIban(spaced)).toEqual({ ok: true, value });
    },
  );

  it.each([
    ['KZ189470398991471260', 'ibanControl'],
    ['KZ17947039899147126', 'iban'],
    ['KZ1794703989914712600', 'iban'],
    ['DE89370400440532013000', 'iban'],
    ['КZ179470398991471260', 'iban'],
    ['', 'iban'],
  ])('%s is refused: %s', (text, reason) => {
    expect(checkIban(text)).toEqual({ ok: false, reason: `validation.${reason}` });
  });
});

describe('checkEmail', () => {
  it.each([
    ['Client@Demo.KZ', 'client@demo.kz'],
    ['  client@demo.kz ', 'client@demo.kz'],
    ['ｃｌｉｅｎｔ@demo.kz', 'client@demo.kz'],
    ["o'brien+news@mail.demo.kz", "o'brien+news@mail.demo.kz"],
    ['a@xn--80aesm.xn--80ao21a', 'a@xn--80aesm.xn--80ao21a'],
  ])('%s is stored as %s', (text, value) => {
    expect(checkEmail(text)).toEqual({ ok: true, value });
  });

  it.each([
    '',
    'client',
    'client@',
    '@demo.kz',
    'client@demo',
    'client@@demo.kz',
    'a@b@demo.kz',
    'client＠demo.kz',
    'client﹫demo.kz',
    'a@evil.kz＠demo.kz',
    '"a b"@demo.kz',
    '"client"@demo.kz',
    'cli ent@demo.kz',
    'clіent@demo.kz',
    '.client@demo.kz',
    'client.@demo.kz',
    'cli..ent@demo.kz',
    'client@-demo.kz',
    'client@demo-.kz',
    'client@demo..kz',
    'client@demo.k',
    'client@demo.123',
    'client@[127.0.0.1]',
    'Name <client@demo.kz>',
    'client@demo.kz,other@demo.kz',
    'client\u200B@demo.kz',
    `${'a'.repeat(65)}@demo.kz`,
    `a@${'b'.repeat(64)}.kz`,
    `a@${'bcd.'.repeat(64)}kz`,
  ])('%s is refused', (text) => {
    expect(checkEmail(text)).toEqual({ ok: false, reason: 'validation.email' });
  });

  it.each(['client@demo.kz\r\nBcc: other@demo.kz', 'client@demo.kz\u0000', '\u202Eclient@demo.kz'])(
    '%j is refused as hidden characters',
    (text) => {
      expect(checkEmail(text)).toEqual({ ok: false, reason: 'validation.controlCharacters' });
    },
  );

  it('is idempotent, in plain lower-case ASCII with one @', () => {
    const spelled = fc.tuple(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('@', '＠', ' @'),
      fc.constantFrom('Demo.kz', 'ｄemo.kz', 'K.kz'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          spelled.map((parts) => parts.join('')),
        ),
        (text) => {
          const checked = checkEmail(text);
          if (!checked.ok) return;
          expect(checkEmail(checked.value)).toEqual(checked);
          expect(checked.value).toMatch(/^[!-?A-~]+@[!-?A-~]+$/);
          expect(checked.value).toBe(checked.value.toLowerCase());
        },
      ),
    );
  });
});

describe('masks', () => {
  it('show what is enough to recognise and no more', () => {
    expect(maskIin('990101100010')).toBe('••••••••0010');
    expect(maskEmail('client@demo.kz')).toBe('c•••@demo.kz');
    expect(maskEmail('a@demo.kz')).toBe('a•••@demo.kz');
    expect(maskPhone('+77012345678')).toBe('+7 ••• ••• 56 78');
    expect(maskPhone('+442079460958')).toBe('+44 •• •••• 0958');
    expect(maskIban('KZ179470398991471260')).toBe('KZ•• •••• •••• •••• 1260');
  });

  it('hide a value that is too short to show a part of', () => {
    for (const short of ['', '1', '1234', '12345678']) expect(maskIin(short)).toBe('••••••••');
    for (const short of ['', '1234', 'нет', '+7701']) expect(maskPhone(short)).toBe('•••');
    for (const broken of ['', 'nobody', '@demo.kz']) expect(maskEmail(broken)).toBe('•••');
    for (const short of ['', 'KZ17', 'KZ179470398991']) expect(maskIban(short)).toBe('•••');
  });
});
