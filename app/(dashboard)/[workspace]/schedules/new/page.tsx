import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/shell/page-header";
import { paths } from "@/lib/paths";
import { parseAsId } from "@/lib/queries/url-parsers";
import { openWorkspacePage } from "@/lib/web/page";
import { ScheduleScreen } from "../_components/schedule-screen";

export const metadata: Metadata = { title: "New schedule" };

const loadAddress = createLoader({ set: parseAsId });

interface NewSchedulePageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function NewSchedulePage({ params, searchParams }: NewSchedulePageProps) {
  const access = await openWorkspacePage((await params).workspace, "schedule:write");
  const { set } = await loadAddress(searchParams);
  return (
    <>
      <PageHeader
        parent={{ label: "Schedules", href: paths.workspace(access.workspace.slug).schedules() }}
        title="New schedule"
        question="What is asked again and again, when, and for how much at most?"
      />
      <ScheduleScreen access={access} schedule={null} setId={set} />
    </>
  );
}
