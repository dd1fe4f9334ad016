import { DataTable, type Column } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { listAccounts } from "@/lib/api-service/accounts/operator";
import { toDollars } from "@/lib/domain/amounts/money";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";

type Row = Awaited<ReturnType<typeof listAccounts>>["rows"][number];

interface AccountsTableProps {
  rows: readonly Row[];
  /** By id, those that still are. */
  workspaces: ReadonlyMap<string, { name: string }>;
}

const columnsOf = (workspaces: AccountsTableProps["workspaces"]): readonly Column<Row>[] => [
  {
    key: "name",
    header: "Account",
    cell: ({ name, revokedAt, workspaceId }) => (
      <span className="flex min-w-0 items-center gap-2">
        <span className="min-w-0 truncate" title={name}>
          {name}
        </span>
        {revokedAt && <Badge tone="danger">revoked</Badge>}
        {workspaceId && <Badge>built in</Badge>}
      </span>
    ),
    grow: true,
  },
  {
    key: "login",
    header: "Login",
    cell: ({ login }) => <code className="font-mono text-xs whitespace-nowrap">{login}</code>,
    wide: true,
  },
  {
    key: "workspace",
    header: "Workspace",
    cell: ({ workspaceId }) =>
      workspaceId === null ? (
        <span className="text-muted">none</span>
      ) : (
        <WorkspaceName name={workspaces.get(workspaceId)?.name} />
      ),
    wide: true,
  },
  {
    key: "calls",
    header: "Calls today (UTC)",
    cell: ({ callsToday }) => formatCount(callsToday),
    numeric: true,
    wide: true,
  },
  {
    key: "today",
    header: "Charged today (UTC)",
    cell: ({ spentToday }) => <Money dollars={toDollars(spentToday)} />,
    numeric: true,
  },
  {
    key: "balance",
    header: "Balance",
    cell: ({ balance }) =>
      balance === null ? (
        <span
          className="text-muted"
          title="Nothing need be deposited, and nothing is refused to it for want of money"
        >
          none
        </span>
      ) : (
        <span className={balance < 0n ? "text-danger font-medium" : undefined}>
          <Money dollars={toDollars(balance)} />
        </span>
      ),
    numeric: true,
    wide: true,
  },
  {
    key: "last",
    header: "Last call",
    cell: ({ lastCallAt }) =>
      lastCallAt ? <Time iso={lastCallAt.toISOString()} /> : <span className="text-muted">not known</span>,
    wide: true,
  },
  {
    key: "created",
    header: "Created",
    cell: ({ createdAt }) => <Time iso={createdAt.toISOString()} style="date" />,
    wide: true,
  },
];

const WorkspaceName = ({ name }: { name: string | undefined }) =>
  name === undefined ? (
    <span className="text-muted">deleted</span>
  ) : (
    <span className="block max-w-56 truncate" title={name}>
      {name}
    </span>
  );

/** The table's column heads, for the skeleton of it. */
export const ACCOUNT_COLUMNS = columnsOf(new Map()).map(({ header }) => String(header));

/** API accounts; each leads to its page. */
export const AccountsTable = ({ rows, workspaces }: AccountsTableProps) => (
  <DataTable
    caption="API accounts"
    columns={columnsOf(workspaces)}
    rows={rows}
    rowKey={({ id }) => id}
    rowHref={({ id }) => paths.operator.account(id)}
  />
);
