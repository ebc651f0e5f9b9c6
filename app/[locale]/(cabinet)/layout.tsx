import type { ReactNode } from 'react';
import { CabinetNav } from '@/components/layout/cabinet-nav';
import { SideLayout } from '@/components/layout/side-layout';
import { AnswerNotice } from '@/components/policy-answer/answer-notice';
import { SessionWatch } from '@/components/sessions/session-watch';
import { asClient, pageSessionEnd } from '@/lib/page';
import { getPolicyStanding } from '@/lib/policy/answer.queries';
import { requestLocale, requestPath } from '@/lib/request';

/** The client's cabinet. The guard here is for the navigation; each page asks `asClient()` again for its actor. */
export default async function CabinetLayout({ children }: { children: ReactNode }) {
  const actor = await asClient();
  const [locale, path, { isAsked, newest }, end] = await Promise.all([
    requestLocale(),
    requestPath(),
    getPolicyStanding(actor),
    pageSessionEnd(),
  ]);
  return (
    <SideLayout nav={<CabinetNav locale={locale} path={path} />}>
      {isAsked && newest && path !== '/cabinet/policy' ? (
        <AnswerNotice locale={locale} edition={newest} />
      ) : null}
      {children}
      <SessionWatch locale={locale} end={end} />
    </SideLayout>
  );
}
