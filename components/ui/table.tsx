// biome-ignore-all lint/a11y/noRedundantRoles: on phones the table is laid out as a list, and some browsers then drop its roles
// biome-ignore-all lint/a11y/useSemanticElements: the elements are the semantic ones; see above
import type { ReactNode } from 'react';

export type TableColumn<K extends string> = { key: K; label: string; numeric?: boolean; nowrap?: boolean };
export type TableRow<K extends string> = { id: string; cells: Record<K, ReactNode> };

/**
 * Rows and columns; where there is little room each row becomes a list of labelled values. The first column names the row. The
 * caption is always there, `quietCaption` leaves it to those who listen.
 */
export function Table<K extends string>({
  caption,
  quietCaption = false,
  columns,
  rows,
}: {
  caption: string;
  quietCaption?: boolean;
  columns: readonly TableColumn<K>[];
  rows: readonly TableRow<K>[];
}) {
  const look = ({ numeric, nowrap }: TableColumn<K>) =>
    `${numeric ? '@min-[48rem]:pl-6 @min-[48rem]:text-right @min-[48rem]:last:pr-0' : ''} ${nowrap ? 'whitespace-nowrap' : ''}`.trim() ||
    undefined;
  return (
    <div className="part table-list">
      <table role="table">
        <caption className={quietCaption ? 'sr-only' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col" className={look(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.id} role="row">
              {columns.map((column, index) =>
                index === 0 ? (
                  <th
                    key={column.key}
                    role="rowheader"
                    scope="row"
                    data-label={column.label}
                    className={look(column)}
                  >
                    <div>{row.cells[column.key]}</div>
                  </th>
                ) : (
                  <td key={column.key} role="cell" data-label={column.label} className={look(column)}>
                    <div>{row.cells[column.key]}</div>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
