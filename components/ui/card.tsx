import type { ReactNode } from 'react';

/** Cards in one to three columns; four make a square, so that none is left alone in its row. */
export function CardList({ children }: { children: ReactNode }) {
  return (
    <ul className="part grid gap-4 sm:grid-cols-2 lg:grid-cols-3 lg:has-[>:nth-child(4):last-child]:grid-cols-2">
      {children}
    </ul>
  );
}

/** A way to another page: the verb is the link, the whole card is its target. Stands in a `CardList`. */
export function Card({
  href,
  title,
  children,
  meta,
  heading: Heading = 'h2',
}: {
  href: string;
  title: ReactNode;
  children?: ReactNode;
  meta?: ReactNode;
  heading?: 'h2' | 'h3';
}) {
  return (
    <li className="relative flex max-w-none flex-col border border-line bg-surface p-5 focus-within:border-line-strong hover:border-accent sm:p-6">
      <Heading className="mt-0 text-xl">
        <a href={href} className="no-underline after:absolute after:inset-0 hover:underline">
          {title}
        </a>
      </Heading>
      {children ? <div className="mt-2 text-muted">{children}</div> : null}
      {meta ? <div className="mt-auto pt-4 text-sm">{meta}</div> : null}
    </li>
  );
}
