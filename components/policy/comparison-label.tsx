import type { getTranslations } from 'next-intl/server';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import {
  type ClausePlace,
  isOtherPlace,
  numberWithTurn,
  placeOfAnchor,
} from '@/lib/policy/clause-place.rules';
import type { ClauseChange, ComparedBlock } from '@/lib/policy/compare.rules';
import type { ChangeLook } from '@/lib/policy/comparison-outline.rules';

export type CompareWords = Awaited<ReturnType<typeof getTranslations<'policyCompare'>>>;

/** A sign for each kind, so that nothing hangs on colour (WCAG 1.4.1); the words beside it say the same. */
const signs: Record<ChangeLook, string> = {
  added: '+',
  removed: '−',
  changed: '±',
  moved: '↕',
  movedChanged: '↕',
  renumbered: '№',
};

/** The sign of a kind of change; always beside its words. */
export function ChangeSign({ look }: { look: ChangeLook }) {
  return (
    <span className="comparison-sign" data-look={look} aria-hidden="true">
      {signs[look]}
    </span>
  );
}

function namePlace(say: CompareWords, place: ClausePlace): string {
  const number = numberWithTurn(place);
  const { child } = place;
  if (!child) return say(`place.${place.owner}`, { number });
  const owner = say(`place.${place.owner}`, { number });
  return say(`place.${child.kind}`, { owner, number: numberWithTurn(child) });
}

/** A clause as a person calls it: «Пункт 3.4 (2), подпункт 1». An anchor of an unknown form stands for itself. */
export function placeName(say: CompareWords, { anchor }: Pick<ComparedBlock, 'anchor'>): string {
  const place = placeOfAnchor(anchor);
  return place ? namePlace(say, place) : anchor;
}

/** The short form for lists: «3.4», «3.4 (2)», «3.2, 5)», «3.2, абзац 1». */
export function placeNumber(say: CompareWords, { anchor }: Pick<ComparedBlock, 'anchor'>): string {
  const place = placeOfAnchor(anchor);
  if (!place) return anchor;
  const own = place.owner === 'header' ? '' : numberWithTurn(place);
  const { child } = place;
  if (!child) return own;
  const number = numberWithTurn(child);
  const below = child.kind === 'item' ? `${number})` : say('jump.paragraph', { number });
  return own === '' ? below : `${own}, ${below}`;
}

/** The places of a change that a reader has to tell apart: old and new when their numbers differ, else one of them. */
function placesOf({
  before,
  after,
  renumbered,
}: ClauseChange<ComparedBlock>): { old: ClausePlace; now: ClausePlace } | null {
  const [old, now] = [placeOfAnchor(before?.anchor ?? ''), placeOfAnchor(after?.anchor ?? '')];
  return old && now && (renumbered || isOtherPlace(old, now)) ? { old, now } : null;
}

/** «Пункт 3.4 → 3.5»: where the clause was and is; the arrow is spelt out for those who listen. */
export function ChangePlace({ say, change }: { say: CompareWords; change: ClauseChange<ComparedBlock> }) {
  const places = placesOf(change);
  const block = change.after ?? change.before;
  if (!places) return block ? placeName(say, block) : null;
  const { old, now } = places;
  const isShort = old.owner === now.owner && !old.child && !now.child;
  const arrow = isShort
    ? say(`place.${now.owner}`, { number: `${numberWithTurn(old)} → ${numberWithTurn(now)}` })
    : `${namePlace(say, old)} → ${namePlace(say, now)}`;
  return (
    <>
      <span aria-hidden="true">{arrow}</span>
      <VisuallyHidden>
        {say('place.both', { old: namePlace(say, old), now: namePlace(say, now) })}
      </VisuallyHidden>
    </>
  );
}
