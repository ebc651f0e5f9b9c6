/** The ways to look at a text that may become an edition. */
export const draftViews = ['preview', 'beside', 'compare', 'warnings'] as const;
export type DraftView = (typeof draftViews)[number];

/** The view that an address asks for, or the usual one. */
export const viewOf = (asked: string | string[] | undefined, usual: DraftView): DraftView =>
  draftViews.find((view) => view === asked) ?? usual;

/** What stands before the ids of the draft's own text on a page. */
export const draftPrefix = 'd-';
