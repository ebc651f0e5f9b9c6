import { gzipSync } from 'node:zlib';

export type Timing = { perSecond: number; medianMs: number; p95Ms: number };

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * Asks for a page over and over.
 * @param seconds how long; a short warm-up comes before it.
 * @param together how many requests are under way at a time.
 * @throws Error when an answer is not 200.
 */
export async function timePage(url: string, seconds: number, together = 4): Promise<Timing> {
  const once = async () => {
    const from = performance.now();
    const answer = await fetch(url);
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`);
    return performance.now() - from;
  };
  for (let warm = 0; warm < 20; warm += 1) await once();
  const times: number[] = [];
  const from = performance.now();
  const worker = async () => {
    while (performance.now() - from < seconds * 1000) times.push(await once());
  };
  await Promise.all(Array.from({ length: together }, worker));
  const took = (performance.now() - from) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  return { perSecond: times.length / took, medianMs: at(sorted, 0.5), p95Ms: at(sorted, 0.95) };
}

export type Weight = { html: number; script: number; style: number };

/** What a page costs the visitor's line, in bytes after gzip: the document, its scripts and its styles. */
export async function weighPage(url: string): Promise<Weight> {
  // Scripts for browsers without modules are not loaded by any browser of the last years.
  const page = await (await fetch(url)).text();
  const old = [...page.matchAll(/<script[^>]*noModule[^>]*>/gi)].map(
    ([tag]) => /src="([^"]+)"/.exec(tag)?.[1] ?? '',
  );
  const html = page;
  const zipped = async (pattern: RegExp) => {
    const paths = new Set([...html.matchAll(pattern)].map(([path]) => path));
    const sizes = [...paths]
      .filter((path) => !old.includes(path))
      .map(async (path) => {
        const answer = await fetch(new URL(path, url));
        return gzipSync(new Uint8Array(await answer.arrayBuffer())).length;
      });
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  };
  return {
    html: gzipSync(html).length,
    script: await zipped(/\/_next\/static\/[^"'\\ ]+\.js/g),
    style: await zipped(/\/_next\/static\/[^"'\\ ]+\.css/g),
  };
}
