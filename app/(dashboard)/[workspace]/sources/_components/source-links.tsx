import { TabLinks } from "@/components/shell/tab-links";
import type { WorkspaceFilter } from "@/lib/domain/lists/workspace-filter";
import { gapsHref } from "../gaps/gaps-search-params";
import { sourcesHref } from "../sources-search-params";

interface SourceLinksProps {
  slug: string;
  current: "sources" | "gaps";
  /** What the screens take along. */
  filter: WorkspaceFilter;
}

/** The screens of what is cited beside each other. */
export const SourceLinks = ({ slug, current, filter }: SourceLinksProps) => (
  <TabLinks
    label="Screens of sources"
    links={[
      { key: "sources", label: "Cited", href: sourcesHref(slug, filter) },
      { key: "gaps", label: "Gaps", href: gapsHref(slug, filter) },
    ]}
    current={current}
  />
);
