import type { ReactNode } from 'react';

/** Words for those who listen. Begins with a space, so that «Изменить» and «имя» are not read as one word. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only"> {children}</span>;
}
