import { TaskStateBadge } from "@/components/answers/task-state";
import { EngineLabel, SurfaceBadge } from "@/components/engines/engine-label";
import { DataTable, type Column } from "@/components/tables/data-table";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { AnswerRow } from "@/lib/domain/answer-list";
import { TASK_STATE_LABELS } from "@/lib/domain/task-state";
import { withoutTricks } from "@/lib/format/hostile";
import { plainExcerpt } from "@/lib/format/text";
import { paths } from "@/lib/paths";

const searchWords = ({ webSearchAsked, webSearchDone }: AnswerRow): string => {
  if (webSearchDone) return "done";
  if (webSearchDone === null) return webSearchAsked ? "asked for" : "";
  return webSearchAsked ? "asked for, not done" : "none";
};

/** Prompt over answer, in two lines; on a phone the engine and the time stand there, too. */
const Words = ({ row }: { row: AnswerRow }) => (
  <>
    <span className="block truncate">{withoutTricks(row.prompt)}</span>
    {row.excerpt && (
      <span className="text-muted block truncate font-normal">
        {plainExcerpt(withoutTricks(row.excerpt))}
      </span>
    )}
    <span className="text-muted flex items-center gap-2 text-xs font-normal md:hidden">
      <EngineLabel engine={row.engine} /> <Time iso={row.createdAt} />
    </span>
  </>
);

const State = ({ row }: { row: AnswerRow }) =>
  row.state === "answered" ? (
    <span className="text-muted">{TASK_STATE_LABELS.answered}</span>
  ) : (
    <span className="flex items-center gap-1">
      <TaskStateBadge state={row.state} />
      {row.state === "failed" && <span className="tabular text-muted text-xs">{row.statusCode}</span>}
    </span>
  );

const columns: readonly Column<AnswerRow>[] = [
  { key: "words", header: "Prompt and answer", cell: (row) => <Words row={row} />, grow: true },
  {
    key: "engine",
    header: "Engine and model",
    cell: (row) => (
      <span className="flex items-center gap-2 whitespace-nowrap">
        <EngineLabel engine={row.engine} model={row.modelAsked} />
        <SurfaceBadge surface={row.surface} />
      </span>
    ),
    wide: true,
  },
  { key: "state", header: "State", cell: (row) => <State row={row} /> },
  {
    key: "search",
    header: "Web search",
    cell: (row) => <span className="text-muted whitespace-nowrap">{searchWords(row)}</span>,
    wide: true,
  },
  { key: "citations", header: "Citations", cell: (row) => row.citationCount, numeric: true, wide: true },
  {
    key: "cost",
    header: "Cost",
    cell: (row) => row.state === "answered" && <Money dollars={row.cost} />,
    numeric: true,
    wide: true,
  },
  { key: "asked", header: "Asked", cell: (row) => <Time iso={row.createdAt} />, wide: true },
];

/** The table's column heads, for the skeleton of it. */
export const ANSWER_COLUMNS = columns.map(({ header }) => String(header));

/** Answers and what is to become one, newest first. */
export const AnswersTable = ({ slug, rows }: { slug: string; rows: readonly AnswerRow[] }) => (
  <DataTable
    caption="Answers"
    columns={columns}
    rows={rows}
    rowKey={(row) => row.id}
    rowHref={(row) => paths.workspace(slug).answer(row.id)}
    comfortable
  />
);
