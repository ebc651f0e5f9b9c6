import { answerInPlace } from './answer-in-place';
import { InlineScript, textOf } from './inline-script';

const text = `${textOf(answerInPlace)}()`;

/** Stands once on a page that has a form of the choice: in the banner, or on the page about cookies. */
export const ChoiceScript = ({ nonce }: { nonce: string | undefined }) => (
  <InlineScript nonce={nonce} text={text} />
);
