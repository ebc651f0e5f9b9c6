'use client';
import '@/app/globals.css';
import { usePathname } from 'next/navigation';
import { UnexpectedPage } from '@/components/errors/unexpected-page';
import { PageMain } from '@/components/layout/page-main';
import { splitPath } from '@/lib/i18n/routing';

/** Even the root layout failed: a whole document of its own. */
export default function PortalFailed({ error, retry }: { error: unknown; retry: () => void }) {
  const { locale } = splitPath(usePathname());
  return (
    <html lang={locale}>
      <body>
        <PageMain>
          <UnexpectedPage locale={locale} error={error} retry={retry} />
        </PageMain>
      </body>
    </html>
  );
}
