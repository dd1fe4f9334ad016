import { FigureStrip } from "@/components/figures/figure-strip";
import { HowCounted } from "@/components/figures/how-counted";
import { CopyButton } from "@/components/ui/copy-button";
import { Money } from "@/components/ui/money";
import { Tokens } from "@/components/ui/tokens";
import type { SpendReport } from "@/lib/domain/money/spend";
import { UTC } from "@/lib/domain/time/time-zone";
import { formatDollars, formatDollarsExactly } from "@/lib/format/money";
import { formatTokens } from "@/lib/format/numbers";
import { counted, formatCount } from "@/lib/format/text";
import { formatDay } from "@/lib/format/dates";
import { daysWords } from "../spend-words";
import { changeWords } from "./change-words";
import { KnownMoney } from "./known-money";

interface SpendSumsProps {
  report: SpendReport;
  zone: string;
  /** What the money was entered as. */
  entriesHref: string;
  /** The tasks whose reply was lost. */
  unknownHref?: string;
}

/** What asking came to, and what is still held back. */
export const SpendSums = ({
  report: { total, held, before, utcDay },
  zone,
  entriesHref,
  unknownHref,
}: SpendSumsProps) => (
  <FigureStrip
    label="Spend in these days"
    figures={[
      {
        name: "Spent",
        value: <KnownMoney sum={total} dollars={total.spent} />,
        note: (
          <span className="inline-flex items-center gap-1">
            {formatDollarsExactly(total.spent)}
            <CopyButton text={total.spent} label="Copy the exact amount" />
          </span>
        ),
        href: entriesHref,
        help: (
          <HowCounted
            figure="spent"
            definition="The sum of all charges and corrections in the ledger on these days, exact to the nano-dollar. A charge is written when a call's cost is known: the API's own price and what the model's vendor took. Reservations and releases are not spending. Where the API has no price for the model that answered, only its own price is in the sum, which is then marked as at least so much."
          />
        ),
      },
      {
        name: "Model charge",
        value: <KnownMoney sum={total} dollars={total.modelCharge} />,
        note:
          total.unpriced === 0
            ? `the vendors' part; the API's own fee is ${formatDollars(total.serviceFee)}`
            : `not known for ${formatCount(total.unpriced)} of ${counted(total.calls, "call")}`,
      },
      ...(before === null
        ? []
        : [
            {
              name: "Against the days before",
              value: changeWords(total.spent, before.sum?.spent ?? null) ?? (
                <span className="text-muted">nothing to compare</span>
              ),
              note: `${before.sum === null ? "nothing was entered" : formatDollars(before.sum.spent)}, ${daysWords(before.days)}`,
              help: (
                <HowCounted
                  figure="the change"
                  definition="What was spent on these days less what was spent on as many days right before them. Of days that are still to come none is compared, of today what there is of it. There is no percentage of nothing."
                />
              ),
            },
          ]),
      ...(zone === UTC
        ? []
        : [
            {
              name: "UTC day so far",
              value: <KnownMoney sum={utcDay.sum} dollars={utcDay.sum.spent} />,
              note: `since midnight UTC of ${formatDay(utcDay.day)}`,
              help: (
                <HowCounted
                  figure="the UTC day"
                  definition="The API's own daily limits go by the day in UTC, while the days of this screen are those of the workspace's time zone."
                />
              ),
            },
          ]),
      {
        name: "Calls",
        value: formatCount(total.calls),
        note: "charged",
        href: entriesHref,
      },
      {
        name: "Tokens",
        value: <Tokens count={total.inputTokens + total.outputTokens} />,
        note: `${formatTokens(total.inputTokens)} in, ${formatTokens(total.outputTokens)} out (${formatTokens(total.reasoningTokens)} reasoning)`,
      },
      {
        name: "Held back now",
        value: <Money dollars={held.underWay.amount} />,
        note: `for ${counted(held.underWay.tasks, "call")} under way`,
        help: (
          <HowCounted
            figure="held back"
            definition="The upper estimate of each call whose cost is not known yet, whatever the days above. It is given back when the call is charged or fails."
          />
        ),
      },
      ...(held.unknown.tasks > 0
        ? [
            {
              name: "Outcome unknown",
              value: <Money dollars={held.unknown.amount} />,
              note: `held for ${counted(held.unknown.tasks, "call")} that may have been billed`,
              href: unknownHref,
            },
          ]
        : []),
    ]}
  />
);
