import type { Metadata } from "next";
import { createSerializer, type SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { parseAsDay } from "@/lib/queries/url-parsers";
import { listReconciliations } from "@/lib/services/reconciliations";
import { openWorkspacePage } from "@/lib/web/page";
import { SpendLinks } from "../../_components/spend-links";
import { ReconciliationTable } from "../_components/reconciliation-table";
import { RECONCILIATION_QUESTION } from "../reconciliation-words";

export const metadata: Metadata = { title: "Reconciliation" };

const parsers = { before: parseAsDay };
const serialize = createSerializer(parsers);

interface ReconciliationsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ReconciliationsPage({ params, searchParams }: ReconciliationsPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "spend:read");
  const { state, problems } = await readAddress(parsers, searchParams);
  const { slug } = workspace;
  const links = paths.workspace(slug);
  const { rows, olderThan } = await listReconciliations({ ctx, input: state });
  return (
    <>
      <PageHeader
        title="Reconciliation"
        question={RECONCILIATION_QUESTION}
        actions={
          <>
            {roleMay(workspace.role, "spend:correct") && (
              <Button asChild>
                <Link href={links.correctSpend()}>Enter a correction</Link>
              </Button>
            )}
            {rows.length > 0 && (
              <Button asChild>
                <a href={paths.api.workspace(slug).reconciliationCsv()} download>
                  CSV
                </a>
              </Button>
            )}
          </>
        }
      />
      <SpendLinks slug={slug} current="reconciliation" />
      <AddressProblems problems={problems} cleanHref={links.reconciliations()} />
      {rows.length > 0 ? (
        <ReconciliationTable slug={slug} rows={rows} />
      ) : (
        <EmptyState title={state.before === null ? "Nothing was compared yet" : "There are no older ones"}>
          Every day after midnight UTC the account of each connection is read, and what it was charged since
          the day before is compared with the ledger. The first reading of a connection is the night after it
          was made, the first comparison a day later.
        </EmptyState>
      )}
      <nav aria-label="Pages" className="flex justify-end gap-2 py-2">
        {state.before !== null && (
          <Button asChild size="small">
            <Link href={links.reconciliations()}>Back to the newest</Link>
          </Button>
        )}
        {olderThan !== null && (
          <Button asChild size="small">
            <Link href={serialize(links.reconciliations(), { before: olderThan })}>Older</Link>
          </Button>
        )}
      </nav>
      <p className="text-muted text-xs">
        Nothing is ever corrected by itself. A correction is an entry of its own, with a reason; what stands
        in the ledger stays.
      </p>
    </>
  );
}
