import { corrected, type Correctable } from "@/lib/domain/money/correction";
import { negate, parseDollars, toDollars } from "@/lib/domain/amounts/money";
import { formatDay } from "@/lib/format/dates";
import { formatDollarsExactly } from "@/lib/format/money";

interface CorrectionEffectProps {
  about: Correctable;
  /** As it is typed. */
  amount: string;
}

/** What a correction by the amount typed would change, to the last decimal: rounded, a small one changes nothing. */
export function CorrectionEffect({ about, amount }: CorrectionEffectProps) {
  const { month, task, reconciliation } = about;
  const monthAfter = corrected(month.spent, amount);
  const changes = [
    {
      name: `Spent from ${formatDay(month.from)} to ${formatDay(month.to)}`,
      before: month.spent,
      after: monthAfter,
    },
    task && { name: "Charged for this call", before: task.charged, after: corrected(task.charged, amount) },
    reconciliation && {
      name: "Left of the difference",
      before: reconciliation.left,
      after:
        monthAfter === null ? null : corrected(reconciliation.left, toDollars(negate(parseDollars(amount)))),
    },
  ].filter((change) => change !== null);
  return (
    <section
      aria-label="What it changes"
      aria-live="polite"
      className="bg-sunken rounded-md border p-3 text-sm"
    >
      <h2 className="mb-1 font-medium">What it changes</h2>
      <dl className="flex flex-col gap-1">
        {changes.map(({ name, before, after }) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-4">
            <dt className="text-muted">{name}</dt>
            <dd className="tabular">
              {formatDollarsExactly(before)} → {after === null ? "…" : formatDollarsExactly(after)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-muted mt-2 text-xs">
        It is dated now. What stands in the ledger stays, and months that were reported stay as they were.
      </p>
    </section>
  );
}
