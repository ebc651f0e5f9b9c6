/** Runs once when the server starts: wrong settings stop it here, and outgoing mail starts to be delivered. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startServer } = await import('@/lib/start-server');
  startServer();
}
