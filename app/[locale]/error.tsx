'use client';
import { usePathname } from 'next/navigation';
import { UnexpectedPage } from '@/components/errors/unexpected-page';
import { PageMain } from '@/components/layout/page-main';
import { splitPath } from '@/lib/i18n/routing';

/** A page failed; header and footer still stand. */
export default function PageFailed({ error, retry }: { error: unknown; retry: () => void }) {
  const { locale } = splitPath(usePathname());
  return (
    <PageMain>
      <UnexpectedPage locale={locale} error={error} retry={retry} />
    </PageMain>
  );
}
