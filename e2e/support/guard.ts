import type { BrowserContext, ConsoleMessage } from '@playwright/test';

/** «404 for the page itself» is what a spec asked for; the browser notes it as an error all the same. */
function isAnswer(message: ConsoleMessage, visited: ReadonlySet<string>): boolean {
  return (
    /^Failed to load resource: the server responded with a status of 4/.test(message.text()) &&
    visited.has(message.location().url)
  );
}

/**
 * Collects whatever a browser complains about: errors in the console, uncaught exceptions, what the CSP blocked. Gives
 * them back when asked, at the end: a message may arrive before the request that it is about.
 */
export function guard(context: BrowserContext): () => string[] {
  const problems: string[] = [];
  const messages: ConsoleMessage[] = [];
  const visited = new Set<string>();
  context.on('request', (request) => {
    if (request.isNavigationRequest()) visited.add(request.url());
  });
  context.on('console', (message) => {
    if (message.type() === 'error') messages.push(message);
  });
  context.on('weberror', (error) => problems.push(`uncaught: ${error.error().message}`));
  context.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`);
  });
  return () => [
    ...problems,
    ...messages
      .filter((message) => !isAnswer(message, visited))
      .map((message) => `console: ${message.text()} ${message.location().url}`),
  ];
}
