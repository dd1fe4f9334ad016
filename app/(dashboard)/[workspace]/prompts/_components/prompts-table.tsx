import { DataTable, type Column } from "@/components/tables/data-table";
import { Time } from "@/components/ui/time";
import type { PromptRow, PromptSort } from "@/lib/domain/library/prompt";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { promptsHref, type PromptsState } from "../prompts-search-params";

const columns: readonly (Column<PromptRow> & { sort?: PromptSort })[] = [
  {
    key: "words",
    header: "Prompt",
    cell: (row) => (
      <span className="line-clamp-2 whitespace-normal md:line-clamp-1">{withoutTricks(row.userPrompt)}</span>
    ),
    grow: true,
    sort: "words",
  },
  {
    key: "versions",
    header: "Versions",
    cell: (row) => formatCount(row.versions),
    numeric: true,
    wide: true,
    sort: "versions",
  },
  {
    key: "runs",
    header: "Runs",
    cell: (row) => formatCount(row.runs),
    numeric: true,
    wide: true,
    sort: "runs",
  },
  { key: "answers", header: "Answers", cell: (row) => formatCount(row.answers), numeric: true },
  {
    key: "asked",
    header: "Last asked",
    cell: (row) =>
      row.lastAskedAt ? <Time iso={row.lastAskedAt} /> : <span className="text-muted">never</span>,
    wide: true,
    sort: "asked",
  },
  {
    key: "created",
    header: "First kept",
    cell: (row) => <Time iso={row.createdAt} style="date" />,
    wide: true,
    sort: "created",
  },
];

/** The table's column heads, for the skeleton of it. */
export const PROMPT_COLUMNS = columns.map(({ header }) => String(header));

interface PromptsTableProps {
  slug: string;
  state: PromptsState;
  rows: readonly PromptRow[];
}

/** The prompts of a workspace; each leads to its page. */
export const PromptsTable = ({ slug, state, rows }: PromptsTableProps) => (
  <DataTable
    caption="Prompts"
    columns={columns.map(({ sort, ...column }) => ({
      ...column,
      ...(sort && { sortHref: promptsHref(slug, { ...state, sort, page: 1 }) }),
      ...(sort === state.sort && { sorted: sort === "words" ? "ascending" : "descending" }),
    }))}
    rows={rows}
    rowKey={(row) => row.id}
    rowHref={(row) => paths.workspace(slug).prompt(row.id)}
  />
);
