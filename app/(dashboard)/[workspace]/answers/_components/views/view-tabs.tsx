import { TabLinks } from "@/components/shell/tab-links";
import type { SavedView } from "@/lib/domain/answers/saved-view";
import { withoutTricks } from "@/lib/format/hostile";
import { shorten } from "@/lib/format/text";
import { answersHref, ALL_ANSWERS } from "../../answers-search-params";
import { viewHref } from "../../answers-query";

interface ViewTabsProps {
  slug: string;
  views: readonly SavedView[];
  /** The one that is open; null for all answers. */
  openId: string | null;
}

/** All answers, then the views that the workspace shares, then one's own; one's first has a star. */
export const ViewTabs = ({ slug, views, openId }: ViewTabsProps) => (
  <TabLinks
    label="Views"
    current={openId ?? ALL_ANSWERS}
    links={[
      { key: ALL_ANSWERS, label: "All answers", href: answersHref(slug, { view: ALL_ANSWERS }) },
      ...views.map((view) => ({
        key: view.id,
        label: `${view.isFirst ? "★ " : ""}${shorten(withoutTricks(view.name), 40)}`,
        href: viewHref(slug, view),
      })),
    ]}
  />
);
