import { meanWords } from "@/components/comparisons/cell-words";
import { TaskStateBadge } from "@/components/answers/task-state";
import { DataTable, type Column } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { ENDED_EARLY_LABELS } from "@/lib/domain/answers/answer-ending";
import type { Cell, CellRepeat } from "@/lib/domain/answers/cell";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";

function searched({ state, webSearchDone }: CellRepeat): string {
  if (webSearchDone === null) return state === "answered" ? "not told" : "";
  return webSearchDone ? "searched" : "did not search";
}

const endedWords = ({ endedEarly }: CellRepeat): string =>
  endedEarly === null ? "" : `stopped early ${ENDED_EARLY_LABELS[endedEarly]}`;

const columns: readonly Column<CellRepeat>[] = [
  {
    key: "repeat",
    header: "Repeat",
    cell: ({ repeat, isTypical, isOutlier }) => (
      <span className="inline-flex flex-wrap items-center gap-2">
        No. {repeat + 1}
        {isTypical && <Badge tone="good">most typical</Badge>}
        {isOutlier && <Badge tone="warn">outlier</Badge>}
      </span>
    ),
  },
  { key: "mean", header: "Mean of words in common", cell: meanWords, numeric: true },
  {
    key: "state",
    header: "State",
    cell: (row) =>
      row.state === "answered" ? (
        row.endedEarly && <Badge tone="warn">{endedWords(row)}</Badge>
      ) : (
        <TaskStateBadge state={row.state} />
      ),
    sameWords: (row) => (row.state === "answered" ? endedWords(row) : row.state),
  },
  {
    key: "model",
    header: "Model that answered",
    cell: ({ modelAnswered }) => modelAnswered && withoutTricks(modelAnswered),
    sameWords: ({ modelAnswered }) =>
      modelAnswered === null ? "" : `answered by ${withoutTricks(modelAnswered)}`,
    wide: true,
  },
  { key: "searched", header: "Web search", cell: searched, sameWords: searched, wide: true },
  {
    key: "length",
    header: "Characters",
    cell: ({ length }) => length !== null && formatCount(length),
    numeric: true,
    wide: true,
  },
  {
    key: "citations",
    header: "Citations",
    cell: ({ citationCount }) => citationCount !== null && formatCount(citationCount),
    numeric: true,
    wide: true,
  },
  {
    key: "cost",
    header: "Cost",
    cell: ({ state, cost }) => state === "answered" && <Money dollars={cost} />,
    numeric: true,
    wide: true,
  },
];

/** The repeats of a cell in their order, to be opened or chosen for a comparison. */
export const CellRepeats = ({ slug, cell }: { slug: string; cell: Cell }) => (
  <DataTable
    caption="Repeats"
    columns={columns}
    rows={cell.repeats}
    rowKey={({ id }) => id}
    rowHref={({ id }) => paths.workspace(slug).answer(id)}
    selectBy={({ repeat, state }) => (state === "answered" ? `repeat ${repeat + 1}` : null)}
  />
);
