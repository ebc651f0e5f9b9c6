'use client';
import { memo, useEffect, useRef } from 'react';
import { keptHtml } from './html-store';

const inBrowser = typeof window !== 'undefined';
// One object for ever: React writes the HTML anew when it is given another one, and the browser has nothing to write.
const nothing = { __html: '' };

/**
 * An element whose contents the server has written and nobody writes again: React leaves what it finds. The contents are
 * not among the props, so they are not shipped a second time.
 */
export const StillHtml = memo(function StillHtml({
  htmlKey,
  as: Element,
  label,
  ...rest
}: {
  htmlKey: string;
  as: 'article' | 'div';
  id?: string;
  className?: string;
  lang?: string;
  label?: string;
}) {
  const element = useRef<HTMLElement>(null);
  // Reached without a page of its own (a form that led here): there is nothing to leave as it is, so the page is asked for.
  useEffect(() => {
    if (element.current?.childNodes.length === 0) location.reload();
  }, []);
  return (
    <Element
      {...rest}
      ref={element as never}
      aria-label={label}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by lib/policy/safe-html.rules.ts, see docs/decisions
      dangerouslySetInnerHTML={inBrowser ? nothing : { __html: keptHtml(htmlKey) }}
    />
  );
});
