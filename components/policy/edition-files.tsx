import { getTranslations } from 'next-intl/server';
import { href, type Locale } from '@/lib/i18n/routing';

const formats = [
  ['pdf', 'PDF'],
  ['txt', 'TXT'],
  ['md', 'Markdown'],
  ['json', 'JSON'],
] as const;

/** The files of an edition; the text file is the approved text byte for byte. */
export async function EditionFiles({ locale, number }: { locale: Locale; number: number }) {
  const t = await getTranslations('policy');
  return (
    <ul className="flex flex-wrap gap-x-4">
      {formats.map(([extension, name]) => (
        <li key={extension}>
          <a
            href={href(locale, `/policy/editions/${number}.${extension}`)}
            aria-label={t('files.of', { format: name, number })}
            className="inline-block py-0.5"
          >
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
