import * as CookieConsent from 'vanilla-cookieconsent';
import 'vanilla-cookieconsent/dist/cookieconsent.css';

const section = (title, linkedCategory) => ({ title, description: `${title} of this site.`, linkedCategory });

CookieConsent.run({
  // Otherwise it shows nothing to a browser that is driven by a program.
  hideFromBots: false,
  categories: { necessary: { enabled: true, readOnly: true }, preferences: {}, statistics: {} },
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: {
          title: 'Cookies on this site',
          description: 'May we keep your settings and count visits? The site works the same with any answer.',
          acceptAllBtn: 'Accept',
          acceptNecessaryBtn: 'Refuse',
          showPreferencesBtn: 'Customise',
        },
        preferencesModal: {
          title: 'Your choice',
          acceptAllBtn: 'Accept',
          acceptNecessaryBtn: 'Refuse',
          savePreferencesBtn: 'Save',
          closeIconLabel: 'Close',
          sections: [
            section('Necessary', 'necessary'),
            section('Preferences', 'preferences'),
            section('Statistics', 'statistics'),
          ],
        },
      },
    },
  },
});
