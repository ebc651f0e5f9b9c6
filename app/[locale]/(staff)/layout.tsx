import type { ReactNode } from 'react';
import { SideLayout } from '@/components/layout/side-layout';
import { StaffNav } from '@/components/layout/staff-nav';
import { asStaff } from '@/lib/page';
import { requestLocale, requestPath } from '@/lib/request';

/** The staff's workplace. The guard here is for the navigation; each page asks `asStaff(permission)` for its actor. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  await asStaff();
  const [locale, path] = await Promise.all([requestLocale(), requestPath()]);
  return <SideLayout nav={<StaffNav locale={locale} path={path} />}>{children}</SideLayout>;
}
