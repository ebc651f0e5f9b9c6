import type { Locale } from '@/lib/i18n/routing';
import { type NavItem, NavLinks } from './nav-links';

/** A side column from 1024 px; a list that wraps above the page's text on smaller screens. */
export function SideNav({
  label,
  items,
  locale,
  path,
}: {
  label: string;
  items: readonly NavItem[];
  locale: Locale;
  path: string;
}) {
  return (
    <nav aria-label={label} className="mb-8 lg:mb-0">
      <ul className="flex flex-wrap gap-x-4 sm:gap-x-5 border-b border-line lg:grid lg:border-b-0">
        <NavLinks
          items={items}
          locale={locale}
          path={path}
          className="tap inline-flex items-center border-b-2 border-transparent text-ink no-underline hover:border-line-strong aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-accent lg:w-full lg:border-b-0 lg:border-l-2 lg:border-line lg:px-4 lg:hover:bg-surface-2 lg:aria-[current]:bg-accent-soft forced-colors:border-[Canvas] forced-colors:aria-[current]:border-[Highlight]"
        />
      </ul>
    </nav>
  );
}
