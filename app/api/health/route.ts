import { connection } from 'next/server';
import { isHealthy } from '@/lib/health';

/** Whether the portal can work: the database answers and its migrations are right. Says no more than that. */
export async function GET(): Promise<Response> {
  await connection();
  const ok = await isHealthy();
  return Response.json(
    { status: ok ? 'ok' : 'unavailable' },
    { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
