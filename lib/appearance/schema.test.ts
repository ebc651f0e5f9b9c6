import { describe, expect, it } from 'vitest';
import { lookForm } from './schema';

const good = { theme: 'dark', density: 'compact', language: 'kk', locale: 'ru', returnTo: '/appearance' };

describe('the form of the look', () => {
  it('is taken as it is', () => expect(lookForm.parse(good)).toEqual(good));

  it.each([
    {},
    { ...good, theme: 'sepia' },
    { ...good, theme: 'Dark' },
    { ...good, density: '' },
    { ...good, language: 'de' },
    { ...good, language: 'қазақша' },
    { ...good, locale: undefined },
    { ...good, extra: '1' },
    { ...good, returnTo: 'ы'.repeat(10_240) },
    { ...good, theme: '😀'.repeat(2560) },
  ])('is refused otherwise: case %#', (form) => expect(lookForm.safeParse(form).success).toBe(false));
});
