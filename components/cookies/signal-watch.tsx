import { InlineScript, textOf } from './inline-script';
import { signalWatch } from './signal-watch-script';

/**
 * On the pages of whoever allowed something: Global Privacy Control that only the browser's own scripts can see takes it
 * back at once, and the page says so. (With the header the server sees it itself.)
 */
export const SignalWatch = ({ nonce, locale }: { nonce: string | undefined; locale: string }) => (
  <InlineScript nonce={nonce} text={`${textOf(signalWatch)}('${locale}')`} />
);
