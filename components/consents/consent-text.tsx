import { SummaryList } from '@/components/ui/summary-list';
import { consentParts, labelKey } from '@/lib/consents/words.rules';

/** The full words of a consent, today's or those of a record. */
export function ConsentText({ text, lang }: { text: Record<string, string>; lang?: string }) {
  const rows = consentParts
    .filter((part) => text[part] !== undefined)
    .map((part) => ({ key: part, term: text[labelKey(part)] ?? '', value: text[part] ?? '' }));
  return (
    <div lang={lang}>
      <p className="font-semibold">{text.title}</p>
      <SummaryList rows={rows} />
    </div>
  );
}
