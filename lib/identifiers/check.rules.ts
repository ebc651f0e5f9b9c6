import type messages from '@/lib/i18n/messages/ru/validation.json';

/** A key of `validation.*`; the compiler refuses one that has no text. */
export type ValidationKey = `validation.${keyof typeof messages & string}`;

export type Refused = { readonly ok: false; readonly reason: ValidationKey };
/** What every check answers: the normal form with what was learned from it, or the key of a plain message. */
export type Checked<More extends object = object> =
  | ({ readonly ok: true; readonly value: string } & More)
  | Refused;

export const refuse = (reason: ValidationKey): Refused => ({ ok: false, reason });

/** Takes out what people put between groups of digits: any space, hyphens and dashes. */
export const withoutSeparators = (text: string): string => text.replace(/[\s\-\u2010-\u2015\u2212]/g, '');
