import { TaskStateBadge } from "@/components/answers/task-state";
import { EngineLabel, EngineOverModel } from "@/components/engines/engine-label";
import { SurfaceBadge } from "@/components/engines/surface-badge";
import { Marked } from "@/components/answers/marked";
import { DataTable, type Column } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import { DEFAULT_ANSWER_COLUMNS } from "@/lib/domain/answers/answer-columns";
import type { AnswerDetails } from "@/lib/domain/answers/answer-details";
import { type AnswerSort, SEARCH_OUTCOME_LABELS } from "@/lib/domain/answers/answer-filter";
import type { ListedAnswer } from "@/lib/domain/answers/answer-list";
import { engineLabel } from "@/lib/domain/engines/engine";
import type { Surface } from "@/lib/domain/engines/surface";
import { TASK_STATE_LABELS } from "@/lib/domain/tasks/task-state";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount, shorten } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { answersHref, type AnswersState } from "../answers-search-params";
import { endedWords } from "../answers-words";
import { detailColumns } from "./columns/detail-columns";

/** What became of the search; empty while that is not known. */
function searchWords({ state, webSearchAsked, webSearchDone }: ListedAnswer): string {
  if (webSearchDone) return SEARCH_OUTCOME_LABELS.done;
  if (state === "answered" && webSearchDone === null) return SEARCH_OUTCOME_LABELS["not-told"];
  if (!webSearchAsked) return SEARCH_OUTCOME_LABELS["not-asked"];
  return webSearchDone === null ? "" : SEARCH_OUTCOME_LABELS["not-done"];
}

const SURFACE_WORDS: Record<Surface, string> = {
  api: "",
  sandbox: "answered by the sandbox",
  own_server: "answered by an own server",
  app: "collected from an app",
};

/** The question in two lines at most, over the beginning of its answer; on a phone engine and time stand there, too. */
const Words = ({ row }: { row: ListedAnswer }) => (
  <>
    <span className="line-clamp-2 whitespace-normal">{withoutTricks(row.prompt)}</span>
    {row.excerpt && (
      <span className="text-muted block truncate font-normal">
        <Marked text={row.excerpt} marks={row.marks} />
      </span>
    )}
    <span className="text-muted flex items-center gap-2 text-xs font-normal md:hidden">
      <EngineLabel engine={row.engine} /> <Time iso={row.createdAt} />
    </span>
  </>
);

/** Nothing for a whole answer, which is what the list is of. */
function State({ row: { state, statusCode, endedEarly } }: { row: ListedAnswer }) {
  if (state === "answered") return endedEarly && <Badge tone="warn">{endedWords(endedEarly)}</Badge>;
  return (
    <span className="flex items-center gap-1">
      <TaskStateBadge state={state} />
      {state === "failed" && <span className="tabular text-muted text-xs">{statusCode}</span>}
    </span>
  );
}

const stateWords = ({ state, endedEarly }: ListedAnswer): string =>
  state === "answered" ? (endedEarly ? endedWords(endedEarly) : "") : TASK_STATE_LABELS[state].toLowerCase();

const columns: readonly (Column<ListedAnswer> & { sort?: AnswerSort })[] = [
  { key: "words", header: "Prompt and answer", cell: (row) => <Words row={row} />, grow: true },
  {
    key: "engine",
    header: "Engine and model",
    cell: (row) => <EngineOverModel engine={row.engine} model={row.modelAsked} />,
    wide: true,
  },
  {
    key: "surface",
    header: "Answered by",
    cell: (row) => <SurfaceBadge surface={row.surface} />,
    sameWords: (row) => (row.surface === null ? "" : SURFACE_WORDS[row.surface]),
    wide: true,
  },
  {
    key: "state",
    header: "State",
    cell: (row) => <State row={row} />,
    sameWords: stateWords,
  },
  {
    key: "search",
    header: "Web search",
    cell: (row) => <span className="text-muted">{searchWords(row)}</span>,
    sameWords: (row) => searchWords(row) && `web search ${searchWords(row)}`,
    wide: true,
  },
  {
    key: "citations",
    header: "Citations",
    cell: (row) => row.citationCount !== null && formatCount(row.citationCount),
    numeric: true,
    wide: true,
    sort: "citations",
  },
  {
    key: "cost",
    header: "Cost",
    cell: (row) => row.state === "answered" && <Money dollars={row.cost} />,
    numeric: true,
    wide: true,
    sort: "cost",
  },
  { key: "asked", header: "Asked", cell: (row) => <Time iso={row.createdAt} />, wide: true, sort: "asked" },
];

/** The heads of the columns that are always there, for the skeleton of the table. */
export const ANSWER_COLUMNS = columns
  .filter(({ sameWords }) => sameWords === undefined)
  .map(({ header }) => String(header));

interface AnswersTableProps {
  slug: string;
  state: AnswersState;
  /** What columns show that the rows do not have by themselves. */
  details: ReadonlyMap<string, AnswerDetails>;
  rows: readonly ListedAnswer[];
}

/** Answers and what is to become one, in the order asked for. The time can be turned round; the others have one way. */
export function AnswersTable({ slug, state, details, rows }: AnswersTableProps) {
  const sorting = (sort: AnswerSort): Partial<Column<ListedAnswer>> => {
    const to = (wanted: AnswerSort) => answersHref(slug, { ...state, sort: wanted, after: null });
    if (sort === "asked" && state.sort === "oldest") return { sortHref: to("asked"), sorted: "ascending" };
    if (sort !== state.sort) return { sortHref: to(sort) };
    return { sortHref: to(sort === "asked" ? "oldest" : sort), sorted: "descending" };
  };
  const all: typeof columns = [...columns, ...detailColumns({ slug, details })];
  const shown = ["words", ...(state.columns ?? DEFAULT_ANSWER_COLUMNS)].flatMap(
    (key) => all.find((column) => column.key === key) ?? [],
  );
  return (
    <DataTable
      caption="Answers"
      columns={shown.map(({ sort, sameWords, ...column }) => ({
        ...column,
        ...(sort && sorting(sort)),
        // A column that somebody chose is shown, whatever is in it.
        ...(state.columns === null && { sameWords }),
      }))}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => paths.workspace(slug).answer(row.id)}
      selectBy={(row) =>
        `${withoutTricks(engineLabel(row.engine))} ${row.modelAsked} on ${shorten(withoutTricks(row.prompt), 60)}`
      }
      comfortable
    />
  );
}
