import { PastLastPage } from "@/components/states/past-last-page";
import { DataTable, type Column } from "@/components/tables/data-table";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { listAccountLedger } from "@/lib/api-service/accounts/operator";
import { add, subtract, toDollars, type Nano } from "@/lib/domain/amounts/money";
import { accountHref, type AccountTables } from "../../accounts-search-params";
import { AccountPager } from "./account-pager";

type Ledger = Awaited<ReturnType<typeof listAccountLedger>>;
type Entry = Ledger["rows"][number];

const KINDS: Record<Entry["kind"], string> = {
  held: "Held for a live call",
  live: "Live call",
  posted: "Posted",
  settled: "Answered",
  refunded: "Failed",
  deposited: "Deposited",
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
  if (rows.length === 0 && tables.ledger === 1)
    return <p className="text-muted">Nothing was deposited or charged yet.</p>;
  if (rows.length === 0)
    return (
      <PastLastPage page={tables.ledger} firstHref={accountHref(id, { ...tables, ledger: 1 }, "ledger")} />
    );
  return (
    <>
      <DataTable
        caption="Ledger"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ taskId, kind }) => `${taskId} ${kind}`}
      />
      <AccountPager id={id} tables={tables} of="ledger" shown={rows.length} more={more} />
    </>
  );
}
