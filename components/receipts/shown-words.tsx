import { getTranslations } from 'next-intl/server';
import { ConsentText } from '@/components/consents/consent-text';
import { type ShownWordsParts, shownParts } from '@/lib/receipts/shown-words.rules';

/** A banner, or the page about cookies: everything it said, in the order in which it said it. */
async function PlainWords({ parts }: { parts: ShownWordsParts }) {
  const t = await getTranslations('receipts');
  const { title, lines, buttons, sections, files, rest } = parts;
  return (
    <>
      {title ? <p className="font-semibold">{title}</p> : null}
      {lines.map((line) => (
        <p key={line} className="whitespace-pre-line">
          {line}
        </p>
      ))}
      {sections.map((section) => (
        <p key={section.title + section.text}>
          <span className="font-semibold">{section.title}.</span> {section.text}
        </p>
      ))}
      {buttons.length > 0 ? (
        <p>
          <span className="text-muted">{t('shown.buttons')}: </span>
          {buttons.map((button) => `«${button}»`).join(' · ')}
        </p>
      ) : null}
      {files.length > 0 ? (
        <>
          <p className="text-muted">{t('shown.registry')}:</p>
          <ul>
            {files.map(({ name, text }) => (
              <li key={name} className="max-w-none">
                <code translate="no">{name}</code> — {text}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {rest.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

/** The very words that somebody was shown, in their own language. Long ones go on to the next sheet. */
export function ShownWords({ text, lang }: { text: Record<string, string>; lang: string }) {
  const isConsent = Object.hasOwn(text, 'operator') && Object.hasOwn(text, 'operatorLabel');
  return (
    <div
      lang={lang}
      className="part max-w-none space-y-2 border-l-4 border-line pl-4 text-ink print:text-[9pt] print:leading-snug"
    >
      {isConsent ? <ConsentText text={text} /> : <PlainWords parts={shownParts(text)} />}
    </div>
  );
}
