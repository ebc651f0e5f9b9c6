import './comparison.css';
import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import type { Comparison as Compared, ComparedBlock } from '@/lib/policy/compare.rules';
import { type ComparisonSection, comparisonOutline, sameness } from '@/lib/policy/comparison-outline.rules';
import { printedNumber } from '@/lib/policy/display.rules';
import { ChangeItem, type Shown, type Side } from './comparison-change';
import { ChangeJump } from './comparison-jump';
import { type CompareWords, placeNumber } from './comparison-label';
import { PlainClauses } from './comparison-text';

const levels = {
  2: { section: 'h2', change: 'h3' },
  3: { section: 'h3', change: 'h4' },
  4: { section: 'h4', change: 'h5' },
} as const;
type Level = keyof typeof levels;

/** «2.1–2.3»: from which clause to which nothing changed; nothing for the header. */
function range(say: CompareWords, blocks: readonly ComparedBlock[]): string {
  const numbered = blocks.filter(({ number }) => number !== null);
  const [first, last] = [numbered[0], numbered.at(-1)];
  if (!first || !last) return '';
  return [...new Set([first, last])].map((block) => placeNumber(say, block)).join(' – ');
}

function SectionOfChanges({
  shown,
  level,
  section: { heading, parts },
}: {
  shown: Shown;
  level: Level;
  section: ComparisonSection<ComparedBlock>;
}) {
  const { say, textLocale } = shown;
  const { section: Heading, change } = levels[level];
  const name = heading && `${printedNumber(heading.raw, heading.kind)} ${heading.text}`.trim();
  return (
    <section className="comparison-section">
      <Heading className="comparison-heading" lang={name ? textLocale : undefined}>
        {name || say('list.start')}
      </Heading>
      {parts.map((part) =>
        part.kind === 'change' ? (
          <ChangeItem key={part.at} shown={shown} part={part} heading={change} />
        ) : (
          <details key={part.blocks[0]?.anchor} className="comparison-same">
            <summary>
              {say('list.same', { count: part.blocks.length })}
              <span className="comparison-range"> {range(say, part.blocks)}</span>
            </summary>
            <PlainClauses textLocale={textLocale} blocks={part.blocks} />
          </details>
        ),
      )}
    </section>
  );
}

/**
 * What became of each clause, by the sections of the new document; needs no script. `hrefOf` gives the address of a
 * clause on one side, null where it has none; `sideNames` are the words of those links. Section headings are of
 * `headingLevel`, those of the changes one lower. `id` begins the ids of the changes, where a page has two comparisons.
 */
export async function Comparison<B extends ComparedBlock>({
  locale,
  textLocale,
  comparison,
  hrefOf,
  sideNames,
  headingLevel = 3,
  id = 'change',
}: {
  locale: Locale;
  textLocale: Locale;
  comparison: Compared<B>;
  hrefOf?: (side: Side, anchor: string) => string | null;
  sideNames?: Record<Side, string>;
  headingLevel?: Level;
  id?: string;
}) {
  const say = await getTranslations('policyCompare');
  const names = sideNames ?? { before: say('side.before'), after: say('side.after') };
  const shown: Shown = { say, locale, textLocale, id, sideNames: names, hrefOf };
  const sections: ComparisonSection<ComparedBlock>[] = comparisonOutline<ComparedBlock>(comparison);
  const isSame = sections.every(({ changes }) => changes === 0);
  return (
    <div className="comparison part">
      {isSame ? <p>{say(`list.${sameness(comparison)}`)}</p> : null}
      <ChangeJump shown={shown} sections={sections} />
      {sections.map((section, at) => (
        <SectionOfChanges
          key={section.heading?.anchor ?? `start-${at}`}
          shown={shown}
          level={headingLevel}
          section={section}
        />
      ))}
    </div>
  );
}
