import type { BrowserContext, ConsoleMessage } from '@playwright/test';

/** «404 for the page itself» is what a spec asked for; the browser notes it as an error all the same. */
function isAnswer(message: ConsoleMessage, visited: ReadonlySet<string>): boolean {
  return (
    /^Failed to load resource: the server responded with a status of 4/.test(message.text()) &&
    visited.has(message.location().url)
  );
}

/** Collects whatever a browser complains about: errors in the console, uncaught exceptions, blocked by the CSP. */
export function guard(context: BrowserContext): string[] {
  const problems: string[] = [];
  const visited = new Set<string>();
  context.on('request', (request) => {
    if (request.isNavigationRequest()) visited.add(request.url());
  });
  context.on('console', (message) => {
    if (message.type() === 'error' && !isAnswer(message, visited))
      problems.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`uncaught: ${error.error().message}`));
  context.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`);
  });
  return problems;
}
