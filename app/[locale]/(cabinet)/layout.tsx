import type { ReactNode } from 'react';
import { CabinetNav } from '@/components/layout/cabinet-nav';
import { SideLayout } from '@/components/layout/side-layout';
import { asClient } from '@/lib/page';
import { requestLocale, requestPath } from '@/lib/request';

/** The client's cabinet. The guard here is for the navigation; each page asks `asClient()` again for its actor. */
export default async function CabinetLayout({ children }: { children: ReactNode }) {
  await asClient();
  const [locale, path] = await Promise.all([requestLocale(), requestPath()]);
  return <SideLayout nav={<CabinetNav locale={locale} path={path} />}>{children}</SideLayout>;
}
