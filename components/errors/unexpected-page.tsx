'use client';
import { lazy, Suspense } from 'react';
import type { Locale } from '@/lib/i18n/routing';

/** When not even the words can be fetched: whom to write to. */
const Bare = () => (
  <p>
    <a href="mailto:office@pbo.kz">office@pbo.kz</a>
  </p>
);

// Every page ships this module, and hardly any ever shows it: its words come when something has broken.
const View = lazy(() =>
  import('./unexpected-view').then(
    ({ UnexpectedView }) => ({ default: UnexpectedView }),
    () => ({ default: Bare }),
  ),
);

/** What is shown in place of a page that failed. */
export function UnexpectedPage(props: { locale: Locale; error: unknown; retry: () => void }) {
  return (
    <Suspense>
      <View {...props} />
    </Suspense>
  );
}
