'use client';
import '@/components/policy/policy-document.css';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Locale } from '@/lib/i18n/routing';
import type { Say } from '@/lib/policy/note-html.rules';
import { parsePolicy } from '@/lib/policy/parse.rules';
import { documentHtml } from '@/lib/policy/reading-html.rules';

/**
 * Puts a word before every id and every way to one, so that two texts with the same clauses can stand on one page; their
 * sections are then no landmarks, which would have the same names. In text and in values a quotation mark is escaped, so
 * these patterns meet attributes only.
 */
const prefixed = (markup: string, prefix: string) =>
  markup
    .replace(/ aria-labelledby="[^"]*"/g, '')
    .replace(/ (id|popovertarget)="/g, ` $1="${prefix}`)
    .replace(/ href="#/g, ` href="#${prefix}`);

/** A text as its readers will see it. Drawn by the same rules on the server and, while it is written, in the browser. */
export function PolicyText({
  text,
  textLocale,
  prefix,
  label,
}: {
  text: string;
  textLocale: Locale;
  prefix: string;
  label: string;
}) {
  const t = useTranslations('policy');
  const locale = useLocale() as Locale;
  const markup = useMemo(() => {
    const clauses = parsePolicy(text).blocks;
    const say = t as unknown as Say;
    return prefixed(documentHtml({ clauses, textLocale, pageLocale: locale, notes: [], say }), prefix);
  }, [text, textLocale, locale, prefix, t]);
  return (
    <article
      lang={textLocale}
      aria-label={label}
      className="policy policy-draft"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by lib/policy/safe-html.rules.ts, see docs/decisions
      dangerouslySetInnerHTML={{ __html: markup }}
    />
  );
}
