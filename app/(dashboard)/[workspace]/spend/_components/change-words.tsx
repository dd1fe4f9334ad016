import { Money } from "@/components/ui/money";
import { changeSince } from "@/lib/domain/money/spend-sums";
import { formatDollars } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/numbers";

/** A change against an earlier amount in words: "+$0.50 (50 %)"; null where there is none to compare with. */
export function changeWords(spent: string, before: string | null): string | null {
  const change = changeSince(spent, before);
  if (change === null) return null;
  const { amount, share } = change;
  const sign = amount.startsWith("-") || amount === "0" ? "" : "+";
  return `${sign}${formatDollars(amount)}${share === null ? "" : ` (${signed(share)})`}`;
}

const signed = (share: number): string =>
  `${share > 0 ? "+" : share < 0 ? "−" : ""}${formatPercent(Math.abs(share))}`;

/** What was spent before, and how that has changed. */
export const Before = ({ spent, before }: { spent: string; before: string | null }) =>
  before === null ? (
    <span className="text-muted" title="Nothing was entered in the days before">
      –
    </span>
  ) : (
    <>
      <Money dollars={before} /> <span className="text-muted text-xs">{changeWords(spent, before)}</span>
    </>
  );
