import type { Materiality, PolicyAnswer } from '@/db/enums';

export type AnsweredEdition = { editionNumber: number; act: PolicyAnswer; at: Date };
type Weighed = {
  number: number;
  materiality: Materiality | null;
  publishedAt?: Date;
  /** The first day on which it is declared invalid. */
  repealedFrom?: string | null;
};

/** When the client came, and which day it is for him; without them nothing is too early or over. */
type Moment = { since?: Date; today?: string };

/** How a client stands to the policy. */
export type PolicyStanding = {
  /** The newest edition he accepted last, or null. */
  accepted: number | null;
  /** True when he is to be asked: a material edition came after the last one that he answered to. */
  isAsked: boolean;
  /**
   * The edition to compare with: the one he accepted, else the one before what he is asked about, else the one before
   * the newest; null when there is none.
   */
  baseline: number | null;
};

/** The answer that holds for each edition: the newest. */
function holding(answers: readonly AnsweredEdition[]): Map<number, PolicyAnswer> {
  const inOrder = [...answers].sort((a, b) => a.at.getTime() - b.at.getTime());
  return new Map(inOrder.map(({ editionNumber, act }) => [editionNumber, act]));
}

/**
 * Whether a client is asked anew, and since which edition the change is shown. Only a material edition asks; declining
 * is an answer too and is not asked about again. An editorial one never asks (clause 6.2; Law 94-V, 14 and 15(2)).
 * Nobody is asked about an edition that was published before he came, or that is no longer valid.
 * @param editions all published ones.
 */
export function policyStanding(
  editions: readonly Weighed[],
  answers: readonly AnsweredEdition[],
  { since, today }: Moment = {},
): PolicyStanding {
  const held = holding(answers);
  const numbers = editions.map(({ number }) => number).sort((a, b) => a - b);
  const accepted = numbers.filter((number) => held.get(number) === 'accepted').at(-1) ?? null;
  const answered = Math.max(0, ...held.keys());
  const newest = numbers.at(-1) ?? 0;
  const isNews = ({ publishedAt, repealedFrom }: Weighed) =>
    !(since && publishedAt && publishedAt <= since) && !(today && repealedFrom && repealedFrom <= today);
  const open = editions.filter(
    (one) => one.materiality === 'material' && one.number > answered && isNews(one),
  );
  const before = Math.min(newest, ...open.map(({ number }) => number));
  const older = numbers.findLast((number) => number < before) ?? numbers.at(-2) ?? null;
  const baseline = accepted !== null && accepted < newest ? accepted : older;
  return { accepted, isAsked: open.length > 0, baseline };
}
