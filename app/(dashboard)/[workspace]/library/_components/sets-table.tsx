import { DataTable, type Column } from "@/components/tables/data-table";
import { Time } from "@/components/ui/time";
import type { PromptSetRow } from "@/lib/domain/library/prompt-set";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";

const moment = (iso: string | null, otherwise: string) =>
  iso ? <Time iso={iso} /> : <span className="text-muted">{otherwise}</span>;

const columns: readonly Column<PromptSetRow>[] = [
  {
    key: "name",
    header: "Set",
    cell: ({ name, description }) => (
      <>
        {withoutTricks(name)}
        {description && <span className="text-muted ml-2 font-normal">{withoutTricks(description)}</span>}
      </>
    ),
    grow: true,
  },
  { key: "prompts", header: "Prompts", cell: (set) => formatCount(set.prompts), numeric: true },
  {
    key: "families",
    header: "Families",
    cell: (set) => formatCount(set.families),
    numeric: true,
    wide: true,
  },
  {
    key: "markets",
    header: "Markets",
    cell: (set) => formatCount(set.markets),
    sameWords: ({ markets }) => (markets === 0 ? "no market of its own" : counted(markets, "market")),
    numeric: true,
    wide: true,
  },
  { key: "last", header: "Last run", cell: (set) => moment(set.lastRunAt, "never"), wide: true },
  {
    key: "next",
    header: "Next expected",
    cell: (set) => moment(set.nextRunAt, "none"),
    wide: true,
  },
];

/** The table's column heads, for the skeleton of it. */
export const SET_COLUMNS = columns.map(({ header }) => String(header));

/** The sets of a workspace; each leads to its prompts. */
export const SetsTable = ({ slug, rows }: { slug: string; rows: readonly PromptSetRow[] }) => (
  <DataTable
    caption="Sets"
    columns={columns}
    rows={rows}
    rowKey={(set) => set.id}
    rowHref={(set) => paths.workspace(slug).library.set(set.id)}
  />
);
