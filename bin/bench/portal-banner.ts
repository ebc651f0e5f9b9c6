import type { Browser } from '@playwright/test';
import { interactionOf, shiftOf, table, whole } from './banner-table.rules';
import { bytesOf } from './bytes.rules';
import { medians } from './measure-banners';
import { ourAccept } from './our-banner';
import { interleave } from './statistics.rules';
import { watchTwice } from './visit';

const pages = ['/', '/policy'];

type Sample = Awaited<ReturnType<typeof watchTwice>>;

const sent = (html: string) => bytesOf(Buffer.from(html)).brotli;

function row(page: string, samples: readonly Sample[]): string[] {
  const first = medians(samples.map((sample) => sample.first));
  const second = medians(samples.map((sample) => sample.second));
  const { more } = medians(samples.map(({ html }) => ({ more: sent(html.first) - sent(html.second) })));
  return [
    page,
    whole(first.firstPaint),
    whole(second.firstPaint),
    whole(first.visible),
    shiftOf(first.shift),
    shiftOf(second.shift),
    `${whole(first.longTasks)} (${whole(first.longTaskMs)})`,
    `${whole(second.longTasks)} (${whole(second.longTaskMs)})`,
    interactionOf(first.interaction),
    whole(first.gone),
    whole(more),
  ];
}

/** The banner where it lives: a first visit with accepting it, and beside it a second visit, which is asked nothing. */
export async function portalTable(browser: Browser, origin: string, rounds: number): Promise<string> {
  const samples = new Map<string, Sample[]>(pages.map((page) => [page, []]));
  for (const page of pages) await watchTwice(browser, origin + page, ourAccept);
  for (const page of interleave(pages, rounds))
    samples.get(page)?.push(await watchTwice(browser, origin + page, ourAccept));
  const head = [
    'page',
    'first paint',
    'without banner',
    'visible after it',
    'layout shift',
    'without banner',
    'long tasks (ms)',
    'without banner',
    'accept: next paint',
    'accept: gone',
    'HTML more, brotli',
  ];
  return table(
    head,
    pages.map((page) => row(page, samples.get(page) ?? [])),
  );
}
