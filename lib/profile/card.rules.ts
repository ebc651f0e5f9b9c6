import type { CardField } from '@/lib/data-map/registry.rules';

/** «Имя Отчество Фамилия» as the header of the cabinet shows it. */
export const displayNameOf = (name: {
  familyName: string | null;
  givenName: string | null;
  patronymic?: string | null;
}): string => [name.givenName, name.patronymic, name.familyName].filter(Boolean).join(' ');

/** Fields whose change changes the displayed name. */
export const nameFields: readonly CardField[] = ['familyName', 'givenName', 'patronymic'];

/** Fields that a client may leave empty. */
export const optionalFields: readonly CardField[] = ['patronymic', 'position', 'phone', 'iban'];

/** Fields of companies only, and of natural persons only. */
export const companyFields: readonly CardField[] = ['companyName', 'position', 'bin'];
export const personFields: readonly CardField[] = ['iin', 'birthDate'];

/** Whether a field belongs to the card of this kind of client. */
export const fieldApplies = (field: CardField, kind: 'person' | 'company'): boolean =>
  kind === 'company' ? !personFields.includes(field) : !companyFields.includes(field);
