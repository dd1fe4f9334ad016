import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { getReconciliation } from "@/lib/services/reconciliations";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { StateBadge } from "../_components/state-badge";
import { DifferenceParts } from "./_components/difference-parts";
import { ReconciliationFigures } from "./_components/reconciliation-figures";
import { ReconciliationNotes } from "./_components/reconciliation-notes";

export const metadata: Metadata = { title: "Reconciliation" };

interface ReconciliationPageProps {
  params: Promise<{ workspace: string; id: string }>;
}

export default async function ReconciliationPage({ params }: ReconciliationPageProps) {
  const { workspace: asked, id } = await params;
  const { workspace, ctx } = await openWorkspacePage(asked, "spend:read");
  const { slug, role } = workspace;
  const view = await orNotFound(getReconciliation({ ctx, input: { id } }));
  const links = paths.workspace(slug);
  return (
    <>
      <PageHeader
        parent={{ label: "Reconciliation", href: links.reconciliations() }}
        title={
          <span className="flex flex-wrap items-center gap-2">
            {withoutTricks(view.connection)}, {formatDay(view.day)}
            <StateBadge row={view} />
          </span>
        }
        question="What was the account charged, what does the ledger say, and where does the rest come from?"
        actions={
          view.state === "differs" &&
          roleMay(role, "spend:correct") && (
            <Button asChild look={view.left === "0" ? undefined : "primary"}>
              <Link href={links.correctSpend({ reconciliation: view.id })}>Enter a correction</Link>
            </Button>
          )
        }
      />
      <ReconciliationNotes view={view} />
      {view.result && (
        <>
          <ReconciliationFigures view={view} result={view.result} slug={slug} />
          <DifferenceParts slug={slug} parts={view.result.parts} mayRead={roleMay(role, "answer:read")} />
        </>
      )}
    </>
  );
}
