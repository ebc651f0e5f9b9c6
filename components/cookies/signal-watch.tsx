import { signalWatch } from './signal-watch-script';

/**
 * On the pages of whoever allowed something: Global Privacy Control that only the browser's own scripts can see takes it
 * back at once, and the page says so. (With the header the server sees it itself.)
 */
export function SignalWatch({ nonce, locale }: { nonce: string | undefined; locale: string }) {
  const text = `(${signalWatch.toString().replaceAll('"', "'")})('${locale}')`;
  return (
    <script
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the text of a function of ours, nothing from outside
      dangerouslySetInnerHTML={{ __html: text }}
    />
  );
}
