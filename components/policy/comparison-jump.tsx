import type { ComparedBlock } from '@/lib/policy/compare.rules';
import type { ComparisonSection } from '@/lib/policy/comparison-outline.rules';
import type { Shown } from './comparison-change';
import { ChangeSign, placeNumber } from './comparison-label';

const shortestFolded = 12;

/** Links to all changes, section by section. */
export function ChangeJump({
  shown: { say, id },
  sections,
}: {
  shown: Shown;
  sections: readonly ComparisonSection<ComparedBlock>[];
}) {
  const touched = sections.flatMap(({ heading, parts }) => {
    const changed = parts.flatMap((part) => (part.kind === 'change' ? [part] : []));
    return changed.length > 0 ? [{ heading, changed }] : [];
  });
  const count = touched.reduce((sum, { changed }) => sum + changed.length, 0);
  if (count < 2) return null;
  return (
    <nav aria-label={say('jump.label')} className="comparison-jump">
      <details open={count <= shortestFolded}>
        <summary>{say('jump.title', { count })}</summary>
        <ul className="comparison-jump-sections">
          {touched.map(({ heading, changed }) => (
            <li key={heading?.anchor ?? 'start'}>
              <span className="comparison-jump-section">
                {heading ? say('jump.section', { number: heading.number ?? '' }) : say('list.start')}
              </span>
              <ul className="comparison-jump-list">
                {changed.map(({ at, look, change }) => {
                  const block = change.after ?? change.before;
                  return (
                    <li key={at}>
                      <a href={`#${id}-${at}`}>
                        <ChangeSign look={look} />
                        <span className="sr-only">{say(`kind.${look}`)}: </span>
                        {block ? placeNumber(say, block) : null}
                      </a>
                    </li>
                  );
                })}
              </ul>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
