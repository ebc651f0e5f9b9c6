import { ConsentBanner, ConsentDialog, ConsentManagerProvider } from '@c15t/react';
import '@c15t/react/styles.css';
import { createRoot } from 'react-dom/client';

// Offline: it keeps the choice in the browser and waits for no server.
const options = { mode: 'offline', consentCategories: ['necessary', 'functionality', 'measurement'] };

createRoot(document.body.appendChild(document.createElement('div'))).render(
  <ConsentManagerProvider options={options}>
    <ConsentBanner />
    <ConsentDialog />
  </ConsentManagerProvider>,
);
