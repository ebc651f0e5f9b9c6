import { AppError } from '@/lib/errors';
import { proveConsistency } from '@/lib/ledger/proof.queries';
import { publicRoute } from '@/lib/route';

const size = (text: string | null): number => {
  if (text === null || !/^(?:0|[1-9][0-9]{0,14})$/.test(text)) throw new AppError('invalid');
  return Number(text);
};

/** That the ledger of `to` events begins with that of `from` events: for whoever kept a signed head of then. */
export const GET = publicRoute(async (actor, request) => {
  const query = new URL(request.url).searchParams;
  const [older, newer] = [size(query.get('from')), size(query.get('to'))];
  const path = await proveConsistency(actor, { older, newer });
  return Response.json({ from: older, to: newer, path }, { headers: { 'cache-control': 'no-cache' } });
});
