import type { EditionSummary } from '@/lib/policy/queries';

/** What a page says of its document to machines (schema.org). The same at every fetch of the same edition. */
export function StructuredData({ edition, nonce }: { edition: EditionSummary; nonce: string | undefined }) {
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'DigitalDocument',
    name: edition.title,
    inLanguage: edition.locale,
    version: String(edition.number),
    datePublished: edition.publishedAt.toISOString(),
    publisher: { '@type': 'Organization', name: 'ТОО «Просто Бэк-офис»', taxID: '180940010420' },
    identifier: { '@type': 'PropertyValue', propertyID: 'SHA-256', value: edition.sha256 },
  };
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a data block; `<` is written so that nothing in it ends the element
      dangerouslySetInnerHTML={{ __html: JSON.stringify(facts).replaceAll('<', '\\u003c') }}
    />
  );
}
