import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { listSchedules } from "@/lib/services/schedules";
import { openWorkspacePage } from "@/lib/web/page";
import { MarksSection } from "../../_components/marks/marks-section";
import { SchedulesTable } from "../_components/schedules-table";
import { schedulesParsers } from "../schedules-search-params";

export const metadata: Metadata = { title: "Schedules" };

interface SchedulesPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function SchedulesPage({ params, searchParams }: SchedulesPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "prompt:read");
  const links = paths.workspace(workspace.slug);
  const { state, problems } = await readAddress(schedulesParsers, searchParams);
  const { archived } = state;
  const rows = await listSchedules({ ctx, input: { archived } });
  const makeNew = roleMay(workspace.role, "schedule:write") && (
    <Button asChild look="primary">
      <Link href={links.newSchedule()}>New schedule</Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title={archived ? "Archived schedules" : "Schedules"}
        question={`What runs again by itself, when, and what does it come to? Times of day are ${workspace.timeZone}'s.`}
        actions={
          <>
            <Button asChild>
              <Link href={links.schedules(archived ? {} : { archived: true })}>
                {archived ? "Those in use" : "Archived"}
              </Link>
            </Button>
            {makeNew}
          </>
        }
      />
      <AddressProblems problems={problems} cleanHref={links.schedules()} />
      <div className="flex flex-col gap-8">
        {rows.length > 0 ? (
          <SchedulesTable slug={workspace.slug} rows={rows} />
        ) : archived ? (
          <EmptyState title="No schedule is archived" />
        ) : (
          <EmptyState title="Nothing is scheduled yet" action={makeNew}>
            A schedule asks a set of prompts again and again, within the money that it may spend, so that
            answers can be compared over weeks.
          </EmptyState>
        )}
        <MarksSection access={{ workspace, ctx }} set={null} />
      </div>
    </>
  );
}
