import { type Column, DataTable } from "@/components/tables/data-table";
import { Money } from "@/components/ui/money";
import type { ReconciliationRow } from "@/lib/domain/money/kept-reconciliation";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { StateBadge } from "./state-badge";

interface ReconciliationTableProps {
  slug: string;
  rows: readonly ReconciliationRow[];
}

/** One line a connection and day, each leading to what was found. */
export const ReconciliationTable = ({ slug, rows }: ReconciliationTableProps) => (
  <DataTable
    caption="Comparisons"
    columns={COLUMNS}
    rows={rows}
    rowKey={({ id }) => id}
    rowHref={({ id }) => paths.workspace(slug).reconciliation(id)}
  />
);

const Amount = ({ dollars }: { dollars: string | null }) =>
  dollars === null ? <span className="text-muted">–</span> : <Money dollars={dollars} />;

const COLUMNS: Column<ReconciliationRow>[] = [
  {
    key: "day",
    header: "UTC day",
    cell: ({ day, connection }) => (
      <>
        {formatDay(day)}
        <span className="text-muted block max-w-28 truncate text-xs font-normal md:hidden">
          {withoutTricks(connection)}
        </span>
      </>
    ),
  },
  {
    key: "connection",
    header: "Connection",
    cell: ({ connection }) => withoutTricks(connection),
    grow: true,
    wide: true,
  },
  { key: "state", header: "State", cell: (row) => <StateBadge row={row} /> },
  {
    key: "difference",
    header: "Differs by",
    cell: ({ difference }) => <Amount dollars={difference} />,
    numeric: true,
  },
  {
    key: "corrected",
    header: "Corrected",
    cell: ({ corrected }) => <Amount dollars={corrected === "0" ? null : corrected} />,
    numeric: true,
    wide: true,
  },
  {
    key: "paid",
    header: "Account paid",
    cell: ({ paid }) => <Amount dollars={paid} />,
    numeric: true,
    wide: true,
  },
  {
    key: "entered",
    header: "Entered",
    cell: ({ entered }) => <Amount dollars={entered} />,
    numeric: true,
    wide: true,
  },
];
