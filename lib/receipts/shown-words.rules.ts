import { cookieCategories } from '@/lib/cookies/registry.rules';

/** What a banner or the page about cookies said, put in the order in which it stood there. */
export type ShownWordsParts = {
  title: string | null;
  lines: string[];
  sections: { title: string; text: string }[];
  buttons: string[];
  files: { name: string; text: string }[];
  /** Words of a form that is not known here: all of them, so that none is lost. */
  rest: string[];
};

const sameLine = (parts: (string | undefined)[]) => parts.filter((part) => part !== undefined).join(', ');

/**
 * Frozen words are kept as a set: the database does not keep the order of their keys. Everything that was kept is in the
 * result once, but for the number of the layout.
 */
export function shownParts(text: Record<string, string>): ShownWordsParts {
  const left = new Map(Object.entries(text));
  left.delete('layout');
  const take = (key: string): string | undefined => {
    const word = left.get(key);
    left.delete(key);
    return word;
  };
  const takeAll = (...keys: string[]) => keys.flatMap((key) => take(key) ?? []);
  const label = take('label');
  const title = take('title') ?? take('page.title') ?? label ?? null;
  const lines = takeAll('text', 'changes', 'page.lede', 'form.legend');
  const [necessary, why] = [take('form.necessary'), take('form.necessaryWhy')];
  const sections = [
    ...(necessary ? [{ title: necessary, text: why ?? '' }] : []),
    ...cookieCategories.flatMap((code) => {
      const [name, about] = [take(`categories.${code}.title`), take(`categories.${code}.text`)];
      return name ? [{ title: name, text: about ?? '' }] : [];
    }),
  ];
  const buttons = takeAll('refuse', 'accept', 'customise', 'form.save', 'form.refuseAll');
  // `name: purpose, lifetime; …` as the page wrote it down.
  const files = (take('registry') ?? '').split('; ').flatMap((line) => {
    const [, name, purpose, lifetime] = /^(.+): ([^,]+), (.+)$/.exec(line) ?? [];
    if (!name) return [];
    return [{ name, text: sameLine([text[`purposes.${purpose}`], text[`lifetimes.${lifetime}`]]) }];
  });
  if (files.length > 0)
    for (const key of left.keys()) if (/^(?:purposes|lifetimes)\./.test(key)) left.delete(key);
  const rest = [...left.keys()].sort().flatMap((key) => take(key) ?? []);
  return { title, lines, sections, buttons, files, rest: label && label !== title ? [label, ...rest] : rest };
}
