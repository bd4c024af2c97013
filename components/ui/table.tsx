import type { ReactNode } from "react";
import { cn } from "@/lib/platform/cn";

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end edge. */ numeric?: boolean;
  className?: string;
};

type Props<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  empty?: ReactNode;
};

/** Dense rows for people who work with them all day; scrolls sideways inside itself on narrow screens. */
export function Table<Row>({ caption, columns, rows, rowKey, empty }: Props<Row>) {
  if (rows.length === 0 && empty) return empty;
  return (
    <div
      className="overflow-x-auto rounded-md border border-line bg-sheet"
      tabIndex={0}
      role="region"
      aria-label={caption}
    >
      <table className="w-full border-collapse text-start text-small">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line bg-well/60">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={cn(
                  "h-9 px-3 text-start text-label font-semibold whitespace-nowrap text-ink-soft",
                  column.numeric && "text-end",
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line last:border-0 hover:bg-well/50">
              {columns.map((column) => (
                <td
                  key={column.key}
                  className={cn(
                    "h-10 px-3 whitespace-nowrap",
                    column.numeric && "text-end",
                    column.className,
                  )}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
