import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { paths } from "@/lib/paths";
import { listSourceRules } from "@/lib/services/source-rules";
import { openWorkspacePage } from "@/lib/web/page";
import { RuleChangesPanel } from "../_components/rule-changes-panel";
import { RuleItem } from "../_components/rule-item";
import { RULES_QUESTION } from "../rule-words";

export const metadata: Metadata = { title: "Rules of sources" };

interface SourceRulesPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function SourceRulesPage({ params }: SourceRulesPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "source:read");
  const { slug } = workspace;
  const rules = await listSourceRules({ ctx });
  const mayWrite = roleMay(workspace.role, "source:write");
  const make = mayWrite && (
    <Button look="primary" asChild>
      <Link href={paths.workspace(slug).newSourceRule()}>New rule</Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        parent={{ label: "Sources", href: paths.workspace(slug).sources() }}
        title="Rules of sources"
        question={RULES_QUESTION}
        actions={make}
      />
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-2">
        {rules.length > 0 ? (
          <ul aria-label="Rules" className="bg-surface divide-y rounded-md border">
            {rules.map((rule) => (
              <RuleItem key={rule.id} slug={slug} rule={rule} mayWrite={mayWrite} />
            ))}
          </ul>
        ) : (
          <EmptyState title="No rule of your own yet" action={make}>
            Sources are told by brands’ domains and by the built-in list of well-known sites, folders and
            words. A rule of your own says it for a site, a part of one, or pages that are called so, and goes
            before the built-in ones.
          </EmptyState>
        )}
        <RuleChangesPanel slug={slug} />
      </div>
    </>
  );
}
