import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FeedEntry,
  type FeedInput,
  feedUpdated,
  feedValidators,
  isFresh,
  policyFeed,
} from './feed.rules';

const atom = 'http://www.w3.org/2005/Atom';

const entry = (other: Partial<FeedEntry> = {}): FeedEntry => ({
  number: 1,
  title: 'Редакция 1',
  summary: 'Первая редакция.',
  publishedAt: new Date('2019-03-26T05:06:07.890Z'),
  effectiveFrom: '2019-03-26',
  address: 'https://portal.example/policy/editions/1',
  ...other,
});

const input = (other: Partial<FeedInput> = {}): FeedInput => ({
  language: 'ru',
  title: 'Редакции Политики',
  subtitle: 'Что изменилось',
  author: 'ТОО «Просто Бэк-офис»',
  address: 'https://portal.example/policy/archive',
  self: 'https://portal.example/policy/feed.xml',
  entries: [entry()],
  ...other,
});

/** Only what the tests use of a DOM, so that they need none of its types. */
type Node = {
  namespaceURI: string | null;
  localName: string | null;
  textContent: string | null;
  getAttribute: (name: string) => string | null;
  childNodes: { length: number; item: (at: number) => Node | null };
};
type Parser = new (
  options: object,
) => { parseFromString: (xml: string, type: string) => { documentElement: Node } };

/** The root of a feed, read by a parser that refuses what is not well-formed. */
async function parse(xml: string): Promise<Node> {
  // Comes with the reader of Word files; the portal itself parses no XML.
  const name = '@xmldom/xmldom';
  const { DOMParser } = (await import(name)) as { DOMParser: Parser };
  const refuse = (message: string) => {
    throw new Error(message);
  };
  const errorHandler = { warning: refuse, error: refuse, fatalError: refuse };
  const { documentElement } = new DOMParser({ errorHandler }).parseFromString(xml, 'text/xml');
  // What the parser lets pass: characters that XML forbids, and bare ampersands.
  expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/);
  return documentElement;
}

function children(node: Node, name?: string): Node[] {
  return Array.from({ length: node.childNodes.length }, (_, at) => node.childNodes.item(at)).filter(
    (child): child is Node =>
      child?.namespaceURI === atom && (name === undefined || child.localName === name),
  );
}

const texts = (node: Node, name: string) => children(node, name).map((child) => child.textContent);
const links = (node: Node) =>
  Object.fromEntries(
    children(node, 'link').map((link) => [link.getAttribute('rel'), link.getAttribute('href')]),
  );

describe('a feed', () => {
  it('has once what RFC 4287 asks for once', async () => {
    const feed = await parse(policyFeed(input({ entries: [entry({ number: 2 }), entry()] })));
    expect([feed.namespaceURI, feed.localName, feed.getAttribute('xml:lang')]).toEqual([atom, 'feed', 'ru']);
    for (const name of ['id', 'title', 'subtitle', 'updated', 'author'])
      expect(texts(feed, name)).toHaveLength(1);
    expect(links(feed)).toEqual({ self: input().self, alternate: input().address });
    const [author] = children(feed, 'author');
    expect(author && texts(author, 'name')).toEqual(['ТОО «Просто Бэк-офис»']);
    const entries = children(feed, 'entry');
    expect(entries).toHaveLength(2);
    for (const one of entries) {
      expect(children(one).map((child) => child.localName)).toEqual([
        'id',
        'title',
        'link',
        'published',
        'updated',
        'category',
        'summary',
      ]);
    }
    const [, first] = entries;
    expect(first && links(first)).toEqual({ alternate: entry().address });
    expect(first && texts(first, 'updated')).toEqual(['2019-03-26T05:06:07.890Z']);
    expect(first && texts(first, 'published')).toEqual(['2019-03-26T05:06:07.890Z']);
    expect(first && children(first, 'category')[0]?.getAttribute('term')).toBe('2019-03-26');
  });

  it('names editions alike in all languages, and itself in each its own way', async () => {
    const ids = async (language: string) => {
      const feed = await parse(policyFeed(input({ language, entries: [entry({ number: 12 }), entry()] })));
      return [...texts(feed, 'id'), ...children(feed, 'entry').flatMap((one) => texts(one, 'id'))];
    };
    const editions = ['tag:pbo.kz,2019:policy/edition/12', 'tag:pbo.kz,2019:policy/edition/1'];
    expect(await ids('ru')).toEqual(['tag:pbo.kz,2019:policy', ...editions]);
    expect(await ids('kk')).toEqual(['tag:pbo.kz,2019:policy/kk', ...editions]);
    expect(await ids('en')).toEqual(['tag:pbo.kz,2019:policy/en', ...editions]);
  });

  it('was updated when its newest edition was published, wherever that stands', async () => {
    const [old, young] = [entry(), entry({ number: 2, publishedAt: new Date('2026-09-01T00:00:00Z') })];
    for (const entries of [
      [old, young],
      [young, old],
    ]) {
      const feed = await parse(policyFeed(input({ entries })));
      expect(texts(feed, 'updated')).toEqual(['2026-09-01T00:00:00.000Z']);
      expect(feedUpdated(entries)).toEqual(young.publishedAt);
    }
    const before = entry({ publishedAt: new Date('2018-01-01T00:00:00Z') });
    expect(feedUpdated([before])).toEqual(before.publishedAt);
  });

  it('without editions is a feed too, of a day that does not move', async () => {
    const feed = await parse(policyFeed(input({ entries: [] })));
    expect(texts(feed, 'updated')).toEqual(['2019-03-26T00:00:00.000Z']);
    expect(children(feed, 'entry')).toEqual([]);
  });

  it.each([
    [']]>', ']]>'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['А & Б &amp; "В" \'Г\'', 'А & Б &amp; "В" \'Г\''],
    ['<!-- --> <?xml?> <![CDATA[', '<!-- --> <?xml?> <![CDATA['],
    ['а\0б\u0008в\u001fг\ufffe\uffffд', 'абвгд'],
    ['\ud800 а \udc00 \ud83d\ude00', ' а  \ud83d\ude00'],
    ['$& $1 $`', '$& $1 $`'],
    ['Ы&'.repeat(5_000), 'Ы&'.repeat(5_000)],
  ])('keeps hostile words as words: %#', async (given, expected) => {
    const address = `https://portal.example/?q=${given}`;
    const hostile = input({
      ...{ title: given, subtitle: given, author: given, address, self: address, language: given },
      entries: [entry({ title: given, summary: given, address, effectiveFrom: given })],
    });
    const feed = await parse(policyFeed(hostile));
    const [one] = children(feed, 'entry');
    expect(texts(feed, 'title')).toEqual([expected]);
    expect(one && texts(one, 'title')).toEqual([expected]);
    expect(one && texts(one, 'summary')).toEqual([expected]);
    expect(one && links(one).alternate).toBe(`https://portal.example/?q=${expected}`);
  });

  it('is well-formed and the same bytes, whatever it is made of', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
      fc.constantFrom(']]>', '&', '<a', '"', "'", '\ud800', '\0'),
    );
    const publishedAt = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') });
    const entries = fc.array(
      fc.record({
        number: fc.nat(),
        title: text,
        summary: text,
        publishedAt,
        effectiveFrom: text,
        address: text,
      }),
      { maxLength: 4 },
    );
    const feeds = fc.record({
      ...{ language: text, title: text, subtitle: text, author: text, address: text, self: text },
      entries,
    });
    await fc.assert(
      fc.asyncProperty(feeds, async (given) => {
        const xml = policyFeed(given);
        const feed = await parse(xml);
        expect(children(feed, 'entry')).toHaveLength(given.entries.length);
        expect(policyFeed(structuredClone(given))).toBe(xml);
      }),
    );
  });

  it('refuses an edition without a real time', () => {
    expect(() => policyFeed(input({ entries: [entry({ publishedAt: new Date('no') })] }))).toThrow(
      RangeError,
    );
  });
});

