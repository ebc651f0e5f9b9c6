import type { Actor } from '@/lib/actor';
import { sha256 } from '@/lib/crypto/hash.rules';
import { AppError } from '@/lib/errors';
import { isFresh } from '@/lib/policy/feed.rules';
import { editionJson, editionMarkdown } from '@/lib/policy/files.rules';
import { getEditionPdf } from '@/lib/policy/pdf.queries';
import { getEdition, getEditionSource } from '@/lib/policy/queries';
import { editionNumber } from '@/lib/policy/schema';
import { publicRoute } from '@/lib/route';

const types = {
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

const isFormat = (text: string | undefined): text is keyof typeof types =>
  text !== undefined && Object.hasOwn(types, text);

async function contentOf(
  actor: Actor,
  number: number,
  format: keyof typeof types,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'pdf') return getEditionPdf(actor, number);
  const encode = (text: string) => new TextEncoder().encode(text);
  if (format === 'txt') return encode((await getEditionSource(actor, number)).sourceText);
  const edition = await getEdition(actor, number);
  return encode(format === 'md' ? editionMarkdown(edition) : editionJson(edition));
}

/**
 * `/policy/editions/<number>.pdf|.txt|.md|.json`. The text file is the approved text byte for byte, so its ETag is
 * the SHA-256 printed on the edition's card. An edition never changes, so `Last-Modified` is its publication.
 */
export const GET = publicRoute<{ file: string }>(async (actor, request, { file }) => {
  const [name = '', format, ...rest] = file.split('.');
  const number = editionNumber(name);
  if (!number || !isFormat(format) || rest.length > 0) throw new AppError('not_found');
  const bytes = await contentOf(actor, number, format);
  const { publishedAt } = await getEdition(actor, number);
  const validators = { etag: `"${sha256(bytes)}"`, lastModified: publishedAt.toUTCString() };
  const headers = {
    etag: validators.etag,
    'last-modified': validators.lastModified,
    'cache-control': 'public, no-cache',
  };
  if (isFresh(conditionsOf(request), validators)) return new Response(null, { status: 304, headers });
  const disposition = `inline; filename="policy-edition-${number}.${format}"`;
  return new Response(bytes, {
    headers: { ...headers, 'content-type': types[format], 'content-disposition': disposition },
  });
});

const conditionsOf = ({ headers }: Request) => ({
  ifNoneMatch: headers.get('if-none-match'),
  ifModifiedSince: headers.get('if-modified-since'),
});
