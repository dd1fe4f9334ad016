import { EngineOverModel } from "@/components/engines/engine-label";
import { PastLastPage } from "@/components/states/past-last-page";
import { DataTable, type Column } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { listAccountTasks } from "@/lib/api-service/accounts/operator";
import { toDollars } from "@/lib/domain/amounts/money";
import { accountHref, type AccountTables } from "../../accounts-search-params";
import { AccountPager } from "./account-pager";

type Tasks = Awaited<ReturnType<typeof listAccountTasks>>;
type Task = Tasks["rows"][number];

const TONES = { queued: "neutral", running: "accent", done: "good", failed: "danger" } as const;

const COLUMNS: readonly Column<Task>[] = [
  {
    key: "engine",
    header: "Engine and model",
    cell: ({ engine, model }) => <EngineOverModel engine={engine} model={model} />,
  },
  {
    key: "posted",
    header: "Posted",
    cell: ({ postedAt }) => <Time iso={postedAt.toISOString()} />,
    wide: true,
  },
  { key: "method", header: "Method", cell: ({ method }) => method, wide: true },
  {
    key: "state",
    header: "State",
    cell: ({ state, statusCode, statusMessage }) => (
      <Badge tone={TONES[state]} title={`${statusCode} ${statusMessage}`}>
        {state === "failed" ? `failed, ${statusCode}` : state}
      </Badge>
    ),
  },
  {
    key: "cost",
    header: "Cost",
    cell: ({ cost }) => <Money dollars={cost === null ? null : toDollars(cost)} />,
    numeric: true,
  },
  {
    key: "done",
    header: "Ended",
    cell: ({ doneAt }) => (doneAt ? <Time iso={doneAt.toISOString()} /> : null),
    wide: true,
  },
  {
    key: "id",
    header: "Id",
    cell: ({ id }) => <code className="font-mono text-xs whitespace-nowrap">{id}</code>,
    wide: true,
  },
];

interface TasksTableProps {
  id: string;
  tables: AccountTables;
  tasks: Tasks;
}

/** A page of the account's tasks, without what was asked and answered: that is the account's own. */
export function TasksTable({ id, tables, tasks: { rows, more } }: TasksTableProps) {
  if (rows.length === 0 && tables.tasks === 1) return <p className="text-muted">Nothing was asked yet.</p>;
  if (rows.length === 0)
    return <PastLastPage page={tables.tasks} firstHref={accountHref(id, { ...tables, tasks: 1 }, "tasks")} />;
  return (
    <>
      <DataTable caption="Tasks" columns={COLUMNS} rows={rows} rowKey={(task) => task.id} />
      <AccountPager id={id} tables={tables} of="tasks" shown={rows.length} more={more} />
    </>
  );
}