describe('what a cache asks by', () => {
  const validators = feedValidators('<feed/>', new Date('1994-11-06T08:49:37.900Z'));
  const { etag } = validators;

  it('is a strong tag of the bytes and a date in whole seconds', () => {
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(validators.lastModified).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
    expect(feedValidators('<feed />', new Date(0)).etag).not.toBe(etag);
  });

  it.each([
    ['nothing', null, null, false],
    ['the tag', etag, null, true],
    ['the tag, weak', `W/${etag}`, null, true],
    ['a list with the tag', `"a", W/"b,c" ,  ${etag}`, null, true],
    ['a list of empty members', ` , ,${etag},`, null, true],
    ['a star', ' * ', null, true],
    ['another tag', '"a"', null, false],
    ['the tag without its quotes', etag.slice(1, -1), null, false],
    ['a star in quotes', '"*"', null, false],
    ['a wrong mark of weakness', `w/${etag}`, null, false],
    ['an empty list', '', null, false],
    ['another tag and a good date', '"a"', 'Sun, 06 Nov 1994 08:49:37 GMT', false],
    ['an empty list and a good date', '', 'Sun, 06 Nov 1994 08:49:37 GMT', false],
    ['the tag and an old date', etag, 'Sat, 05 Nov 1994 08:49:37 GMT', true],
    ['the same second', null, 'Sun, 06 Nov 1994 08:49:37 GMT', true],
    ['the second before', null, 'Sun, 06 Nov 1994 08:49:36 GMT', false],
    ['a later date', null, 'Sat, 26 Sep 2026 00:00:00 GMT', true],
    ['the date of RFC 850', null, 'Sunday, 06-Nov-94 08:49:37 GMT', true],
    ['a date of RFC 850 before', null, 'Saturday, 05-Nov-94 08:49:37 GMT', false],
    ['a date of RFC 850 of this century', null, 'Saturday, 26-Sep-26 08:49:37 GMT', true],
    ['the date of asctime', null, 'Sun Nov  6 08:49:37 1994', true],
    ['a date of asctime before', null, 'Sun Nov  6 08:49:36 1994', false],
    ['a date of asctime of two digits', null, 'Sat Sep 26 00:00:00 2026', true],
    ['a wrong day of the week', null, 'Mon, 06 Nov 1994 08:49:37 GMT', false],
    ['a day that is not', null, 'Thu, 31 Feb 2030 08:49:37 GMT', false],
    ['a year alone', null, '2030', false],
    ['an ISO date', null, '2030-01-01T00:00:00Z', false],
    ['another zone', null, 'Sun, 06 Nov 2044 08:49:37 +0500', false],
    ['an empty date', null, '', false],
    ['no date', null, 'Invalid Date', false],
  ])('%s', (_, ifNoneMatch, ifModifiedSince, expected) => {
    expect(isFresh({ ifNoneMatch, ifModifiedSince }, validators)).toBe(expected);
  });

  it('never fails', () => {
    const header = fc.option(fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(header, header, (ifNoneMatch, ifModifiedSince) => {
        const isAsked = ifNoneMatch?.trim() === '*';
        expect(isFresh({ ifNoneMatch, ifModifiedSince }, validators)).toBe(isAsked);
      }),
    );
  });
});
