import { TaskStateBadge } from "@/components/answers/task-state";
import { EngineOverModel } from "@/components/engines/engine-label";
import { DataTable, type Column } from "@/components/tables/data-table";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { QuestionAskRow } from "@/lib/domain/library/question-ask";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount, shorten } from "@/lib/format/text";
import { paths } from "@/lib/paths";

const columns: readonly Column<QuestionAskRow>[] = [
  {
    key: "customer",
    header: "Customer",
    cell: ({ description }) => <span dir="auto">{withoutTricks(shorten(description, 160))}</span>,
    grow: true,
  },
  { key: "asked", header: "Asked", cell: ({ createdAt }) => <Time iso={createdAt} /> },
  { key: "model", header: "Model", cell: (ask) => <EngineOverModel {...ask} />, wide: true },
  {
    key: "market",
    header: "Market",
    cell: ({ market }) => (market ? withoutTricks(market.name) : "any"),
    wide: true,
  },
  {
    key: "by",
    header: "By",
    cell: ({ by }) => (
      <span className="block max-w-40 truncate">{withoutTricks(by ?? "nobody who is still here")}</span>
    ),
    wide: true,
  },
  { key: "state", header: "State", cell: ({ state }) => <TaskStateBadge state={state} />, wide: true },
  {
    key: "cost",
    header: "Cost",
    cell: ({ cost, state }) => (cost === null && state !== "answered" ? "–" : <Money dollars={cost} />),
    numeric: true,
  },
  {
    key: "found",
    header: "Listed",
    cell: ({ found }) => (found === null ? "–" : formatCount(found)),
    numeric: true,
  },
  { key: "added", header: "Added", cell: ({ added }) => formatCount(added), numeric: true },
];

/** What an engine was asked for a set before, each leading to what it listed. */
export const QuestionAsksTable = ({
  slug,
  setId,
  rows,
}: {
  slug: string;
  setId: string;
  rows: readonly QuestionAskRow[];
}) => (
  <DataTable
    caption="Asked before"
    columns={columns}
    rows={rows}
    rowKey={({ runId }) => runId}
    rowHref={({ runId }) => paths.workspace(slug).library.askForQuestions(setId, { run: runId })}
    comfortable
  />
);
