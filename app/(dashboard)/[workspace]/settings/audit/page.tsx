import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/paths";
import { auditParsers } from "@/lib/queries/audit-address";
import { readAddress } from "@/lib/queries/read-address";
import { listAuditEntries, listDeciders } from "@/lib/services/audit";
import { openWorkspacePage } from "@/lib/web/page";
import { AuditLog } from "@/app/_audit/audit-log";

export const metadata: Metadata = { title: "Audit log" };

interface AuditPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function AuditPage({ params, searchParams }: AuditPageProps) {
  const { ctx, workspace } = await openWorkspacePage((await params).workspace, "audit:read");
  const { state, problems } = await readAddress(auditParsers, searchParams);
  const { after, ...filter } = state;
  const zone = workspace.timeZone;
  const [page, deciders] = await Promise.all([
    listAuditEntries({ ctx, input: { filter: { ...filter, zone }, after } }),
    listDeciders({ ctx }),
  ]);
  return (
    <section aria-labelledby="audit">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 id="audit" className="font-semibold">
          Who decided what, when and from where
        </h2>
        <Button asChild>
          <a href={paths.api.workspace(workspace.slug).auditCsv({ ...filter })} download>
            CSV
          </a>
        </Button>
      </div>
      <AuditLog
        path={paths.workspace(workspace.slug).settings.audit}
        state={state}
        problems={problems}
        page={page}
        deciders={deciders}
        zone={zone}
      />
    </section>
  );
}
