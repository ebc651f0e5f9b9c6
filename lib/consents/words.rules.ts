import type { Locale } from '@/db/enums';
import { canonicalJson, sha256 } from '@/lib/crypto/hash.rules';
import type { Purpose } from './purposes.rules';

type Translate = (key: string) => string;

/** What a consent must say, in the order of reading: Law 94-V, 8(4), and the purpose that 7(8) demands. */
export const consentParts = [
  'operator',
  'subject',
  'purpose',
  'data',
  'actions',
  'term',
  'thirdParties',
  'crossBorder',
  'publication',
  'withdrawal',
] as const;
export type ConsentPart = (typeof consentParts)[number];

/** Which arrangement of the words a client saw. Another order or other parts: the next number. */
export const consentLayout = 'consent/1';

/** The key of a part's heading in a consent text. */
export const labelKey = (part: ConsentPart): string => `${part}Label`;

/**
 * The full words of a consent: headings and values of every part. The page shows exactly this and exactly this is
 * kept. It names the subject by his record, not by his name: these words outlive the erasure of a person.
 */
export function consentWords(
  purpose: Purpose,
  t: Translate,
  fieldName: (field: string) => string,
): Record<string, string> {
  const nothingLeaves =
    purpose.thirdParties.length === 0 && purpose.crossBorder.length === 0 && !purpose.published;
  // The sentences say «нет» to all three; a purpose with recipients needs sentences of its own first.
  if (!nothingLeaves) throw new RangeError(`No words for the recipients of ${purpose.code}.`);
  const values: Record<ConsentPart, string> = {
    operator: t('text.operator'),
    subject: t('text.subject'),
    purpose: t(`purposes.${purpose.code}.text`),
    data: purpose.data.map(fieldName).join('; '),
    actions: t('text.actions'),
    term: t(`terms.${purpose.term}`),
    thirdParties: t('text.thirdParties'),
    crossBorder: t('text.crossBorder'),
    publication: t('text.publication'),
    withdrawal: t(`withdrawal.${purpose.withdrawal}`),
  };
  const parts = consentParts.flatMap((part) => [
    [labelKey(part), t(`labels.${part}`)],
    [part, values[part]],
  ]);
  const title = t(`purposes.${purpose.code}.title`);
  return { title, ...Object.fromEntries(parts), layout: consentLayout };
}

export type ShownText = { locale: Locale; text: Record<string, string> };

/** The SHA-256 of words in a language: of their canonical JSON. */
export const hashOfText = ({ locale, text }: ShownText): string => sha256(canonicalJson({ locale, text }));
