import { DataTable, type Column } from "@/components/tables/data-table";
import { Pager } from "@/components/tables/pager";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import { type listAccountLedger, ROWS_PER_PAGE } from "@/lib/api-service/operator";
import { add, subtract, toDollars, type Nano } from "@/lib/domain/money";
import { accountHref, type AccountTables } from "../../accounts-search-params";

type Ledger = Awaited<ReturnType<typeof listAccountLedger>>;
type Entry = Ledger["rows"][number];

const KINDS: Record<Entry["kind"], string> = {
  live: "Live call",
  posted: "Posted",
  settled: "Answered",
  refunded: "Failed",
  deposited: "Paid in",
};

const dollars = (amount: Nano) => <Money dollars={toDollars(amount)} />;

const COLUMNS: readonly Column<Entry>[] = [
  { key: "at", header: "When", cell: ({ at }) => <Time iso={at.toISOString()} /> },
  {
    key: "kind",
    header: "What",
    cell: ({ kind, deposit }) => (kind === "deposited" && deposit < 0n ? "Paid out" : KINDS[kind]),
  },
  {
    key: "task",
    header: "Task",
    cell: ({ kind, taskId }) =>
      kind === "deposited" ? null : <code className="font-mono text-xs whitespace-nowrap">{taskId}</code>,
    wide: true,
  },
  { key: "base", header: "Base price", cell: ({ base }) => dollars(base), numeric: true, wide: true },
  { key: "advance", header: "Advance", cell: ({ advance }) => dollars(advance), numeric: true, wide: true },
  {
    key: "model",
    header: "Model charge",
    cell: ({ modelCharge }) => dollars(modelCharge),
    numeric: true,
    wide: true,
  },
  {
    key: "change",
    header: "Change",
    cell: ({ deposit, base, advance, modelCharge }) =>
      dollars(subtract(deposit, add(base, advance, modelCharge))),
    numeric: true,
  },
];

/** The table's column heads, for the skeleton of it. */
export const LEDGER_COLUMNS = COLUMNS.map(({ header }) => String(header));

interface LedgerTableProps {
  id: string;
  tables: AccountTables;
  ledger: Ledger;
}

/** A page of the account's ledger. */
export function LedgerTable({ id, tables, ledger: { rows, more } }: LedgerTableProps) {
  const { ledger: page } = tables;
  const at = (number: number) => accountHref(id, { ...tables, ledger: number }, "ledger");
  if (rows.length === 0 && page === 1)
    return <p className="text-muted">Nothing was paid in or charged yet.</p>;
  const from = (page - 1) * ROWS_PER_PAGE;
  return (
    <>
      <DataTable
        caption="Ledger"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ taskId, kind }) => `${taskId} ${kind}`}
      />
      <Pager
        from={rows.length === 0 ? 0 : from + 1}
        to={rows.length === 0 ? 0 : from + rows.length}
        total={null}
        previousHref={page > 1 ? at(page - 1) : null}
        nextHref={more ? at(page + 1) : null}
      />
    </>
  );
}
