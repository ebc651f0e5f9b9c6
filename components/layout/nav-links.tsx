import { href, type Locale } from '@/lib/i18n/routing';

export type NavItem = { path: string; label: string; exact?: boolean };

const bare = (path: string) => path.split(/[?#]/, 1)[0] ?? path;

/** Whether a link is the page itself (`page`) or the part of the portal it belongs to (`true`). */
export function ariaCurrent(
  path: string,
  item: Pick<NavItem, 'path' | 'exact'>,
): 'page' | 'true' | undefined {
  const here = bare(path);
  if (here === item.path) return 'page';
  return !item.exact && here.startsWith(`${item.path}/`) ? 'true' : undefined;
}

/** The `<li>`s of a navigation; `className` dresses each link. */
export function NavLinks({
  items,
  locale,
  path,
  className,
}: {
  items: readonly NavItem[];
  locale: Locale;
  path: string;
  className: string;
}) {
  return items.map((item) => (
    <li key={item.path}>
      <a href={href(locale, item.path)} aria-current={ariaCurrent(path, item)} className={className}>
        {item.label}
      </a>
    </li>
  ));
}
