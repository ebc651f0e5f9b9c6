'use server';
import { clientAction } from '@/lib/action';
import { consentContext } from '@/lib/request';
import { grantConsent } from './grant-consent';
import { grantForm, withdrawForm } from './schema';
import { withdrawConsent } from './withdraw-consent';

export const giveConsent = clientAction(
  grantForm,
  async (actor, { purpose, shown, page }, { locale }) => {
    await grantConsent(actor, { purpose, shown, locale, context: await consentContext() });
    return page;
  },
  (page) => `/cabinet/${page}?done=granted`,
);

export const takeConsentBack = clientAction(
  withdrawForm,
  async (actor, { purpose, page }, { locale }) => {
    await withdrawConsent(actor, { purpose, locale, context: await consentContext() });
    return page;
  },
  (page) => `/cabinet/${page}?done=withdrawn`,
);
