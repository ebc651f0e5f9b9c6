// Begins after the library's own script, which fetches its words, its services and its styles itself.
const { tarteaucitron } = window;

tarteaucitron.init({
  privacyUrl: '/privacy',
  cookieName: 'tarteaucitron',
  orientation: 'bottom',
  showAlertSmall: false,
  showIcon: false,
  cookieslist: false,
  DenyAllCta: true,
  AcceptAllCta: true,
  highPrivacy: true,
  handleBrowserDNTRequest: false,
  removeCredit: true,
  mandatory: true,
});

const service = (key, type, name) => {
  tarteaucitron.services[key] = { key, type, name, needConsent: true, cookies: [], js() {}, fallback() {} };
  return key;
};
tarteaucitron.job = [
  service('settings', 'other', 'Preferences'),
  service('visits', 'analytic', 'Statistics'),
];
