/** Global Privacy Control is honoured on every page: the statement that the specification asks for. */
export function GET(): Response {
  return Response.json(
    { gpc: true, lastUpdate: '2026-11-22' },
    { headers: { 'cache-control': 'public, max-age=86400' } },
  );
}
