import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { paths } from "@/lib/paths";
import { getSourceRule } from "@/lib/services/source-rules";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { RuleForm } from "../_components/rule-form";
import { ruleName } from "../rule-words";

export const metadata: Metadata = { title: "Rule of sources" };

interface SourceRulePageProps {
  params: Promise<{ workspace: string; id: string }>;
}

export default async function SourceRulePage({ params }: SourceRulePageProps) {
  const { workspace: slug, id } = await params;
  const { ctx } = await openWorkspacePage(slug, "source:write");
  const rule = await orNotFound(getSourceRule({ ctx, input: { id } }));
  return (
    <>
      <PageHeader
        parent={{ label: "Rules of sources", href: paths.workspace(slug).sourceRules() }}
        title={ruleName(rule)}
        question="Changes hold for all sources, also those cited before; earlier rules stay on record."
      />
      <RuleForm slug={slug} rule={rule} where="" />
    </>
  );
}
