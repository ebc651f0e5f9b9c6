import type { PreparedHtml as Prepared } from '@/lib/policy/reading.queries';
import { keepHtml } from './html-store';
import { StillHtml } from './still-html';

/** Puts prepared HTML of ours into the page as it is, once: it is not shipped again in the page's scripts. */
export function PreparedHtml({
  html,
  ...rest
}: {
  html: Prepared;
  id?: string;
  className?: string;
  lang?: string;
  label?: string;
  as: 'article' | 'div';
}) {
  keepHtml(html.key, html.markup);
  return <StillHtml htmlKey={html.key} {...rest} />;
}
