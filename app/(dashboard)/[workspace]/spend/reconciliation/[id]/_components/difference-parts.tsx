import { type Column, DataTable } from "@/components/tables/data-table";
import { EmptyState } from "@/components/states/empty-state";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { KeptPart } from "@/lib/domain/money/kept-reconciliation";
import { isTiming } from "@/lib/domain/money/reconciliation";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { CAUSE_WORDS } from "../../reconciliation-words";

type Item = KeptPart["items"][number];

interface DifferencePartsProps {
  slug: string;
  parts: readonly KeptPart[];
  /** Whether the answers of calls may be read. */
  mayRead: boolean;
}

/** Where what lies between both sides comes from: first what somebody should look at, then what passes by itself. */
export function DifferenceParts({ slug, parts, mayRead }: DifferencePartsProps) {
  const toLookAt = parts.filter(({ cause }) => !isTiming(cause));
  const passing = parts.filter(({ cause }) => isTiming(cause));
  return (
    <>
      <h2 className="mb-2 font-semibold">To look at</h2>
      {toLookAt.length > 0 ? (
        toLookAt.map((part) => <Part key={part.cause} slug={slug} part={part} mayRead={mayRead} />)
      ) : (
        <EmptyState title="Both sides agree">
          Every call that the account was charged for is in the ledger, with what it cost.
        </EmptyState>
      )}
      {passing.length > 0 && <h2 className="mt-6 mb-2 font-semibold">Passes by itself</h2>}
      {passing.map((part) => (
        <Part key={part.cause} slug={slug} part={part} mayRead={mayRead} />
      ))}
    </>
  );
}

interface PartProps {
  slug: string;
  part: KeptPart;
  mayRead: boolean;
}

function Part({ slug, part: { cause, amount, count, items }, mayRead }: PartProps) {
  const { title, text } = CAUSE_WORDS[cause];
  return (
    <section aria-label={title} className="mb-5">
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-4 font-medium">
        {title}
        <Money dollars={amount} />
      </h3>
      <p className="text-muted max-w-reading mb-2 text-sm">{text}</p>
      {items.length > 0 && (
        <DataTable
          caption={title}
          columns={COLUMNS}
          rows={items}
          rowKey={({ callIds, taskId }) => taskId ?? callIds.join(" ")}
          rowHref={({ taskId }) =>
            mayRead && taskId !== null ? paths.workspace(slug).answer(taskId) : undefined
          }
        />
      )}
      {count > items.length && items.length > 0 && (
        <p className="text-muted mt-1 text-xs">
          The {items.length} dearest of {counted(count, "call")}; the sum is of all.
        </p>
      )}
    </section>
  );
}

const COLUMNS: Column<Item>[] = [
  {
    key: "id",
    header: "The API's id",
    cell: ({ callIds }) => <code className="text-xs">{withoutTricks(callIds.join(", "))}</code>,
    grow: true,
  },
  {
    key: "posted",
    header: "Posted",
    cell: ({ posted }) => (posted === "" ? "–" : <Time iso={posted} />),
    wide: true,
  },
  { key: "told", header: "The API says", cell: ({ told }) => <Money dollars={told} />, numeric: true },
  {
    key: "entered",
    header: "Entered",
    cell: ({ entered }) => <Money dollars={entered} />,
    numeric: true,
    wide: true,
  },
  { key: "amount", header: "Explains", cell: ({ amount }) => <Money dollars={amount} />, numeric: true },
];
