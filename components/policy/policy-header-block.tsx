import type { HeaderPart } from '@/lib/policy/header.rules';

const lined = (lines: readonly string[]) =>
  lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one block never move
    <span key={at} className="block">
      {line}{' '}
    </span>
  ));

/** A block of the approved text before its first section: the approval, the title, the table «Информация о документе». */
export function PolicyHeaderBlock({ part }: { part: HeaderPart }) {
  if (part.kind === 'table') {
    return (
      <table id={part.anchor} className="policy-table">
        <tbody>
          {part.rows.map((row) => (
            <tr key={`${row.label}\t${row.value}`}>
              <th scope="row">{row.label}</th>
              <td>{row.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
  if (part.kind === 'approval') {
    return (
      <p id={part.anchor} className="policy-approval">
        {lined(part.lines)}
      </p>
    );
  }
  if (part.kind === 'title') {
    return (
      <h2 id={part.anchor} className="policy-title">
        {lined(part.lines)}
      </h2>
    );
  }
  return <p id={part.anchor}>{lined(part.lines)}</p>;
}
