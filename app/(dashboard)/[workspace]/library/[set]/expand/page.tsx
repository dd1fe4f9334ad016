import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { Notice } from "@/components/ui/notice";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { getTemplate } from "@/lib/services/families";
import { getPromptSet } from "@/lib/services/prompt-sets";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { TemplateForm } from "./_components/template-form";

export const metadata: Metadata = { title: "Questions from a template" };

interface ExpandPageProps {
  params: Promise<{ workspace: string; set: string }>;
  searchParams: Promise<{ family?: string | string[] }>;
}

export default async function ExpandPage({ params, searchParams }: ExpandPageProps) {
  const { workspace: address, set: id } = await params;
  const { workspace, ctx } = await openWorkspacePage(address, "prompt:write");
  const { slug } = workspace;
  const { family } = await searchParams;
  const familyId = typeof family === "string" ? family : null;
  const set = await orNotFound(getPromptSet({ ctx, input: { id } }));
  const kept = familyId === null ? null : await orNotFound(getTemplate({ ctx, input: { id: familyId } }));
  return (
    <>
      <PageHeader
        parent={{ label: withoutTricks(set.name), href: paths.workspace(slug).library.set(id) }}
        title="Questions from a template"
        question="Which questions does one template make, for every value of its variables?"
      />
      {set.archivedAt === null ? (
        <TemplateForm slug={slug} setId={id} familyId={kept && familyId} kept={kept} />
      ) : (
        <Notice tone="warn" title="This set is archived">
          Restore it, then add questions to it.
        </Notice>
      )}
    </>
  );
}
