import { useId } from "react";
import { Cell, HeaderCell, Table, TableFrame } from "@/components/ui/table";
import { formatDollarsAligned } from "@/lib/format/money";
import { formatCount } from "@/lib/format/text";

interface Line {
  name: string;
  count: number;
  spent: string;
  modelCharge: string;
  serviceFee: string;
  /** Where the charge of some call of it is not known. */
  isAtLeast: boolean;
}

interface SumTableProps {
  title: string;
  /** What is counted beside the money. */
  countName: string;
  rows: readonly Line[];
  total: Line;
  decimals: number;
}

/** An amount with as many decimals as all others on the paper, so that they stand one below the other. */
export const Amount = ({
  dollars,
  decimals,
  isAtLeast = false,
}: {
  dollars: string;
  decimals: number;
  isAtLeast?: boolean;
}) => (
  <span className="tabular whitespace-nowrap">
    {isAtLeast && "≥ "}
    {formatDollarsAligned(dollars, decimals)}
  </span>
);

/** Left out on a phone, as in other tables, and never on paper or in the CSV. */
const WIDE = "hidden md:table-cell print:table-cell";

/** Sums with what they add up to. */
export function SumTable({ title, countName, rows, total, decimals }: SumTableProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="break-inside-avoid-page">
      <h3 id={id} className="mb-1 break-after-avoid font-semibold">
        {title}
      </h3>
      <TableFrame tabIndex={0} role="group" aria-label={title}>
        <Table>
          <thead>
            <tr>
              <HeaderCell className="w-full">{title}</HeaderCell>
              <HeaderCell className={`text-right ${WIDE}`}>{countName}</HeaderCell>
              <HeaderCell className="text-right">Spent</HeaderCell>
              {["Model charge", "Service fee"].map((name) => (
                <HeaderCell key={name} className={`text-right ${WIDE}`}>
                  {name}
                </HeaderCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <Row key={place} line={row} decimals={decimals} />
            ))}
          </tbody>
          <tfoot className="font-semibold [&>tr>*]:border-b-0">
            <Row line={total} decimals={decimals} />
          </tfoot>
        </Table>
      </TableFrame>
    </section>
  );
}

const Row = ({ line, decimals }: { line: Line; decimals: number }) => (
  <tr className="break-inside-avoid">
    <th
      scope="row"
      className="min-w-32 border-b px-2 py-1 text-left [font-weight:inherit] break-words md:px-3"
    >
      {line.name}
    </th>
    <Cell className={`tabular text-right ${WIDE}`}>{formatCount(line.count)}</Cell>
    <Cell className="text-right">
      <Amount dollars={line.spent} decimals={decimals} isAtLeast={line.isAtLeast} />
    </Cell>
    <Cell className={`text-right ${WIDE}`}>
      <Amount dollars={line.modelCharge} decimals={decimals} isAtLeast={line.isAtLeast} />
    </Cell>
    <Cell className={`text-right ${WIDE}`}>
      <Amount dollars={line.serviceFee} decimals={decimals} />
    </Cell>
  </tr>
);
