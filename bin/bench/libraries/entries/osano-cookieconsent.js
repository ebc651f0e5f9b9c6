import 'cookieconsent/build/cookieconsent.min.js';
import 'cookieconsent/build/cookieconsent.min.css';

// It asks one question for all: there are no categories and nothing to customise.
window.cookieconsent.initialise({
  type: 'opt-in',
  palette: { popup: { background: '#fff', text: '#222' }, button: { background: '#225', text: '#fff' } },
  content: {
    message: 'May we keep your settings and count visits? The site works the same with any answer.',
    allow: 'Accept',
    deny: 'Refuse',
    link: 'More',
    href: '/privacy',
  },
});
