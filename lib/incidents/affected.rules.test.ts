import { expect, it } from 'vitest';
import { affectedCsv } from './affected.rules';

const person = {
  familyName: 'Пробная',
  givenName: 'Әсел',
  patronymic: null,
  iin: '880814200050',
  phone: null,
};

it('is a file that a spreadsheet opens and takes nothing in it for a formula', () => {
  const hostile = { ...person, familyName: '=cmd|x', givenName: 'a"b,c', phone: '+77010000077' };
  expect(affectedCsv([person, hostile])).toBe(
    '\ufefffamilyName,givenName,patronymic,iin,phone\r\n' +
      'Пробная,Әсел,,880814200050,\r\n' +
      '\'=cmd|x,"a""b,c",,880814200050,\'+77010000077\r\n',
  );
  expect(affectedCsv([])).toBe('\ufefffamilyName,givenName,patronymic,iin,phone\r\n');
});
