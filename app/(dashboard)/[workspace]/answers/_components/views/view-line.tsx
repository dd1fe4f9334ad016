import { Notice } from "@/components/ui/notice";
import { NAMED_IN_VIEWS } from "@/lib/domain/answers/saved-view";
import { withoutTricks } from "@/lib/format/hostile";
import type { OpenViews } from "../../open-views";
import { ChooseColumns } from "../columns/choose-columns";
import { ViewMenu } from "./view-menu";
import { ViewTabs } from "./view-tabs";

interface ViewLineProps {
  slug: string;
  views: OpenViews;
  /** What is looked at now, as a view would keep it. */
  query: string;
  mayShare: boolean;
}

/** The views of the list, what can be done with the open one, and what is to be known of it. */
export const ViewLine = ({
  slug,
  views: { views, open, view, isChanged, isMissing, gone },
  query,
  mayShare,
}: ViewLineProps) => (
  <>
    <div className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <ViewTabs slug={slug} views={views} openId={open?.id ?? null} />
      </div>
      <div className="no-print flex gap-2 pt-1">
        <ViewMenu slug={slug} query={query} open={open} isChanged={isChanged} mayShare={mayShare} />
        <ChooseColumns view={view} />
      </div>
    </div>
    {isMissing && (
      <Notice tone="warn" title="The view of this address is not there" className="mb-3">
        It was removed, or is somebody’s own. What the address says besides is shown.
      </Notice>
    )}
    {open && gone.length > 0 && (
      <Notice
        tone="warn"
        title={`“${withoutTricks(open.name)}” names ${gone.map((name) => NAMED_IN_VIEWS[name]).join(" and ")} that ${gone.length === 1 ? "is" : "are"} gone`}
        className="mb-3"
      >
        It opens with what is left. “Save the changes” keeps it so.
      </Notice>
    )}
  </>
);
