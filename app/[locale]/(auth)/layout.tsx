import type { ReactNode } from 'react';
import { PageMain } from '@/components/layout/page-main';

/** Pages of this group have no navigation of their own; none of them renders `<main>` itself. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return <PageMain>{children}</PageMain>;
}
