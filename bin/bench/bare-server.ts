import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { pageWith } from './bare-page';
import { type Bytes, brotlied, bytesOf, gzipped, sumBytes } from './bytes.rules';
import type { BannerFile, Contender } from './contenders';

/** What a banner adds to a page: its scripts and styles, and what of it is in the HTML. */
export type Added = { script: Bytes; style: Bytes; html: Bytes };

export type BareServer = {
  address: string;
  /** What a page with this banner has loaded by now. */
  added(contender: Contender): Added;
  stop(): void;
};

/** So long a portal in the same region takes to answer. */
const answerMs = 20;
const noStore = { 'cache-control': 'no-store' };

type Sent = { body: Uint8Array; type: string };
type Ready = Sent & { gzip: Uint8Array; brotli: Uint8Array };

const ready = ({ body, type }: Sent): Ready => ({
  body,
  type: `${type}; charset=utf-8`,
  gzip: gzipped(body),
  brotli: brotlied(body),
});

function send(request: IncomingMessage, response: ServerResponse, { body, type, gzip, brotli }: Ready): void {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const [coding, bytes] = /\bbr\b/.test(accepted)
    ? ['br', brotli]
    : /\bgzip\b/.test(accepted)
      ? ['gzip', gzip]
      : ['identity', body];
  response
    .writeHead(200, { ...noStore, 'content-type': type, 'content-encoding': coding, vary: 'accept-encoding' })
    .end(bytes);
}

/** Stands in for the portal's record of the choice: back to the page for a form, a few words for a script. */
async function choose(request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.resume();
  await pause(answerMs);
  if (request.headers['sec-fetch-mode'] === 'navigate')
    response.writeHead(303, { ...noStore, location: '/chosen' }).end();
  else
    response
      .writeHead(200, { ...noStore, 'content-type': 'application/json' })
      .end(JSON.stringify({ outcome: 'accepted', gpc: false, run: [] }));
}

/** Serves the bare page with each banner at `/<number>`, as quickly as can be, never from a cache. */
export async function startBareServer(
  contenders: readonly Contender[],
  chosen: Contender,
): Promise<BareServer> {
  const answers = new Map<string, Ready>();
  const loaded = new Map<Contender, Set<BannerFile>>();
  const noteOf = new Map<string, () => void>();
  const page = (contender: Contender, at: string) =>
    ready({ body: Buffer.from(pageWith(contender, `/files${at}`)), type: 'text/html' });
  answers.set('/chosen', page(chosen, '/chosen'));
  contenders.forEach((contender, number) => {
    const seen = new Set<BannerFile>();
    loaded.set(contender, seen);
    answers.set(`/${number}`, page(contender, `/${number}`));
    for (const file of contender.files) {
      const path = `/files/${number}/${file.name}`;
      answers.set(path, ready(file));
      noteOf.set(path, () => seen.add(file));
    }
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://bench');
    const answer = answers.get(pathname);
    noteOf.get(pathname)?.();
    if (request.method === 'POST') void choose(request, response);
    else if (answer) send(request, response, answer);
    else response.writeHead(404, noStore).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    added: (contender) => {
      const files = [...(loaded.get(contender) ?? [])];
      const of = (type: string) =>
        files.filter((file) => file.type === type).map(({ body }) => bytesOf(body));
      const inline = bytesOf(Buffer.from(contender.inlineScript));
      return {
        script: sumBytes([...of('text/javascript'), inline]),
        style: sumBytes(of('text/css')),
        html: bytesOf(Buffer.from(contender.markup)),
      };
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
