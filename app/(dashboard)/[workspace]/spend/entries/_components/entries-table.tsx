import { EngineLabel } from "@/components/engines/engine-label";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import { Tokens } from "@/components/ui/tokens";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import type { EntryPage } from "@/lib/domain/money/spend";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";

type Entry = EntryPage["rows"][number];

interface EntriesTableProps {
  slug: string;
  rows: readonly Entry[];
  /** Whether their answers may be read. */
  mayRead: boolean;
  /** Whether a call's figure may be corrected. */
  mayCorrect: boolean;
}

/** Charges and corrections, each leading to what was asked. */
export const EntriesTable = ({ slug, rows, mayRead, mayCorrect }: EntriesTableProps) => (
  <DataTable
    caption="Entries"
    columns={mayCorrect ? [...COLUMNS, correction(slug)] : COLUMNS}
    rows={rows}
    rowKey={({ id }) => id}
    rowHref={({ taskId }) => (mayRead && taskId !== null ? paths.workspace(slug).answer(taskId) : undefined)}
  />
);

const correction = (slug: string): Column<Entry> => ({
  key: "correct",
  header: <span className="sr-only">Correction</span>,
  cell: ({ taskId, at }) =>
    taskId !== null && (
      <Link
        href={paths.workspace(slug).correctSpend({ task: taskId })}
        className="underline underline-offset-2"
      >
        Correct<span className="sr-only"> what was entered at {at}</span>
      </Link>
    ),
  wide: true,
});

const Tokened = ({ count }: { count: number | null }) =>
  count === null ? <span className="text-muted">–</span> : <Tokens count={count} />;

const name = (
  key: "member" | "schedule" | "set" | "label" | "connection",
  header: string,
): Column<Entry> => ({
  key,
  header,
  cell: (entry) => withoutTricks(entry[key] ?? ""),
  wide: true,
});

const COLUMNS: Column<Entry>[] = [
  { key: "at", header: "Entered", cell: ({ at }) => <Time iso={at} /> },
  { key: "amount", header: "Spent", cell: ({ amount }) => <Money dollars={amount} />, numeric: true },
  {
    key: "modelCharge",
    header: "Model charge",
    cell: ({ modelCharge }) => <Money dollars={modelCharge} />,
    numeric: true,
  },
  { key: "engine", header: "For", cell: (entry) => <For entry={entry} /> },
  {
    key: "kind",
    header: "Kind",
    cell: ({ kind }) => kind,
    sameWords: ({ kind }) => kind,
  },
  {
    key: "reason",
    header: "Reason",
    cell: ({ reason }) => withoutTricks(reason ?? ""),
    sameWords: ({ reason }) => reason ?? "",
    text: true,
  },
  name("member", "Member"),
  name("set", "Set"),
  name("schedule", "Schedule"),
  name("label", "Label"),
  name("connection", "Connection"),
  {
    key: "in",
    header: "Tokens in",
    cell: (entry) => <Tokened count={entry.inputTokens} />,
    numeric: true,
    wide: true,
  },
  {
    key: "out",
    header: "Tokens out",
    cell: (entry) => <Tokened count={entry.outputTokens} />,
    numeric: true,
    wide: true,
  },
  {
    key: "reasoning",
    header: "Of those, reasoning",
    cell: (entry) => <Tokened count={entry.reasoningTokens} />,
    numeric: true,
    wide: true,
  },
];

function For({ entry: { engine, model } }: { entry: Entry }) {
  const known = engineSchema.safeParse(engine);
  if (!known.success) return "no one engine";
  return <EngineLabel engine={known.data} model={withoutTricks(model ?? "")} />;
}
