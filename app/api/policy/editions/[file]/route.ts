import type { Actor } from '@/lib/actor';
import { sha256 } from '@/lib/crypto/hash.rules';
import { AppError } from '@/lib/errors';
import { editionJson, editionMarkdown } from '@/lib/policy/files.rules';
import { getEdition, getEditionSource } from '@/lib/policy/queries';
import { editionNumber } from '@/lib/policy/schema';
import { publicRoute } from '@/lib/route';

const types = {
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

const isFormat = (text: string | undefined): text is keyof typeof types =>
  text !== undefined && Object.hasOwn(types, text);

async function contentOf(actor: Actor, number: number, format: keyof typeof types): Promise<string> {
  if (format === 'txt') return (await getEditionSource(actor, number)).sourceText;
  const edition = await getEdition(actor, number);
  return format === 'md' ? editionMarkdown(edition) : editionJson(edition);
}

const hasTag = (header: string | null, tag: string) =>
  (header ?? '').split(',').some((one) => ['*', tag, `W/${tag}`].includes(one.trim()));

/**
 * `/policy/editions/<number>.txt|.md|.json`. The text file is the approved text byte for byte, so its ETag is
 * the SHA-256 printed on the edition's card.
 */
export const GET = publicRoute<{ file: string }>(async (actor, request, { file }) => {
  const [name = '', format, ...rest] = file.split('.');
  const number = editionNumber(name);
  if (!number || !isFormat(format) || rest.length > 0) throw new AppError('not_found');
  const bytes = new TextEncoder().encode(await contentOf(actor, number, format));
  const etag = `"${sha256(bytes)}"`;
  const headers = { etag, 'cache-control': 'public, no-cache' };
  if (hasTag(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  const disposition = `inline; filename="policy-edition-${number}.${format}"`;
  return new Response(bytes, {
    headers: { ...headers, 'content-type': types[format], 'content-disposition': disposition },
  });
});
