/** Stands alone, as `answerInPlace` does: its own text is put into the page. */
export async function signalWatch(locale: string): Promise<void> {
  if (!(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl) return;
  const { pathname, search } = location;
  const returnTo = pathname + search;
  const answer = await fetch('/api/cookies/choice', {
    method: 'POST',
    body: new URLSearchParams({ choice: 'refuse', how: 'banner', gpc: 'on', locale, returnTo }),
    headers: { accept: 'application/json' },
  });
  if (!answer.ok) return;
  // A page that is left while it still comes complains that its connection was closed.
  if (document.readyState !== 'complete')
    await new Promise((loaded) => addEventListener('load', loaded, { once: true }));
  const next = new URL(location.href);
  next.searchParams.set('cookies', 'signal');
  location.replace(next.href);
}
