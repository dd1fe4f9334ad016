import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { Cell, HeaderCell, Table, TableFrame } from "@/components/ui/table";
import { SelectPage, SelectRow } from "./selection";
import { type MaybeUniform, splitUniform } from "./uniform-columns";

export interface Column<Row> extends MaybeUniform<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the right, in tabular figures. */
  numeric?: boolean;
  /** What it is called on a card, where its header is more than words. */
  name?: string;
  /** Left out on narrow screens, unless rows are cards there. */
  wide?: boolean;
  /** Takes what room there is and is cut with an ellipsis; on narrow screens it breaks into lines. */
  grow?: boolean;
  /** Running text, which breaks into lines; all else stays in one. */
  text?: boolean;
  /** Where the header leads: the same screen, sorted by this column. */
  sortHref?: string;
  /** Set on the column the rows are sorted by. */
  sorted?: "ascending" | "descending";
}

interface DataTableProps<Row> {
  /** What a screen reader calls the table. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where a row leads, if anywhere; the first cell becomes the link, and the whole row follows a click. */
  rowHref?: (row: Row) => string | undefined;
  /** Rows can be chosen, by their keys, inside a `Selection`; says what a screen reader calls a row, null for one that can't be. */
  selectBy?: (row: Row) => string | null;
  /** 48-pixel rows instead of 36. */
  comfortable?: boolean;
  /** On a phone each row is a card, with all that it says: for figures that are read side by side. */
  cards?: boolean;
}

const SortIcon = ({ sorted }: { sorted: "ascending" | "descending" }) => {
  const Icon = sorted === "ascending" ? ArrowUp : ArrowDown;
  return <Icon aria-hidden="true" className="size-3" strokeWidth={2} />;
};

/** What a cell is headed by on a card. */
const cardName = <Row,>({ name, header }: Column<Row>): string | undefined =>
  name ?? (typeof header === "string" ? header : undefined);

/** What has something to say on hover, or leads elsewhere, lies above the link that covers the row. */
const aboveRowLink = "[&_[title]]:relative [&_[title]]:z-10 [&_a]:relative [&_a]:z-10";

/** A table that lives in the URL: sorting is a link, a row is a link, j and k walk over the rows. */
export function DataTable<Row>({
  caption,
  columns: allColumns,
  rows,
  rowKey,
  rowHref,
  selectBy,
  comfortable = false,
  cards = false,
}: DataTableProps<Row>) {
  const { shown: columns, everyRow } = splitUniform(allColumns, rows);
  const look = (column: Column<Row>) =>
    classNames(
      column.numeric && "tabular text-right",
      column.wide && !cards && "hidden md:table-cell print:table-cell",
      column.grow && "w-full max-w-0 min-w-32 md:min-w-48 print:max-w-none print:min-w-0",
      // What is beyond the paper's edge can't be scrolled to.
      !column.text && "whitespace-nowrap print:whitespace-normal",
    );
  return (
    <>
      {everyRow.length > 0 && (
        <p className="text-muted mb-1 text-xs">
          On every row here: {everyRow.map((words) => words.replace(/\.$/, "")).join("; ")}.
        </p>
      )}
      <TableFrame tabIndex={0} role="group" aria-label={caption} data-cards={cards || undefined}>
        <Table>
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {selectBy && (
                <HeaderCell className="w-7 pr-0 md:pr-0">
                  <SelectPage />
                </HeaderCell>
              )}
              {columns.map((column) => (
                <HeaderCell key={column.key} aria-sort={column.sorted} className={look(column)}>
                  {column.sortHref ? (
                    <Link
                      href={column.sortHref}
                      scroll={false}
                      className="hover:text-ink inline-flex items-center gap-1"
                    >
                      {column.header}
                      {column.sorted && <SortIcon sorted={column.sorted} />}
                    </Link>
                  ) : (
                    column.header
                  )}
                </HeaderCell>
              ))}
            </tr>
          </thead>
          <tbody className="[&>tr:last-child>td]:border-b-0">
            {rows.map((row) => {
              const selectName = selectBy?.(row) ?? null;
              const href = rowHref?.(row);
              return (
                <tr
                  key={rowKey(row)}
                  data-row={selectName === null ? undefined : rowKey(row)}
                  className={classNames(
                    "focus-within:bg-sunken has-[[data-row-check]:checked]:bg-accent-soft",
                    href !== undefined && "hover:bg-sunken relative",
                  )}
                >
                  {selectBy && (
                    <Cell className="w-7 pr-0 md:pr-0">
                      {selectName !== null && <SelectRow id={rowKey(row)} name={selectName} />}
                    </Cell>
                  )}
                  {columns.map((column, index) => (
                    <Cell
                      key={column.key}
                      data-card-name={cards && index > 0 ? cardName(column) : undefined}
                      className={classNames(look(column), index > 0 && aboveRowLink, comfortable && "h-12")}
                    >
                      {index === 0 && href !== undefined ? (
                        <Link
                          href={href}
                          data-row-link
                          // The link covers its row, so that a click anywhere in it counts.
                          className="block font-medium break-words whitespace-normal after:absolute after:inset-0 after:content-[''] md:truncate print:overflow-visible print:whitespace-normal"
                        >
                          {column.cell(row)}
                        </Link>
                      ) : (
                        <div
                          className={classNames(
                            column.grow &&
                              "break-words whitespace-normal md:truncate print:overflow-visible print:whitespace-normal",
                          )}
                        >
                          {column.cell(row)}
                        </div>
                      )}
                    </Cell>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </Table>
      </TableFrame>
    </>
  );
}
