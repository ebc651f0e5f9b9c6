import { VisuallyHidden } from '@/components/ui/visually-hidden';
import type { Locale } from '@/lib/i18n/routing';
import type { ComparedBlock } from '@/lib/policy/compare.rules';
import type { ComparisonPart } from '@/lib/policy/comparison-outline.rules';
import { ChangePlace, ChangeSign, type CompareWords, placeName } from './comparison-label';
import { ChangeText, PlainClauses } from './comparison-text';

export type Side = 'before' | 'after';
/** What all changes of one comparison share. */
export type Shown = {
  say: CompareWords;
  locale: Locale;
  textLocale: Locale;
  id: string;
  sideNames: Record<Side, string>;
  hrefOf?: ((side: Side, anchor: string) => string | null) | undefined;
};

type Changed = Extract<ComparisonPart<ComparedBlock>, { kind: 'change' }>;

/** The clause whole, in the editions that have it. */
function SideLinks({ shown, change }: { shown: Shown; change: Changed['change'] }) {
  const { say, hrefOf, sideNames } = shown;
  const links = (['before', 'after'] as const).flatMap((side) => {
    const block = change[side];
    const href = block && hrefOf?.(side, block.anchor);
    return block && href ? [{ side, href, name: placeName(say, block) }] : [];
  });
  if (links.length === 0) return null;
  return (
    <p className="comparison-links">
      {links.map(({ side, href, name }) => (
        <a key={side} href={href}>
          {sideNames[side]}
          <VisuallyHidden>{name}</VisuallyHidden>
        </a>
      ))}
    </p>
  );
}

/** One change: what happened to which clause, the way to the clause, and its words. */
export function ChangeItem({
  shown,
  part: { at, look, change },
  heading: Heading,
}: {
  shown: Shown;
  part: Changed;
  heading: 'h3' | 'h4' | 'h5';
}) {
  const { say, locale, textLocale, id } = shown;
  return (
    <div id={`${id}-${at}`} className="comparison-change" data-look={look}>
      <div className="comparison-head">
        <Heading className="comparison-label">
          <ChangeSign look={look} />
          <span>
            {say(`kind.${look}`)}: <ChangePlace say={say} change={change} />
          </span>
        </Heading>
        <SideLinks shown={shown} change={change} />
      </div>
      {look === 'renumbered' && change.after ? (
        <details className="comparison-same">
          <summary>{say('list.sameWords')}</summary>
          <PlainClauses textLocale={textLocale} blocks={[change.after]} />
        </details>
      ) : (
        <ChangeText say={say} locale={locale} textLocale={textLocale} change={change} />
      )}
    </div>
  );
}
