import type { MeaningChange, MeaningList } from './meaning.rules';

type Translate = { (key: string, values?: Record<string, string>): string; has(key: string): boolean };

const listWord: Record<MeaningList, string> = {
  data: 'Data',
  cookies: 'Cookies',
  thirdParties: 'Recipients',
  crossBorder: 'Countries',
};

/** What changed in a meaning, in whole sentences. A code without words of its own (of an old edition) stands as it is. */
export function changeSentences(changes: readonly MeaningChange[], t: Translate): string[] {
  const word = (key: string, code: string) => (t.has(key) ? t(key) : code);
  return changes.map((change) => {
    const category = word(`categories.${change.category}.title`, change.category);
    if ('list' in change) {
      const item = change.list === 'data' ? word(`data.${change.item}`, change.item) : change.item;
      return t(`changes.${change.kind}${listWord[change.list]}`, { category, item });
    }
    const text = change.kind === 'otherPurpose' ? word(`categories.${change.category}.text`, '') : '';
    return t(`changes.${change.kind}`, { category, text });
  });
}
