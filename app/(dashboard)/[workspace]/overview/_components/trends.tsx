import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Days, SpendPeriod } from "@/lib/domain/money/spend-periods";
import { withoutTricks } from "@/lib/format/hostile";
import type { Context } from "@/lib/services/context";
import { getTrend } from "@/lib/services/overview";
import { RateTrend } from "../../_figures/rate-trend";
import { answersHref } from "../../answers/answers-search-params";

interface TrendsProps {
  ctx: Context;
  /** Null where nobody is led to rows. */
  slug: string | null;
  zone: string;
  filter: FigureFilter;
  step: SpendPeriod;
  spells: readonly Days[];
  /** Numbers of the brands shown, the own first. */
  brands: readonly string[];
}

/** Presence of a few brands over the period and the one before. */
export async function Trends({ ctx, slug, zone, filter, step, spells, brands }: TrendsProps) {
  const { lines, changes } = await getTrend({ ctx, input: { filter: { ...filter, zone }, spells, brands } });
  if (lines.length === 0) return null;
  return (
    <RateTrend
      of="Presence"
      {...{ step, spells, changes }}
      columns={{ of: "brand", hits: "naming", answers: "answers" }}
      lines={lines.map(({ brand, rates }) => ({
        key: brand.brand,
        name: withoutTricks(brand.name),
        isOwn: brand.isOwn,
        rates,
        rowsOf: (spell) =>
          slug === null ? null : answersHref(slug, { ...filter, ...spell, counted: "measured" }),
      }))}
    />
  );
}
