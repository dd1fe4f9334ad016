import type { Column } from "@/components/tables/data-table";
import { Tokens } from "@/components/ui/tokens";
import type { SpendSum } from "@/lib/domain/money/spend";
import { formatCount } from "@/lib/format/text";
import { KnownMoney } from "./known-money";

/** The columns every table of spend ends with. */
export const spendColumns = <Row extends SpendSum>(): Column<Row>[] => [
  {
    key: "spent",
    header: "Spent",
    cell: (row) => <KnownMoney sum={row} dollars={row.spent} />,
    numeric: true,
  },
  {
    key: "modelCharge",
    header: "Model charge",
    cell: (row) => <KnownMoney sum={row} dollars={row.modelCharge} />,
    numeric: true,
  },
  {
    key: "calls",
    header: "Calls",
    cell: (row) => (
      <>
        {formatCount(row.calls)}
        {row.unpriced > 0 && (
          <span className="text-muted whitespace-nowrap">, {formatCount(row.unpriced)} unpriced</span>
        )}
      </>
    ),
    numeric: true,
  },
  {
    key: "inputTokens",
    header: "Tokens in",
    cell: (row) => <Tokens count={row.inputTokens} />,
    numeric: true,
    wide: true,
  },
  {
    key: "outputTokens",
    header: "Tokens out",
    cell: (row) => <Tokens count={row.outputTokens} />,
    numeric: true,
    wide: true,
  },
  {
    key: "reasoningTokens",
    header: "Of those, reasoning",
    cell: (row) => <Tokens count={row.reasoningTokens} />,
    numeric: true,
    wide: true,
  },
];
