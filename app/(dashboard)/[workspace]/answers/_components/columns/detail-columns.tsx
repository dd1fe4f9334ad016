import type { ReactNode } from "react";
import { FlagBadge } from "@/components/answers/flag-badge";
import type { Column } from "@/components/tables/data-table";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { Tokens } from "@/components/ui/tokens";
import { ANSWER_COLUMN_LABELS, type AnswerColumn } from "@/lib/domain/answers/answer-columns";
import type { AnswerDetails } from "@/lib/domain/answers/answer-details";
import type { AnswerRow } from "@/lib/domain/answers/answer-list";
import { formatDuration } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { endedWords } from "../../answers-words";

type DetailColumn = Extract<AnswerColumn, keyof AnswerDetails>;

interface Cells {
  slug: string;
  /** Of the answers of the page, as far as their columns are shown. */
  details: ReadonlyMap<string, AnswerDetails>;
}

const Words = ({ words }: { words: string | null | undefined }) =>
  words ? <span dir="auto">{withoutTricks(words)}</span> : null;

/** Columns of what the rows have by themselves. */
const ofRow = {
  model: (row) => row.modelAnswered && <Words words={row.modelAnswered} />,
  ended: (row) => row.endedEarly && endedWords(row.endedEarly),
  label: (row) => <Words words={row.label} />,
} satisfies Partial<Record<AnswerColumn, (row: AnswerRow) => ReactNode>>;

/** Columns of what is read beside them. */
const ofDetails = (
  slug: string,
): Record<DetailColumn, (details: AnswerDetails, row: AnswerRow) => ReactNode> => ({
  flags: ({ flags = [] }) => (
    <span className="flex max-w-60 flex-wrap gap-1">
      {flags.map((flag) => (
        <FlagBadge key={flag.id} flag={flag} />
      ))}
    </span>
  ),
  notes: ({ notes = 0 }) => notes > 0 && formatCount(notes),
  market: ({ market }) => <Words words={market} />,
  persona: ({ persona }) => <Words words={persona} />,
  set: ({ set }) =>
    set && (
      <Link href={paths.workspace(slug).library.set(set.id)} className="hover:underline">
        <Words words={set.name} />
      </Link>
    ),
  run: ({ run }) =>
    run && (
      <Link href={paths.workspace(slug).run(run.id)} className="hover:underline">
        of <Time iso={run.at} />
      </Link>
    ),
  repeat: ({ repeat }) => repeat,
  tokens: ({ tokens }, { state }) =>
    tokens &&
    state === "answered" && (
      <>
        <Tokens count={tokens.input} /> / <Tokens count={tokens.output} />
      </>
    ),
  member: ({ member }) => <Words words={member} />,
  took: ({ took }) => took != null && formatDuration(took),
  answered: ({ answered }) => answered && <Time iso={answered} />,
});

const NUMERIC = new Set<AnswerColumn>(["notes", "repeat", "tokens", "took"]);

const head = (key: AnswerColumn) => ({
  key,
  header: ANSWER_COLUMN_LABELS[key],
  numeric: NUMERIC.has(key),
  wide: true,
});

/** The columns that can be chosen beside those that the list has by itself. */
export function detailColumns({ slug, details }: Cells): (Column<AnswerRow> & { key: AnswerColumn })[] {
  const cells = ofDetails(slug);
  const rowColumns = (["model", "ended", "label"] as const).map((key) => ({
    ...head(key),
    cell: ofRow[key],
  }));
  const read = DETAIL_COLUMNS.map((key) => ({
    ...head(key),
    cell: (row: AnswerRow) => cells[key](details.get(row.id) ?? {}, row),
    // Where no answer of the page has one the column is not worth its room.
    ...(key === "flags" && {
      sameWords: (row: AnswerRow) =>
        (details.get(row.id)?.flags ?? []).length === 0 ? "" : `${row.id} is flagged`,
    }),
  }));
  return [...rowColumns, ...read];
}

const DETAIL_COLUMNS = [
  ...["flags", "notes", "market", "persona", "set", "run", "repeat", "tokens", "member", "took"],
  "answered",
] as const satisfies readonly DetailColumn[];

/** What has to be read for columns to be shown. */
export const detailsOf = (columns: readonly AnswerColumn[]): DetailColumn[] =>
  DETAIL_COLUMNS.filter((key) => columns.includes(key));
