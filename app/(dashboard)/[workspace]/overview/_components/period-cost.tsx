import { Link } from "@/components/ui/link";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import type { Days } from "@/lib/domain/money/spend-periods";
import { formatDollars } from "@/lib/format/money";
import { counted } from "@/lib/format/text";
import { sharedOf } from "@/lib/queries/shared-filters";
import type { Context } from "@/lib/services/context";
import { reportSpend } from "@/lib/services/spend";
import { spendHref } from "../../spend/spend-search-params";

interface PeriodCostProps {
  ctx: Context;
  /** Null where nobody is led to rows. */
  slug: string | null;
  zone: string;
  filter: FigureFilter & Days;
}

/** What the period cost. Only what all screens share narrows it. */
export async function PeriodCost({ ctx, slug, zone, filter }: PeriodCostProps) {
  const shared = { ...sharedOf(filter), from: filter.from, to: filter.to };
  const { total } = await reportSpend({
    ctx,
    input: { filter: { ...ANY_SPEND, ...shared, zone }, by: "month", groupBy: "engine" },
  });
  return (
    <section aria-labelledby="cost-title">
      <h2 id="cost-title" className="mb-1 font-semibold">
        Cost of the period
      </h2>
      <p className="tabular">
        {slug === null ? (
          formatDollars(total.spent)
        ) : (
          <Link href={spendHref(slug, shared)} className="text-accent underline underline-offset-2">
            {formatDollars(total.spent)}
          </Link>
        )}{" "}
        <span className="text-muted">
          for {counted(total.calls, "call")}
          {total.unpriced > 0 && `, ${counted(total.unpriced, "call")} without a known price`}
        </span>
      </p>
    </section>
  );
}
