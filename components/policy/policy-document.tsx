import './policy-document.css';
import { getTranslations } from 'next-intl/server';
import { findDefects, type PolicyDefect } from '@/lib/policy/defects.rules';
import { printedNumber, type TextRun, textRuns } from '@/lib/policy/display.rules';
import { readHeader } from '@/lib/policy/header.rules';
import { defectsByAnchor, type OutlinePart, outline } from '@/lib/policy/outline.rules';
import type { Edition, EditionClause } from '@/lib/policy/queries';
import { PolicyHeaderBlock } from './policy-header-block';
import { PolicyNote } from './policy-note';

function Run({ run: { text, bold, href } }: { run: TextRun }) {
  if (href) return <a href={href}>{text}</a>;
  return bold ? <b>{text}</b> : text;
}

/** The words of a block after its number, in bold and with links where the approved text has them. */
function Words({ block }: { block: EditionClause }) {
  return textRuns(block.raw, block.kind).map((run, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one block never move
    <Run key={at} run={run} />
  ));
}

/** The printed number as the address of its own clause. */
function NumberLink({ block }: { block: EditionClause }) {
  const number = printedNumber(block.raw, block.kind);
  if (number === '') return null;
  return (
    <>
      <a className="policy-number" href={`#${block.anchor}`}>
        {number}
      </a>{' '}
    </>
  );
}

type Notes = Map<string, PolicyDefect[]>;

function Part({ part, notes }: { part: OutlinePart<EditionClause>; notes: Notes }) {
  if (part.kind === 'items') {
    return (
      <ul className="policy-items">
        {part.items.map((item) => (
          <li key={item.anchor} id={item.anchor} className="policy-clause" data-level={item.level}>
            <NumberLink block={item} />
            <Words block={item} />
            <PolicyNote anchor={item.anchor} defects={notes.get(item.anchor)} />
          </li>
        ))}
      </ul>
    );
  }
  const { block } = part;
  const defects = notes.get(block.anchor) ?? [];
  const look = block.kind === 'paragraph' ? 'policy-tail' : 'policy-clause';
  return (
    <>
      <PolicyNote anchor={block.anchor} defects={defects.filter((defect) => defect.kind === 'gap')} />
      <p id={block.anchor} className={look} data-level={block.level}>
        <NumberLink block={block} />
        <Words block={block} />
      </p>
      <PolicyNote anchor={block.anchor} defects={defects.filter((defect) => defect.kind !== 'gap')} />
    </>
  );
}

/**
 * An edition word for word, in its own language whatever the language of the page. What is odd in its numbering is
 * said in notes of the portal (`data-note`), which are no part of the text.
 */
export async function PolicyDocument({ edition }: { edition: Edition }) {
  const t = await getTranslations('policy');
  const notes = defectsByAnchor(findDefects(edition.clauses));
  const header = readHeader(edition.clauses);
  return (
    <article id="document" className="policy" lang={edition.locale} aria-label={t('view.document')}>
      {header.parts.map((part) => (
        <PolicyHeaderBlock key={part.anchor} part={part} />
      ))}
      {outline(edition.clauses).map(({ heading, parts }) => (
        <section
          key={heading?.anchor ?? 'start'}
          className="policy-section"
          aria-labelledby={heading?.anchor}
        >
          {heading ? (
            <h3 id={heading.anchor} className="policy-heading">
              <NumberLink block={heading} />
              <Words block={heading} />
            </h3>
          ) : null}
          {heading ? <PolicyNote anchor={heading.anchor} defects={notes.get(heading.anchor)} /> : null}
          {parts.map((part) => (
            <Part
              key={part.kind === 'items' ? part.items[0]?.anchor : part.block.anchor}
              part={part}
              notes={notes}
            />
          ))}
        </section>
      ))}
    </article>
  );
}
