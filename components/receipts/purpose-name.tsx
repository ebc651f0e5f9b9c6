import { getTranslations } from 'next-intl/server';
import { type ConsentPurpose, consentPurposes } from '@/lib/consents/purposes.rules';
import { type OptionalCategory, optionalCategories } from '@/lib/cookies/registry.rules';

const isCategory = (code: string): code is OptionalCategory =>
  (optionalCategories as readonly string[]).includes(code);
const isPurpose = (code: string): code is ConsentPurpose =>
  (consentPurposes as readonly string[]).includes(code);

/** What a purpose or a category of cookies is called today; its code when it is not asked about any more. */
export async function PurposeName({ code }: { code: string }) {
  const [tCookies, tConsents] = await Promise.all([getTranslations('cookies'), getTranslations('consents')]);
  if (isCategory(code)) return tCookies(`categories.${code}.title`);
  return isPurpose(code) ? tConsents(`purposes.${code}.title`) : code;
}
