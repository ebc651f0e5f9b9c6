import { answerInPlace } from './answer-in-place';

/**
 * The framework repeats the text among the data of the page, as JSON. There it would write each double quote anew, and
 * the second copy would not compress into a reference to the first: single quotes cost a fifth less. The function has
 * no quote of either kind inside its strings.
 */
const text = `(${answerInPlace.toString().replaceAll('"', "'")})()`;

/** Stands once on a page that has a form of the choice: in the banner, or on the page about cookies. */
export function ChoiceScript({ nonce }: { nonce: string | undefined }) {
  return (
    <script
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the text of a function of ours, nothing from outside
      dangerouslySetInnerHTML={{ __html: text }}
    />
  );
}
