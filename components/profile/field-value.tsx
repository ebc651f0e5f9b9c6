import type { CardField } from '@/lib/data-map/registry.rules';
import { formatDate } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import { formatPhone } from '@/lib/identifiers/phone.rules';

const inGroups = (text: string, size: number) =>
  text.match(new RegExp(`.{1,${size}}`, 'gu'))?.join(' ') ?? text;

/** How a value of the card is written for its owner: in full, numbers in groups. */
function valueText(locale: Locale, field: string, value: string): string {
  switch (field as CardField) {
    case 'birthDate':
      return formatDate(locale, value);
    case 'phone':
      return formatPhone(value);
    case 'iin':
    case 'bin':
      return inGroups(value, 6);
    case 'iban':
      return inGroups(value, 4);
    default:
      return value;
  }
}

/** A value of the client's own card. Not translated by browsers: it is what he told us. */
export function FieldValue({ locale, field, value }: { locale: Locale; field: string; value: string }) {
  return (
    <span translate="no" className="break-words whitespace-pre-line tabular-nums">
      {valueText(locale, field, value)}
    </span>
  );
}
