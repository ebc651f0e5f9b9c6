import { getTranslations } from 'next-intl/server';
import { printedNumber } from '@/lib/policy/display.rules';
import { outline } from '@/lib/policy/outline.rules';
import type { Edition } from '@/lib/policy/queries';

/** «2.8», or «3.4 (2)» for the second clause of a repeated number. */
const clauseName = ({ anchor }: { anchor: string }) => anchor.slice(2).replace(/-([0-9]+)$/, ' ($1)');

/** Sections and the numbers of their clauses. The capitals of the headings are set in sentence case here only. */
function ContentsList({ edition }: { edition: Edition }) {
  return (
    <ol lang={edition.locale} className="space-y-4 text-sm">
      {outline(edition.clauses).map(({ heading, parts }) => (
        <li key={heading?.anchor ?? 'start'}>
          {heading ? (
            <a
              href={`#${heading.anchor}`}
              className="flex gap-2 leading-snug text-ink no-underline hover:underline"
            >
              <span className="tabular-nums">{printedNumber(heading.raw, heading.kind)}</span>
              <span className="lowercase first-letter:uppercase">{heading.text}</span>
            </a>
          ) : null}
          <ul className="mt-1 flex flex-wrap gap-x-3 pl-5">
            {parts.map((part) =>
              part.kind === 'one' && part.block.kind === 'clause' && part.block.level === 2 ? (
                <li key={part.block.anchor}>
                  <a
                    href={`#${part.block.anchor}`}
                    className="inline-block min-w-6 py-1 text-muted tabular-nums no-underline hover:underline"
                  >
                    {clauseName(part.block)}
                  </a>
                </li>
              ) : null,
            )}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** The contents of the document: beside it from 1024 px, folded above it on smaller screens, absent on paper. */
export async function PolicyContents({ edition }: { edition: Edition }) {
  const t = await getTranslations('policy');
  const own = (
    <ul className="mt-5 space-y-2 border-t border-line pt-4 text-sm">
      <li>
        <a href="#edition">{t('card.title')}</a>
      </li>
      <li>
        <a href="#requisites">{t('requisites.title')}</a>
      </li>
    </ul>
  );
  return (
    <div data-print="no">
      <details className="mb-8 border-y border-line py-1 lg:hidden">
        <summary>{t('view.contents')}</summary>
        <nav aria-label={t('view.contents')} className="mb-3">
          <ContentsList edition={edition} />
          {own}
        </nav>
      </details>
      <nav
        aria-label={t('view.contents')}
        className="sticky top-6 hidden max-h-[calc(100dvh-3rem)] overflow-y-auto pr-2 pb-2 lg:block"
      >
        <p className="mb-3 text-sm font-semibold">{t('view.contents')}</p>
        <ContentsList edition={edition} />
        {own}
      </nav>
    </div>
  );
}
