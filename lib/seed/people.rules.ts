import type { Role } from '@/db/enums';

/**
 * Invented people of the demo. Their IINs are of the 19th century: well-formed, and nobody living can own them.
 */
export type DemoPerson = {
  email: string;
  role: Role;
  displayName: string;
  profile?: {
    kind: 'person' | 'company';
    familyName: string;
    givenName: string;
    patronymic: string | null;
    companyName?: string;
    bin?: string;
    position?: string;
    iin?: string;
    birthDate?: string;
    phone: string;
    iban?: string;
  };
};

export const demoPeople: readonly DemoPerson[] = [
  {
    email: 'client@demo.kz',
    role: 'client',
    displayName: 'Айгүл Серікқызы Нұрланова',
    profile: {
      kind: 'person',
      familyName: 'Нұрланова',
      givenName: 'Айгүл',
      patronymic: 'Серікқызы',
      iin: '500520200025',
      birthDate: '1850-05-20',
      phone: '+77010000001',
      iban: 'KZ65000TEST000000001',
    },
  },
  {
    email: 'company@demo.kz',
    role: 'client',
    displayName: 'Пётр Ильич Образцов',
    profile: {
      kind: 'company',
      familyName: 'Образцов',
      givenName: 'Пётр',
      patronymic: 'Ильич',
      companyName: 'ТОО «Пример Сервис»',
      bin: '241240999996',
      position: 'Главный бухгалтер',
      phone: '+77010000002',
      iban: 'KZ07999ABC0000012345',
    },
  },
  { email: 'reviewer@demo.kz', role: 'reviewer', displayName: 'Рассматривающий (демо)' },
  { email: 'approver@demo.kz', role: 'approver', displayName: 'Ответственное лицо (демо)' },
  { email: 'auditor@demo.kz', role: 'auditor', displayName: 'Аудитор (демо)' },
  { email: 'admin@demo.kz', role: 'administrator', displayName: 'Администратор (демо)' },
];
