import { Fragment } from 'react';

/** A fingerprint or a number to compare: in groups that may wrap, and one click selects it whole. */
export function Hash({ value, group = 8 }: { value: string; group?: number }) {
  const parts = value.match(new RegExp(`.{1,${group}}`, 'gu')) ?? [];
  return (
    <code translate="no" className="select-all tabular-nums">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one value never move
        <Fragment key={index}>
          {index > 0 ? <wbr /> : null}
          {part}
        </Fragment>
      ))}
    </code>
  );
}
