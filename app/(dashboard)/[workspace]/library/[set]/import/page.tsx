import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { Notice } from "@/components/ui/notice";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { getPromptSet } from "@/lib/services/prompt-sets";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { ImportScreen } from "./_components/import-screen";

export const metadata: Metadata = { title: "Import questions" };

interface ImportPageProps {
  params: Promise<{ workspace: string; set: string }>;
}

export default async function ImportPage({ params }: ImportPageProps) {
  const { workspace: address, set: id } = await params;
  const { workspace, ctx } = await openWorkspacePage(address, "prompt:write");
  const { slug } = workspace;
  const set = await orNotFound(getPromptSet({ ctx, input: { id } }));
  return (
    <>
      <PageHeader
        parent={{ label: withoutTricks(set.name), href: paths.workspace(slug).library.set(id) }}
        title="Import questions"
        question="Which questions of a file or a paste come into the set, and what is wrong with the others?"
      />
      {set.archivedAt === null ? (
        <ImportScreen slug={slug} setId={id} />
      ) : (
        <Notice tone="warn" title="This set is archived">
          Restore it, then import into it.
        </Notice>
      )}
    </>
  );
}
