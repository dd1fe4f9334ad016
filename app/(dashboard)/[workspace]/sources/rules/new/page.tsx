import type { Metadata } from "next";
import { createLoader, parseAsString, type SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/shell/page-header";
import { SOURCE_RULE_LIMITS } from "@/lib/domain/sources/source-class";
import { paths } from "@/lib/paths";
import { openWorkspacePage } from "@/lib/web/page";
import { RuleForm } from "../_components/rule-form";

export const metadata: Metadata = { title: "New rule" };

const loadAddress = createLoader({ where: parseAsString.withDefault("") });

interface NewSourceRulePageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function NewSourceRulePage({ params, searchParams }: NewSourceRulePageProps) {
  const { workspace } = await openWorkspacePage((await params).workspace, "source:write");
  const { where } = await loadAddress(searchParams);
  return (
    <>
      <PageHeader
        parent={{ label: "Rules of sources", href: paths.workspace(workspace.slug).sourceRules() }}
        title="New rule"
        question="Which addresses are meant, and what are they?"
      />
      <RuleForm slug={workspace.slug} rule={null} where={where.slice(0, SOURCE_RULE_LIMITS.whereChars)} />
    </>
  );
}
