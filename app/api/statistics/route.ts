import { currentChoice } from '@/lib/cookies/request-choice';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { publicRoute, staffRoute } from '@/lib/route';
import { countPage } from '@/lib/statistics/count-page';
import { countsCsv } from '@/lib/statistics/csv.rules';
import { deviceClass, isPersonsView } from '@/lib/statistics/device.rules';
import { countedPage } from '@/lib/statistics/page.rules';
import { listCounts } from '@/lib/statistics/queries';
import { referrerHost } from '@/lib/statistics/referrer.rules';
import { pageView, periodOf } from '@/lib/statistics/schema';

const mostBytes = 2048;

async function readView(request: Request) {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!(length <= mostBytes)) throw new AppError('invalid');
  const parsed = pageView.safeParse(parseJson(await request.text()));
  if (!parsed.success) throw new AppError('invalid');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('invalid');
  }
}

/**
 * Counts one view of a page for those who agreed to it. The answer is the same whether it was counted or not: nobody
 * learns from it what another's browser has chosen.
 */
export const POST = publicRoute(async (actor, request) => {
  const view = await readView(request);
  const { choice, allowed } = await currentChoice();
  const header = (name: string) => request.headers.get(name) ?? '';
  const counted = countedPage(view.page);
  const agent = header('user-agent');
  if (choice && allowed.statistics && counted && isPersonsView(agent, header('sec-purpose'))) {
    const own = env().origins.map((origin) => new URL(origin).host);
    await countPage(actor, {
      deviceId: choice.deviceId,
      ...counted,
      referrer: referrerHost(view.referrer, own),
      device: deviceClass(agent, request.headers.get('sec-ch-ua-mobile')),
    });
  }
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
});

/** The counts of a period as a file for the staff: `?days=90`. */
export const GET = staffRoute(async (actor, request) => {
  const days = periodOf(new URL(request.url).searchParams.get('days'));
  const csv = countsCsv(await listCounts(actor, { days }));
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="page-views-${days}-days.csv"`,
      'cache-control': 'private, no-store',
    },
  });
});
