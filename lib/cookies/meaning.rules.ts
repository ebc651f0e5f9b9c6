import type { CategoryMeaning, OptionalCategory } from './registry.rules';

/** Parts of a meaning that are lists. */
export const meaningLists = ['data', 'cookies', 'thirdParties', 'crossBorder'] as const;
export type MeaningList = (typeof meaningLists)[number];

/** One thing that is not what it was; `item` is a code of the registry. */
export type MeaningChange =
  | {
      kind: 'newCategory' | 'goneCategory' | 'otherPurpose' | 'published' | 'unpublished';
      category: OptionalCategory;
    }
  | { kind: 'more' | 'less'; category: OptionalCategory; list: MeaningList; item: string };

function changesWithin(before: CategoryMeaning, after: CategoryMeaning): MeaningChange[] {
  const { category } = after;
  const lists = meaningLists.flatMap((list) => [
    ...after[list]
      .filter((item) => !before[list].includes(item))
      .map((item) => ({ kind: 'more' as const, category, list, item })),
    ...before[list]
      .filter((item) => !after[list].includes(item))
      .map((item) => ({ kind: 'less' as const, category, list, item })),
  ]);
  const other: MeaningChange[] = before.purpose === after.purpose ? [] : [{ kind: 'otherPurpose', category }];
  // A meaning of before the question was in it published nothing.
  const was = before.published ?? false;
  const publication: MeaningChange[] =
    was === after.published ? [] : [{ kind: after.published ? 'published' : 'unpublished', category }];
  return [...other, ...lists, ...publication];
}

/** What changed between what somebody was asked and what is asked today, in the order of today's list. */
export function meaningChanges(
  before: readonly CategoryMeaning[],
  after: readonly CategoryMeaning[],
): MeaningChange[] {
  const was = new Map(before.map((one) => [one.category, one]));
  const now = new Set(after.map(({ category }) => category));
  return [
    ...after.flatMap((one): MeaningChange[] => {
      const old = was.get(one.category);
      return old ? changesWithin(old, one) : [{ kind: 'newCategory', category: one.category }];
    }),
    ...before
      .filter(({ category }) => !now.has(category))
      .map(({ category }): MeaningChange => ({ kind: 'goneCategory', category })),
  ];
}
