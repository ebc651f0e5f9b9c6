import { describe, expect, it } from 'vitest';
import { cursorText, isId, parseCursor } from '@/lib/requests/cursor.rules';

const cursor = { dueOn: '2026-12-11', id: '6f1f5b1e-2c1e-4b53-9c1e-0b6a3f1d2e4a' };

describe('the cursor of the queue', () => {
  it('comes back as it went', () => {
    expect(parseCursor(cursorText(cursor))).toEqual(cursor);
  });

  it.each([
    undefined,
    '',
    ['2026-12-11_x'],
    '2026-12-11',
    `2026-02-30_${cursor.id}`,
    `2026-12-11_${cursor.id}_x`,
    "2026-12-11_' or 1=1 --",
    `_${cursor.id}`,
  ])('is ignored when malformed: %s', (text) => {
    expect(parseCursor(text)).toBeUndefined();
  });
});

describe('an id', () => {
  it('has the shape of a UUID', () => {
    expect(isId(cursor.id)).toBe(true);
    for (const text of ['', 'new', '1', `${cursor.id}0`, `${cursor.id}\n`, undefined, [cursor.id]])
      expect(isId(text)).toBe(false);
  });
});
