import { DataTable, type Column } from "@/components/tables/data-table";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { SetPromptRow, SetPromptSort } from "@/lib/domain/library/set-prompt";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount, shorten } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { setPromptsHref, type SetPromptsState } from "../../library-search-params";
import { INTENT_LABELS, STAGE_LABELS } from "../../library-words";

type Sortable = Column<SetPromptRow> & { sort?: SetPromptSort };

/** A column that stands only where rows differ in it; the same on all is said once, none on any is not said. */
const differing = (
  key: string,
  header: string,
  words: (row: SetPromptRow) => string,
  sort?: SetPromptSort,
): Sortable => ({
  key,
  header,
  cell: (row) => (
    <span className="block max-w-40 truncate" title={words(row)}>
      {words(row)}
    </span>
  ),
  sameWords: (row) => words(row) && `${header.toLowerCase()} ${words(row)}`,
  wide: true,
  ...(sort && { sort }),
});

const safe = (text: string | null): string => (text === null ? "" : withoutTricks(text));

const columnsOf = (slug: string, setId: string): readonly Sortable[] => [
  {
    key: "words",
    header: "Prompt",
    cell: (row) => (
      <span className="line-clamp-2 whitespace-normal">
        <bdi>{withoutTricks(row.userPrompt)}</bdi>
        {row.versions > 1 && (
          <span className="text-muted font-normal"> · {counted(row.versions, "version")}</span>
        )}
      </span>
    ),
    grow: true,
    sort: "words",
  },
  differing("topic", "Topic", (row) => safe(row.topic), "topic"),
  differing("tags", "Tags", (row) => row.tags.map(withoutTricks).join(", ")),
  {
    key: "family",
    header: "Family",
    cell: ({ family }) =>
      family && (
        <Link
          href={setPromptsHref(slug, setId, { familyId: family.id })}
          title={withoutTricks(family.name)}
          className="text-accent flex max-w-44 items-baseline gap-1 hover:underline"
        >
          <span className="truncate">{withoutTricks(family.name)}</span>
          <span className="tabular text-muted shrink-0">· {formatCount(family.size)}</span>
        </Link>
      ),
    sameWords: ({ family }) =>
      family ? `family ${withoutTricks(family.name)}, of ${formatCount(family.size)}` : "",
    sort: "family",
  },
  differing("market", "Market", (row) => safe(row.market)),
  differing("persona", "Persona", (row) => safe(row.persona)),
  differing("intent", "Intent, stage", ({ intent, stage }) =>
    [intent && INTENT_LABELS[intent], stage && STAGE_LABELS[stage].toLowerCase()].filter(Boolean).join(", "),
  ),
  {
    key: "weight",
    header: "Weight",
    cell: (row) => row.weight,
    sameWords: ({ weight }) => (weight === "1" ? "" : `weight ${weight}`),
    numeric: true,
    wide: true,
    sort: "weight",
  },
  {
    key: "asked",
    header: "Last asked",
    cell: (row) =>
      row.lastAskedAt ? (
        <Time iso={row.lastAskedAt} style="date" />
      ) : (
        <span className="text-muted">never</span>
      ),
    wide: true,
    sort: "asked",
  },
  {
    key: "added",
    header: "Added",
    cell: (row) => <Time iso={row.createdAt} style="date" />,
    wide: true,
    sort: "added",
  },
];

const ASCENDING: readonly SetPromptSort[] = ["words", "topic", "family"];

/** The column heads of a set without much said of its prompts, for the skeleton. */
export const SET_PROMPT_COLUMNS = ["Prompt", "Topic", "Tags", "Added"];

interface SetPromptsTableProps {
  slug: string;
  setId: string;
  state: SetPromptsState;
  rows: readonly SetPromptRow[];
  selectable: boolean;
}

/** The prompts of a set; each leads to its page. */
export const SetPromptsTable = ({ slug, setId, state, rows, selectable }: SetPromptsTableProps) => (
  <DataTable
    caption="Prompts of this set"
    columns={columnsOf(slug, setId)
      .filter(({ key }) => key !== "asked" || rows.some((row) => row.lastAskedAt !== null))
      .map(({ sort, ...column }) => ({
        ...column,
        ...(sort && { sortHref: setPromptsHref(slug, setId, { ...state, sort, page: 1 }) }),
        ...(sort === state.sort && { sorted: ASCENDING.includes(sort) ? "ascending" : "descending" }),
      }))}
    rows={rows}
    rowKey={(row) => row.id}
    rowHref={(row) => paths.workspace(slug).prompt(row.id)}
    {...(selectable && { selectBy: (row: SetPromptRow) => shorten(withoutTricks(row.userPrompt), 80) })}
  />
);
