/** A script of ours that stands in the page itself, with the nonce that the Content-Security-Policy asks for. */
export function InlineScript({ nonce, text }: { nonce: string | undefined; text: string }) {
  return (
    <script
      nonce={nonce}
      // Browsers hide the nonce from the DOM, where React would look for it.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the text of a function of ours, nothing from outside
      dangerouslySetInnerHTML={{ __html: text }}
    />
  );
}

/**
 * The text of a function as the framework repeats it among the data of the page, as JSON. There it would write each double
 * quote anew, and the second copy would not compress into a reference to the first: single quotes cost a fifth less. The
 * function may have no quote of either kind inside its strings.
 */
export const textOf = (stands: (...given: never[]) => unknown): string =>
  `(${stands.toString().replaceAll('"', "'")})`;
