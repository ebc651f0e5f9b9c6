import type { ReactNode } from 'react';
import type { OptionalCategory } from '@/lib/cookies/registry.rules';
import { currentChoice } from '@/lib/cookies/request-choice';

/**
 * Something optional, for those alone who agreed to its category. It is decided on the server: the page of everybody
 * else does not contain it. `instead` stands in its place there.
 */
export async function ConsentGate({
  category,
  instead = null,
  children,
}: {
  category: OptionalCategory;
  instead?: ReactNode;
  children: ReactNode;
}) {
  const { allowed } = await currentChoice();
  return allowed[category] ? children : instead;
}
