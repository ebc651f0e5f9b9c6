import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A size in bytes: as it is, and as it travels. */
export type Bytes = { raw: number; gzip: number; brotli: number };

export const gzipped = (body: Uint8Array): Uint8Array => gzipSync(body, { level: 9 });

export const brotlied = (body: Uint8Array): Uint8Array =>
  brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });

/** The size of a file; nothing at all is 0, though compressing it would give a few bytes. */
export function bytesOf(body: Uint8Array): Bytes {
  if (body.length === 0) return { raw: 0, gzip: 0, brotli: 0 };
  return { raw: body.length, gzip: gzipped(body).length, brotli: brotlied(body).length };
}

/** Files travel one by one: each is compressed alone. */
export function sumBytes(sizes: readonly Bytes[]): Bytes {
  const sum = (name: keyof Bytes) => sizes.reduce((all, one) => all + one[name], 0);
  return { raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') };
}
