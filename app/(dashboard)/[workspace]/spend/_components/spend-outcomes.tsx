import { FigureStrip } from "@/components/figures/figure-strip";
import { HowCounted } from "@/components/figures/how-counted";
import { Money } from "@/components/ui/money";
import type { SpendFilter } from "@/lib/domain/money/spend";
import { costEach } from "@/lib/domain/money/spend-sums";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { formatDollars } from "@/lib/format/money";
import { counted } from "@/lib/format/text";
import { parseDollars, ZERO } from "@/lib/domain/amounts/money";
import type { Context } from "@/lib/services/context";
import { reportOutcomes } from "@/lib/services/spend";

interface SpendOutcomesProps {
  ctx: Context;
  filter: Zoned<SpendFilter>;
  /** The tasks that failed, for whoever may read them. */
  failedHref?: string;
}

const Each = ({ spent, among }: { spent: string; among: number }) => {
  const each = costEach(spent, among);
  return each === null ? <span className="text-muted">none</span> : <Money dollars={each} />;
};

/** What the money bought. Comes after the sums, since it looks at each answer behind them. */
export async function SpendOutcomes({ ctx, filter, failedHref }: SpendOutcomesProps) {
  const { answered, failed, other } = await reportOutcomes({ ctx, input: filter });
  return (
    <FigureStrip
      label="What it bought"
      figures={[
        {
          name: "Cost per answer",
          value: <Each spent={answered.spent} among={answered.answers} />,
          note: counted(answered.answers, "answer"),
          help: (
            <HowCounted
              figure="cost per answer"
              definition="What was spent on calls that were answered, divided by the answers that were charged on these days. Where a model's charge is not known it is more."
              parts={[
                { name: "Numerator", value: formatDollars(answered.spent) },
                { name: "Denominator", value: counted(answered.answers, "answer") },
              ]}
            />
          ),
        },
        {
          name: "Cost per cited source",
          value: <Each spent={answered.spent} among={answered.sources} />,
          note: counted(answered.sources, "source"),
          help: (
            <HowCounted
              figure="cost per cited source"
              definition="What was spent on calls that were answered, divided by the different sources those answers cite. A source that is cited by many answers counts once; what deleted answers cited is not known any more."
              parts={[
                { name: "Numerator", value: formatDollars(answered.spent) },
                { name: "Denominator", value: counted(answered.sources, "source") },
              ]}
            />
          ),
        },
        {
          name: "Failed calls",
          value: <Money dollars={failed.spent} />,
          note: `${counted(failed.calls, "charged call")} without an answer`,
          href: failedHref,
        },
        ...(parseDollars(other) === ZERO
          ? []
          : [
              {
                name: "Other",
                value: <Money dollars={other} />,
                note: "corrections of no one call",
              },
            ]),
      ]}
    />
  );
}
