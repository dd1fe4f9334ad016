import { FigureStrip } from "@/components/figures/figure-strip";
import type { SourcePage } from "@/lib/domain/answers/source-list";
import { counted, formatCount } from "@/lib/format/text";
import { citingAnswersHref, type SourceState } from "../sources-search-params";

interface SourceFiguresProps {
  /** Null where nobody is led to rows. */
  slug: string | null;
  state: SourceState;
  page: SourcePage;
}

/** What is cited in these filters, in sum. */
export function SourceFigures({ slug, state, page }: SourceFiguresProps) {
  const { domain } = state;
  const { sum, searchedAnswers } = page;
  return (
    <FigureStrip
      label="In these filters"
      figures={[
        ...(domain === null ? [{ name: "Domains", value: formatCount(sum.domains) }] : []),
        { name: "Sources", value: formatCount(sum.sources), note: "distinct addresses" },
        {
          name: "Citations",
          value: formatCount(sum.citations),
          note: sum.unresolved > 0 ? `${formatCount(sum.unresolved)} only a redirect` : undefined,
        },
        {
          name: "Answers citing",
          value: formatCount(sum.answers),
          note: `${counted(searchedAnswers, "answer")} with search`,
          href: domain === null || slug === null ? null : citingAnswersHref(slug, state),
        },
      ]}
    />
  );
}
