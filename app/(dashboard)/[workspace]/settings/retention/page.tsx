import type { Metadata } from "next";
import { getRetention } from "@/lib/services/retention";
import { openWorkspacePage } from "@/lib/web/page";
import { RetentionForm } from "./_components/retention-form";

export const metadata: Metadata = { title: "Retention" };

interface RetentionPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function RetentionPage({ params }: RetentionPageProps) {
  const { ctx, workspace } = await openWorkspacePage((await params).workspace, "workspace:edit");
  const days = await getRetention({ ctx });
  return (
    <section aria-labelledby="retention">
      <h2 id="retention" className="mb-2 font-semibold">
        For how long things are kept
      </h2>
      <p className="text-muted max-w-reading mb-4">
        What is older goes for good, some at a time. Runs, prompts and the ledger stay whatever is chosen
        here.
      </p>
      <RetentionForm key={JSON.stringify(days)} slug={workspace.slug} days={days} />
    </section>
  );
}
