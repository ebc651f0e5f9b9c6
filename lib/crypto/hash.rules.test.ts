import { expect, it } from 'vitest';
import { orderedUuid } from './hash.rules';

it('an ordered UUID is one of version 7, of its time, and of nobody else', () => {
  const at = new Date('2026-11-25T10:00:00.007Z');
  const ids = Array.from({ length: 1000 }, () => orderedUuid(at));
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(1000);
  expect(Number.parseInt(ids[0]?.replaceAll('-', '').slice(0, 12) ?? '', 16)).toBe(at.getTime());
  expect(orderedUuid(new Date(at.getTime() + 1)) > (ids[0] ?? '')).toBe(true);
});
