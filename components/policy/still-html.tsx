'use client';
import { memo } from 'react';
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
  return (
    <Element
      {...rest}
      aria-label={label}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by lib/policy/safe-html.rules.ts, see docs/decisions
      dangerouslySetInnerHTML={inBrowser ? nothing : { __html: keptHtml(htmlKey) }}
    />
  );
});
