import { type Checked, refuse } from '@/lib/identifiers/check.rules';
import { checkIban } from '@/lib/identifiers/iban.rules';
import { checkPhone } from '@/lib/identifiers/phone.rules';
import { zChecked } from '@/lib/identifiers/schema';

/*
 * Numbers that are checked with libraries. Apart from `schema.ts`, because a form that imports this file brings the
 * phone numbers of the whole world into the browser.
 */

const phone =
  (mobileOnly: boolean) =>
  (text: string): Checked => {
    const checked = checkPhone(text);
    if (!checked.ok) return checked;
    return mobileOnly && !checked.mobile
      ? refuse('validation.phoneFixedLine')
      : { ok: true, value: checked.e164 };
  };
/** Any valid phone number, in E.164. */
export const zPhone = zChecked(phone(false));
/** A phone number that can take an SMS, in E.164. */
export const zMobilePhone = zChecked(phone(true));

/** Bank account, as twenty characters without spaces. */
export const zIban = zChecked(checkIban);
