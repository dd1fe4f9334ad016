import { TabLinks } from "@/components/shell/tab-links";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { asOthersHref } from "../others/others-search-params";
import { compareHref } from "../compare-search-params";
import { studyHref } from "../study/study-search-params";

interface CompareLinksProps {
  slug: string;
  current: "compare" | "study" | "others";
  /** What the screens beside each other share. */
  filter: FigureFilter;
}

/** What of a filter a study shares: it has days and questions of its own. */
const studyPart = ({ engine, model, personaId, marketId, surface }: FigureFilter) => ({
  ...{ engine, model, personaId, marketId, surface },
});

/** The screens that hold figures against others. */
export function CompareLinks({ slug, current, filter }: CompareLinksProps) {
  const links = [
    { key: "compare", label: "Compare", href: compareHref(slug, filter) },
    { key: "study", label: "Did it work?", href: studyHref(slug, studyPart(filter)) },
    { key: "others", label: "As others count it", href: asOthersHref(slug, filter) },
  ];
  return <TabLinks label="Screens of comparing" links={links} current={current} />;
}
