import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/shell/page-header";
import { paths } from "@/lib/paths";
import { parseAsId } from "@/lib/queries/url-parsers";
import { readCorrectable } from "@/lib/services/spend";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { CorrectionForm } from "./_components/correction-form";

export const metadata: Metadata = { title: "Correction" };

const loadAddress = createLoader({ task: parseAsId, reconciliation: parseAsId });

interface NewCorrectionPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function NewCorrectionPage({ params, searchParams }: NewCorrectionPageProps) {
  const { ctx, workspace } = await openWorkspacePage((await params).workspace, "spend:correct");
  const { task: taskId, reconciliation: reconciliationId } = await loadAddress(searchParams);
  const links = paths.workspace(workspace.slug);
  const about = await orNotFound(readCorrectable({ ctx, input: { taskId, reconciliationId } }));
  const isOf = about.reconciliation;
  const parent = isOf
    ? { label: "The difference", href: links.reconciliation(isOf.id) }
    : { label: "Entries", href: links.spendEntries() };
  return (
    <>
      <PageHeader
        parent={parent}
        title="Enter a correction"
        question="By how much is what the ledger says too little or too much, and why?"
      />
      <CorrectionForm slug={workspace.slug} about={about} doneHref={parent.href} />
    </>
  );
}
