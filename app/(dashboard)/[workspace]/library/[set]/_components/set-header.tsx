import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { TabLinks } from "@/components/shell/tab-links";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import type { PromptSetRow } from "@/lib/domain/library/prompt-set";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";

interface SetHeaderProps {
  slug: string;
  set: PromptSetRow;
  current: "prompts" | "changes" | "versions";
  actions?: ReactNode;
}

/** The head of a set's screens: what it is, what it holds, and the way between them. */
export function SetHeader({ slug, set, current, actions }: SetHeaderProps) {
  const { library } = paths.workspace(slug);
  const holds = [
    counted(set.prompts, "prompt"),
    counted(set.families, "family", "families"),
    ...(set.markets > 0 ? [counted(set.markets, "market")] : []),
  ];
  return (
    <>
      <PageHeader
        parent={{ label: "Library", href: library.sets() }}
        title={
          <>
            {withoutTricks(set.name)} {set.archivedAt && <Badge tone="warn">archived</Badge>}
          </>
        }
        question={
          <>
            {set.description && `${withoutTricks(set.description)} · `}
            {holds.join(" · ")}
          </>
        }
        actions={actions}
      />
      {set.archivedAt && (
        <Notice tone="warn" className="mb-4" title="This set is archived">
          It is not asked any more and can’t be changed. Restore it to go on with it.
        </Notice>
      )}
      <TabLinks
        label="This set"
        current={current}
        links={[
          { key: "prompts", label: "Prompts", href: library.set(set.id) },
          { key: "changes", label: "Changes", href: library.changes(set.id) },
          { key: "versions", label: "Versions", href: library.versions(set.id) },
        ]}
      />
    </>
  );
}
