/** A file that the bare page loads: under `/files/<contender>/<name>`. */
export type BannerFile = { name: string; body: Uint8Array; type: string };

/** A banner on the bare page. */
export type Contender = {
  name: string;
  /** Selector of the button that accepts; the bare page itself has none. */
  accept: string | null;
  files: readonly BannerFile[];
  /** What it needs in the head, in the order of loading: names of files. */
  styles: readonly string[];
  scripts: readonly string[];
  /** `module` and `defer` wait for the page; `plain` is for a library that asks for it. */
  scriptKind: 'module' | 'defer' | 'plain';
  /** What is in the HTML itself, first in the body: markup, and the script after it. */
  markup: string;
  inlineScript: string;
};

const none = {
  files: [],
  styles: [],
  scripts: [],
  scriptKind: 'module',
  markup: '',
  inlineScript: '',
} as const;

/** The bare page without any banner, which the costs are counted from. */
export const barePage: Contender = { ...none, name: 'no banner', accept: null };

/** A banner of which only what differs from the bare page is said. */
export const contender = (parts: Partial<Contender> & { name: string; accept: string }): Contender => ({
  ...none,
  ...parts,
});
