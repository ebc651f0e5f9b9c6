import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/routing';
import { type ClauseChange, type ComparedBlock, shownRuns, type WordRun } from '@/lib/policy/compare.rules';
import { printedNumber } from '@/lib/policy/display.rules';
import type { CompareWords } from './comparison-label';

/** Words for those who listen, in the page's language; not copied with the text. */
function Mark({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <span className="sr-only select-none" lang={locale}>
      {children}
    </span>
  );
}

/** `isNext`: it stands right after another marked run, without a space of the text between them. */
function Run({
  say,
  locale,
  run: { kind, text },
  isNext,
}: {
  say: CompareWords;
  locale: Locale;
  run: WordRun;
  isNext: boolean;
}) {
  if (kind === 'same') return text;
  const Word = kind === 'added' ? 'ins' : 'del';
  return (
    <Word className={isNext ? 'comparison-next' : undefined}>
      <Mark locale={locale}>{say(`mark.${kind}`)} </Mark>
      {text}
      <Mark locale={locale}> {say(`mark.${kind}End`)}</Mark>
    </Word>
  );
}

const isMarked = (run: WordRun | undefined) => run !== undefined && run.kind !== 'same';

/** The words of a change in the language of the text, what came and what went marked. */
export function ChangeText({
  say,
  locale,
  textLocale,
  change,
}: {
  say: CompareWords;
  locale: Locale;
  textLocale: Locale;
  change: ClauseChange<ComparedBlock>;
}) {
  const runs = shownRuns(change);
  if (runs.length === 0) return <p className="comparison-text text-muted">{say('list.noWords')}</p>;
  return (
    <p className="comparison-text" lang={textLocale}>
      {runs.map((run, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one change never move
        <Run key={at} say={say} locale={locale} run={run} isNext={isMarked(runs[at - 1])} />
      ))}
    </p>
  );
}

/** Clauses as they are read, without marks. */
export function PlainClauses({
  textLocale,
  blocks,
}: {
  textLocale: Locale;
  blocks: readonly ComparedBlock[];
}) {
  return (
    <div className="comparison-plain" lang={textLocale}>
      {blocks.map((block) => {
        const number = printedNumber(block.raw, block.kind);
        return (
          <p key={block.anchor}>
            {number ? <b>{number} </b> : null}
            {block.text}
          </p>
        );
      })}
    </div>
  );
}
