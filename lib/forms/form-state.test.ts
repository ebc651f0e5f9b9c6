import { expect, it } from 'vitest';
import { z } from 'zod';
import { fieldsOf } from './form-state';

const formOf = (...pairs: [string, string][]) => {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
};

it('gives one value as a text, several as a list, and nothing of what React adds', () => {
  const form = formOf(['a', '1'], ['b', '2'], ['b', '3'], ['$ACTION_ID_x', '']);
  expect(fieldsOf(form)).toEqual({ a: '1', b: ['2', '3'] });
});

it('takes a field called as an inner part of an object for a field, which strict schemas refuse', () => {
  const schema = z.strictObject({ a: z.string() });
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const fields = fieldsOf(formOf(['a', '1'], [name, 'x'], [name, 'y']));
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
    expect(Object.keys(fields)).toContain(name);
    expect(schema.safeParse(fields).success, name).toBe(false);
  }
});
