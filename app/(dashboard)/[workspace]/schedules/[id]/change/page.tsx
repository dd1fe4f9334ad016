import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { getSchedule } from "@/lib/services/schedules";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { ScheduleScreen } from "../../_components/schedule-screen";

export const metadata: Metadata = { title: "Change schedule" };

interface ChangeSchedulePageProps {
  params: Promise<{ workspace: string; id: string }>;
}

export default async function ChangeSchedulePage({ params }: ChangeSchedulePageProps) {
  const { workspace: slug, id } = await params;
  const access = await openWorkspacePage(slug, "schedule:write");
  const schedule = await orNotFound(getSchedule({ ctx: access.ctx, input: { id } }));
  const name = withoutTricks(schedule.name);
  return (
    <>
      <PageHeader
        parent={{ label: name, href: paths.workspace(slug).schedule(id) }}
        title="Change schedule"
        question="Changes hold from its next run on; what was asked stays as it was."
      />
      <ScheduleScreen access={access} schedule={schedule} setId={null} />
    </>
  );
}
