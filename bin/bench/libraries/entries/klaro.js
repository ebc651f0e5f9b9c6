// Its default build, which carries its own styles.
import * as klaro from 'klaro';

klaro.setup({
  elementID: 'klaro',
  lang: 'en',
  acceptAll: true,
  services: [
    { name: 'session', title: 'Necessary', purposes: ['necessary'], required: true },
    { name: 'settings', title: 'Preferences', purposes: ['preferences'] },
    { name: 'visits', title: 'Statistics', purposes: ['statistics'] },
  ],
  translations: {
    en: {
      privacyPolicyUrl: '/privacy',
      ok: 'Accept',
      decline: 'Refuse',
      acceptAll: 'Accept all',
      acceptSelected: 'Save',
      close: 'Close',
      poweredBy: 'Klaro',
      privacyPolicy: { name: 'privacy policy', text: 'More: {privacyPolicy}.' },
      consentModal: { title: 'Your choice', description: 'What this site may keep.' },
      consentNotice: {
        testing: '',
        changeDescription: 'Something has changed.',
        description: 'May we keep your settings and count visits? The site works the same with any answer.',
        learnMore: 'Customise',
      },
      purposes: { necessary: 'Necessary', preferences: 'Preferences', statistics: 'Statistics' },
      service: {
        disableAll: { title: 'All', description: 'Everything at once.' },
        optOut: { title: '(opt-out)', description: '' },
        required: { title: '(always on)', description: '' },
        purpose: 'purpose',
        purposes: 'purposes',
      },
    },
  },
});
