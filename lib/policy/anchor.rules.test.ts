import { expect, it } from 'vitest';
import { clauseName } from './anchor.rules';

it.each([
  ['c-2.8', '2.8'],
  ['c-3.4-2', '3.4 (2)'],
  ['c-3.3-i2', '3.3, 2)'],
  ['c-3.4-2-i1', '3.4 (2), 1)'],
  ['c-1.1-p1', '1.1'],
  ['s-3', '3'],
  ['h-p2', ''],
])('%s is named %s', (anchor, name) => expect(clauseName(anchor)).toBe(name));
