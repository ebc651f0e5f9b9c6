'use client';
import { usePathname } from 'next/navigation';
import { UnexpectedView } from '@/components/errors/unexpected-view';
import { PageMain } from '@/components/layout/page-main';
import { splitPath } from '@/lib/i18n/routing';

/** A page failed; header and footer still stand. */
export default function PageFailed({ error, retry }: { error: unknown; retry: () => void }) {
  const { locale } = splitPath(usePathname());
  return (
    <PageMain>
      <UnexpectedView locale={locale} error={error} retry={retry} />
    </PageMain>
  );
}
