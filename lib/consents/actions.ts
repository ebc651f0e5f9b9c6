'use server';
import { clientAction, staffAction } from '@/lib/action';
import { takeTurn } from '@/lib/limits/take-turn';
import { consentContext } from '@/lib/request';
import { grantConsent } from './grant-consent';
import { noteConsent } from './note-consent';
import { decisionForm, noteForm } from './schema';
import { withdrawConsent } from './withdraw-consent';

export const giveConsent = clientAction(
  decisionForm,
  async (actor, { purpose, shown, page }, { locale }) => {
    await takeTurn(actor, 'consentsOfClient', actor.personId);
    await grantConsent(actor, { purpose, shown, locale, context: await consentContext() });
    return page;
  },
  (page) => `/cabinet/${page}?done=granted`,
);

export const takeConsentBack = clientAction(
  decisionForm,
  async (actor, { purpose, shown, page }, { locale }) => {
    await withdrawConsent(actor, { purpose, shown, locale, context: await consentContext() });
    return page;
  },
  (page) => `/cabinet/${page}?done=withdrawn`,
);

/** What a client said by letter, by telephone or in person, noted by staff. */
export const noteConsentAction = staffAction(
  noteForm,
  (actor, input) => noteConsent(actor, input),
  ({ id, recorded }) => `/staff/consents?done=${recorded ? 'noted' : 'same'}&record=${id}`,
);
