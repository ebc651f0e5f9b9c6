import { getJournalStanding } from '@/lib/audit/standing.queries';
import { AppError } from '@/lib/errors';
import { staffRoute } from '@/lib/route';

/** The newest signed head of the journal as a file: kept elsewhere, it shows whether the journal was cut or rebuilt since. */
export const GET = staffRoute(async (actor) => {
  const { head } = await getJournalStanding(actor);
  if (!head) throw new AppError('not_found');
  return new Response(head.note, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="audit-head-${head.size}.note"`,
      'cache-control': 'private, no-store',
    },
  });
});
