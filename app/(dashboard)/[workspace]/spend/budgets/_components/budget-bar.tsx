import { Money } from "@/components/ui/money";
import type { BudgetState } from "@/lib/domain/money/budget";
import { add, parseDollars } from "@/lib/domain/amounts/money";
import { exactly, PERIOD_WORDS } from "@/lib/format/budget-words";

/** Parts of an amount in per cents, for a bar: what is over it is cut at its end. */
function widths({ spent, held, amount }: BudgetState): { spent: number; held: number } {
  const whole = parseDollars(amount);
  const share = (part: bigint): number => Number((part * 10_000n) / whole) / 100;
  const end = Math.min(100, Math.max(0, share(add(parseDollars(spent), parseDollars(held)))));
  const begin = Math.min(end, Math.max(0, share(parseDollars(spent))));
  return { spent: begin, held: end - begin };
}

/** What of a budget is spent, held and left: in words, and as a bar that says the same. */
export function BudgetBar({ budget }: { budget: BudgetState }) {
  const { spent, held, left, amount, period, warnAt } = budget;
  const width = widths(budget);
  return (
    <div className="flex flex-col gap-1">
      <div aria-hidden="true" className="bg-sunken relative h-2 overflow-hidden rounded">
        <div className="bg-accent absolute inset-y-0 left-0" style={{ width: `${width.spent}%` }} />
        <div
          className="bg-accent/40 absolute inset-y-0"
          style={{ left: `${width.spent}%`, width: `${width.held}%` }}
        />
        {warnAt.map((share) => (
          <div key={share} className="bg-ink/40 absolute inset-y-0 w-px" style={{ left: `${share}%` }} />
        ))}
      </div>
      <p className="flex flex-wrap gap-x-4 text-sm">
        <span>
          <Money dollars={spent} /> spent
        </span>
        <span>
          <Money dollars={held} /> held
        </span>
        <span className="font-medium">
          <Money dollars={left} /> left
        </span>
        <span className="text-muted">
          of {exactly(amount)} {PERIOD_WORDS[period]}
        </span>
      </p>
    </div>
  );
}
