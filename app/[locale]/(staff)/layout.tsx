import type { ReactNode } from 'react';
import { SideLayout } from '@/components/layout/side-layout';
import { StaffNav, type StaffPage, staffPages } from '@/components/layout/staff-nav';
import { SessionWatch } from '@/components/sessions/session-watch';
import { asStaff, pageSessionEnd } from '@/lib/page';
import { may, type Permission } from '@/lib/permissions';
import { requestLocale, requestPath } from '@/lib/request';

const needs: Record<StaffPage, Permission> = {
  requests: 'queue.read',
  consents: 'consent.note',
  policy: 'policy.read',
  audit: 'audit.read',
  statistics: 'statistics.read',
  people: 'people.list',
};

/** The staff's workplace. The guard here is for the navigation; each page asks `asStaff(permission)` for its actor. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const actor = await asStaff();
  const [locale, path, end] = await Promise.all([requestLocale(), requestPath(), pageSessionEnd()]);
  const sees = staffPages.filter((page) => may(actor, needs[page]));
  return (
    <SideLayout nav={<StaffNav locale={locale} path={path} sees={sees} />}>
      {children}
      <SessionWatch locale={locale} end={end} />
    </SideLayout>
  );
}
