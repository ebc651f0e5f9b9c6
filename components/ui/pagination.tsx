type PageLink = { href: string; label: string };

/** Steps through a list kept in order by key: there is a next and a previous page, but no page numbers. */
export function Pagination({
  label,
  previous,
  next,
  position,
}: {
  label: string;
  previous?: PageLink;
  next?: PageLink;
  position?: string;
}) {
  if (!previous && !next) return null;
  return (
    <nav
      aria-label={label}
      className="part mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-base"
    >
      {previous ? (
        <a href={previous.href} rel="prev" className="tap inline-flex items-center gap-2">
          <span aria-hidden="true">←</span>
          {previous.label}
        </a>
      ) : (
        <span />
      )}
      {position ? <span className="text-sm text-muted">{position}</span> : null}
      {next ? (
        <a href={next.href} rel="next" className="tap inline-flex items-center gap-2">
          {next.label}
          <span aria-hidden="true">→</span>
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
