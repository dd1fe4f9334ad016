import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AuditLog } from "@/app/_audit/audit-log";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { UTC } from "@/lib/domain/time/time-zone";
import { paths } from "@/lib/paths";
import { auditParsers } from "@/lib/queries/audit-address";
import { readAddress } from "@/lib/queries/read-address";
import { listInstanceDeciders, listInstanceEntries } from "@/lib/services/audit";
import { openOperatorPage } from "@/lib/web/page";

export const metadata: Metadata = { title: "Audit log" };

interface InstanceAuditPageProps {
  searchParams: Promise<SearchParams>;
}

export default async function InstanceAuditPage({ searchParams }: InstanceAuditPageProps) {
  const { ctx } = await openOperatorPage();
  const { state, problems } = await readAddress(auditParsers, searchParams);
  const { after, ...filter } = state;
  const [page, deciders] = await Promise.all([
    listInstanceEntries({ ctx, input: { filter: { ...filter, zone: UTC }, after } }),
    listInstanceDeciders({ ctx }),
  ]);
  return (
    <>
      <PageHeader
        title="Audit log"
        question="What was decided about this instance, and what did its people do to their accounts?"
        actions={
          <Button asChild>
            <a href={paths.api.operator.auditCsv({ ...filter })} download>
              CSV
            </a>
          </Button>
        }
      />
      <AuditLog
        path={paths.operator.audit()}
        state={state}
        problems={problems}
        page={page}
        deciders={deciders}
        zone={UTC}
      />
    </>
  );
}
