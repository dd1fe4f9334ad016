import { FigureStrip } from "@/components/figures/figure-strip";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import type { SourceGaps } from "@/lib/services/sources";

interface GapFiguresProps {
  gaps: SourceGaps;
  brand: { id: string; name: string };
  domain: string | null;
  /** Null where nobody is led to rows. */
  answersOf: (asked: Partial<AnswerFilter>) => string | null;
}

/** How many answers are gaps, of how many. */
export function GapFigures({ gaps: { sum, all }, brand, domain, answersOf }: GapFiguresProps) {
  return (
    <FigureStrip
      label="In these filters"
      figures={[
        {
          name: "Answers that are gaps",
          value: formatCount(sum.gaps),
          note: `a competitor is named, ${withoutTricks(brand.name)} is not`,
          href: answersOf({ domain, withoutBrandId: brand.id, competitors: "named" }),
        },
        {
          name: domain === null ? "Answers" : "Answers citing it",
          value: formatCount(sum.answers),
          href: answersOf({ domain, counted: "measured" }),
        },
        { name: domain === null ? "Domains they cite" : "Pages they cite", value: formatCount(all) },
      ]}
    />
  );
}
