import { sha256 } from '@/lib/crypto/hash.rules';
import { xmlText } from './xml.rules';

/** An edition as a feed tells of it. `address` is absolute, `effectiveFrom` is 'YYYY-MM-DD' in Asia/Almaty. */
export type FeedEntry = {
  number: number;
  title: string;
  summary: string;
  publishedAt: Date;
  effectiveFrom: string;
  address: string;
};

/** A feed in one language: `address` is its page, `self` its own absolute address. Entries are the newest first. */
export type FeedInput = {
  language: string;
  title: string;
  subtitle: string;
  author: string;
  address: string;
  self: string;
  entries: FeedEntry[];
};

// Tag URIs (RFC 4151) outlive the addresses: the year is that of the first edition, and none of this may ever change.
const feedTag = 'tag:pbo.kz,2019:policy';
const languageOfTag = 'ru';
const beforeAnyEdition = new Date('2019-03-26T00:00:00Z');

/** When the newest of the editions was published; of a feed without editions, a day that never moves. */
export const feedUpdated = (entries: readonly { publishedAt: Date }[]): Date =>
  entries.reduce(
    (newest, { publishedAt }) => (publishedAt > newest ? publishedAt : newest),
    entries[0]?.publishedAt ?? beforeAnyEdition,
  );

function entryXml({ number, title, summary, publishedAt, effectiveFrom, address }: FeedEntry): string {
  // A published edition never changes, so it was updated when it was published.
  const published = publishedAt.toISOString();
  return `  <entry>
    <id>${feedTag}/edition/${number}</id>
    <title type="text">${xmlText(title)}</title>
    <link rel="alternate" type="text/html" href="${xmlText(address)}"/>
    <published>${published}</published>
    <updated>${published}</updated>
    <category scheme="${feedTag}/effective-from" term="${xmlText(effectiveFrom)}"/>
    <summary type="text">${xmlText(summary)}</summary>
  </entry>
`;
}

/**
 * The editions as an Atom feed (RFC 4287). The same input gives the same bytes. An edition has one id in all
 * languages; the feeds of the languages have each their own. @throws RangeError when `publishedAt` is no date.
 */
export function policyFeed({ language, title, subtitle, author, address, self, entries }: FeedInput): string {
  const id = language === languageOfTag ? feedTag : `${feedTag}/${language}`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(language)}">
  <id>${xmlText(id)}</id>
  <title type="text">${xmlText(title)}</title>
  <subtitle type="text">${xmlText(subtitle)}</subtitle>
  <updated>${feedUpdated(entries).toISOString()}</updated>
  <link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>
  <link rel="alternate" type="text/html" hreflang="${xmlText(language)}" href="${xmlText(address)}"/>
  <author>
    <name>${xmlText(author)}</name>
  </author>
${entries.map(entryXml).join('')}</feed>
`;
}

/** What a cache asks by. `lastModified` is an HTTP date, in whole seconds. */
export type Validators = { etag: string; lastModified: string };

/** The validators of a feed whose newest edition was published at `newest` (RFC 9110 §8.8). */
export const feedValidators = (xml: string, newest: Date): Validators => ({
  etag: `"${sha256(xml).slice(0, 32)}"`,
  lastModified: newest.toUTCString(),
});

const asctime = /^([A-Z][a-z]{2}) ([A-Z][a-z]{2}) ([ 0-9][0-9]) ([0-9:]{8}) ([0-9]{4})$/;
const rfc850 = /^([A-Z][a-z]{2})[a-z]{3,6}, ([0-9]{2})-([A-Z][a-z]{2})-([0-9]{2}) ([0-9:]{8}) GMT$/;

/** An HTTP date in any of its three forms (RFC 9110 §5.6.7) in milliseconds, or null. */
function readHttpDate(text: string): number | null {
  const [, day, month, date, time, year] = asctime.exec(text) ?? [];
  const [, oldDay, oldDate, oldMonth, oldYear, oldTime] = rfc850.exec(text) ?? [];
  const forms = day
    ? [`${day}, ${date?.replace(' ', '0')} ${month} ${year} ${time} GMT`]
    : oldDay
      ? // The day of the week fits one of the two centuries only.
        ['19', '20'].map((century) => `${oldDay}, ${oldDate} ${oldMonth} ${century}${oldYear} ${oldTime} GMT`)
      : [text];
  // `Date.parse` reads much that is no HTTP date: only what is written back the same counts.
  const real = forms.find((form) => new Date(form).toUTCString() === form);
  return real === undefined ? null : Date.parse(real);
}

/**
 * True when the asker already has what the validators stand for, so that 304 answers a GET or HEAD (RFC 9110 §13.2.2).
 * `If-None-Match` wins over `If-Modified-Since` and is compared weakly; a date that is none is ignored.
 */
export function isFresh(
  { ifNoneMatch, ifModifiedSince }: { ifNoneMatch: string | null; ifModifiedSince: string | null },
  { etag, lastModified }: Validators,
): boolean {
  if (ifNoneMatch !== null) {
    const bare = (tag: string) => tag.trim().replace(/^W\//, '');
    return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => bare(tag) === bare(etag));
  }
  const since = ifModifiedSince === null ? null : readHttpDate(ifModifiedSince.trim());
  const modified = readHttpDate(lastModified);
  return since !== null && modified !== null && modified <= since;
}
