import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { ENGINE_LABELS } from "@/lib/domain/engines/engine";
import { disagreements, type SpendStatement } from "@/lib/domain/money/statement";
import { formatDate, formatDay, formatMonth, formatUtc } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { decimalsOf } from "@/lib/format/money";
import { counted } from "@/lib/format/text";
import { groupName } from "../../spend-words";
import { Corrections } from "./corrections";
import { Amount, SumTable } from "./sum-table";

interface StatementProps {
  statement: SpendStatement;
  entriesHref: string;
  answerOf: (taskId: string | null) => string | undefined;
}

const GROUP_TITLES = {
  engine: "By engine",
  model: "By model",
  member: "By member",
  label: "By label",
  schedule: "By schedule",
} as const;

/** A month's money on paper: exact, so that every column adds up to the nano-dollar. */
export function Statement({ statement, entriesHref, answerOf }: StatementProps) {
  const { zone, days, isOver, madeAt, madeBy, total, kinds, held, groups, corrections } = statement;
  const wrong = disagreements(statement);
  const entries = kinds.charges.entries + kinds.apiCorrections.entries + kinds.byHand.entries;
  const decimals = decimalsOf(amountsIn(statement));
  const unknown = total.unpriced > 0;
  return (
    <article aria-label="Statement" className="flex max-w-5xl flex-col gap-6">
      <header>
        <h2 className="text-lg font-semibold">
          {withoutTricks(statement.workspace)}, {formatMonth(days.from.slice(0, 7))}
          {statement.isDemo && " (demo: made up)"}
        </h2>
        <p className="text-muted">
          Spend from {formatDay(days.from)} to {formatDay(days.to)}, days of {zone}. Amounts in US dollars,
          exact.
        </p>
        <p className="text-muted">
          Made on{" "}
          <time dateTime={madeAt} title={formatUtc(madeAt)}>
            {formatDate(madeAt, "date-time", zone)}
          </time>{" "}
          ({zone}){madeBy !== null && <> by {withoutTricks(madeBy)}</>}.
          {!isOver && " The month is not over: this is what was entered so far."}
        </p>
      </header>
      {unknown && (
        <Notice tone="warn" title={`The models' charge for ${counted(total.unpriced, "call")} is not known`}>
          The API has no price for the models that answered. Sums marked ≥ hold what is known: what those
          calls really cost is more.
        </Notice>
      )}
      <SumTable
        title="What was spent"
        decimals={decimals}
        rows={[
          { name: "Charges", count: kinds.charges.entries, ...kinds.charges, isAtLeast: unknown },
          {
            name: "Later figures of the API",
            count: kinds.apiCorrections.entries,
            ...kinds.apiCorrections,
            isAtLeast: false,
          },
          { name: "Corrections by hand", count: kinds.byHand.entries, ...kinds.byHand, isAtLeast: false },
        ]}
        countName="Entries"
        total={{ name: "Spent in the month", count: entries, ...total, isAtLeast: unknown }}
      />
      <section aria-labelledby="held" className="break-inside-avoid">
        <h3 id="held" className="mb-1 font-semibold">
          What was held
        </h3>
        <dl className="grid max-w-xl grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-t pt-1">
          {[
            ["Held when the month began", held.opening],
            ["Reserved before calls", held.reserved],
            ["Given back when they ended", held.released],
            [isOver ? "Held when the month ended" : "Held now", held.closing],
          ].map(([name = "", amount = "0"]) => (
            <div key={name} className="contents">
              <dt>{name}</dt>
              <dd className="text-right">
                <Amount dollars={amount} decimals={decimals} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="text-muted mt-1 text-xs">
          Upper estimates of calls whose cost was not known yet, and of such whose reply was lost. No part of
          what was spent.
        </p>
      </section>
      {groups.map(({ by, rows }) => (
        <SumTable
          key={by}
          title={GROUP_TITLES[by]}
          decimals={decimals}
          countName="Calls"
          rows={rows.map((row) => ({
            ...row,
            name:
              by === "model" && row.engine !== null
                ? `${ENGINE_LABELS[row.engine]}: ${groupName(row, by)}`
                : groupName(row, by),
            count: row.calls,
            isAtLeast: row.unpriced > 0,
          }))}
          total={{ name: "In all", count: total.calls, ...total, isAtLeast: unknown }}
        />
      ))}
      <Corrections rows={corrections} decimals={decimals} answerOf={answerOf} />
      {wrong.length === 0 ? (
        <p className="text-muted text-sm">
          Reconciled: each of these tables adds up to{" "}
          <Link href={entriesHref} className="underline underline-offset-4">
            the ledger&apos;s {counted(entries, "entry", "entries")}
          </Link>{" "}
          of the month, to the nano-dollar.
        </p>
      ) : (
        <Notice tone="danger" title="This statement does not reconcile">
          Not what the ledger&apos;s entries add up to: {wrong.join(", ")}. Please report it; the
          ledger&apos;s CSV is what counts.
        </Notice>
      )}
    </article>
  );
}

const amountsIn = ({ total, kinds, held, groups, corrections }: SpendStatement): string[] => [
  ...[total, ...Object.values(kinds), ...groups.flatMap(({ rows }) => rows)].flatMap((sum) => [
    ...[sum.spent, sum.modelCharge, sum.serviceFee],
  ]),
  ...Object.values(held),
  ...corrections.map(({ amount }) => amount),
];
