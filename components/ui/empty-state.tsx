import type { ReactNode } from 'react';

/** Nothing here yet: says what will be here and offers one act. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="part border-y border-line py-8">
      <p className="text-lg font-semibold">{title}</p>
      {children ? <div className="measure mt-1 text-muted">{children}</div> : null}
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  );
}
