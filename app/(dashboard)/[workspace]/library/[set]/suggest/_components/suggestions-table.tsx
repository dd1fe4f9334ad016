import { DataTable, type Column } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { LIMITS } from "@/lib/api-contract/limits";
import { ENGINE_LABELS } from "@/lib/domain/engines/engine";
import type { Suggestion } from "@/lib/domain/library/suggestion";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount, shorten } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { AddOne } from "./adding";

/** Whether a suggestion can become a question of the set. */
export const canAdd = ({ isInSet, isTooLong }: Suggestion): boolean => !isInSet && !isTooLong;

const columnsOf = (slug: string, mayAdd: boolean): readonly Column<Suggestion>[] => [
  {
    key: "words",
    header: "Searched for",
    cell: ({ words: full, isNew, isInSet, isTooLong }) => {
      const words = withoutTricks(shorten(full, LIMITS.promptChars));
      return (
        <span className="flex flex-wrap items-baseline gap-x-2 whitespace-normal">
          <span dir="auto" className="line-clamp-2 min-w-0 break-words" title={words}>
            {words}
          </span>
          {isNew && <Badge tone="accent">new</Badge>}
          {isInSet && <Badge>in the set</Badge>}
          {isTooLong && <Badge tone="warn">over {LIMITS.promptChars} characters</Badge>}
        </span>
      );
    },
    grow: true,
  },
  {
    key: "engines",
    header: "Engines",
    cell: ({ engines }) =>
      engines.map(({ engine, answers }) => `${ENGINE_LABELS[engine]} ${formatCount(answers)}`).join(" · "),
    wide: true,
  },
  { key: "answers", header: "Answers", cell: ({ answers }) => formatCount(answers), numeric: true },
  {
    key: "prompts",
    header: "Prompts",
    cell: ({ prompts, prompt }) => (
      <Link
        href={paths.workspace(slug).prompt(prompt.id)}
        title={withoutTricks(prompt.userPrompt)}
        className="text-accent flex max-w-52 gap-1 hover:underline"
      >
        <span className="truncate">{withoutTricks(prompt.userPrompt)}</span>
        {prompts > 1 && <span className="tabular text-muted shrink-0">+{formatCount(prompts - 1)}</span>}
      </Link>
    ),
    wide: true,
  },
  {
    key: "first",
    header: "First seen",
    cell: ({ firstSeenAt }) => <Time iso={firstSeenAt} style="date" />,
    wide: true,
  },
  {
    key: "last",
    header: "Last seen",
    cell: ({ lastSeenAt }) => <Time iso={lastSeenAt} style="date" />,
    wide: true,
  },
  ...(mayAdd
    ? [
        {
          key: "add",
          header: <span className="sr-only">Add</span>,
          cell: (row: Suggestion) => canAdd(row) && <AddOne words={row.words} />,
        },
      ]
    : []),
];

interface SuggestionsTableProps {
  slug: string;
  rows: readonly Suggestion[];
  mayAdd: boolean;
}

/** What models searched for, with what can be added to the set. */
export const SuggestionsTable = ({ slug, rows, mayAdd }: SuggestionsTableProps) => (
  <DataTable
    caption="What models searched for"
    columns={columnsOf(slug, mayAdd)}
    rows={rows}
    rowKey={({ words }) => words}
    {...(mayAdd && {
      selectBy: (row: Suggestion) => (canAdd(row) ? shorten(withoutTricks(row.words), 80) : null),
    })}
  />
);
