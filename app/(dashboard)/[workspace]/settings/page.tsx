import type { Metadata } from "next";
import { Money } from "@/components/ui/money";
import { roleMay } from "@/lib/domain/team/permission";
import { listTimeZones } from "@/lib/domain/time/time-zone";
import { formatCount } from "@/lib/format/text";
import { countContents, getRecounting } from "@/lib/services/workspaces";
import { openWorkspacePage } from "@/lib/web/page";
import { ChangeTimeZone } from "./_components/change-time-zone";
import { DeleteWorkspace } from "./_components/delete-workspace";
import { ExportEverything } from "./_components/export-everything";
import { LeaveWorkspace } from "./_components/leave-workspace";
import { RecountingPanel } from "./_components/recounting-panel";
import { RenameWorkspace } from "./_components/rename-workspace";

export const metadata: Metadata = { title: "Workspace" };

interface WorkspaceSettingsPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function WorkspaceSettingsPage({ params }: WorkspaceSettingsPageProps) {
  const { workspace: slug } = await params;
  const { ctx, workspace } = await openWorkspacePage(slug, "workspace:read");
  const [contents, recounting] = await Promise.all([
    roleMay(workspace.role, "answer:read") ? countContents({ ctx }) : null,
    getRecounting({ ctx }),
  ]);
  const facts = [
    ["Name", workspace.name],
    ["Address", `/${workspace.slug}`],
    ["Time zone", workspace.timeZone],
    ["Your role", workspace.role],
    ...(contents
      ? ([
          ["Prompts", formatCount(contents.prompts)],
          ["Runs", formatCount(contents.runs)],
          ["Answers", formatCount(contents.answers)],
        ] as const)
      : []),
  ] as const;
  return (
    <div className="flex flex-col gap-8">
      <section aria-labelledby="workspace">
        <h2 id="workspace" className="mb-2 font-semibold">
          This workspace
        </h2>
        <dl className="grid max-w-xl grid-cols-[8rem_1fr] gap-y-1">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
          {contents && (
            <>
              <dt className="text-muted">Spent</dt>
              <dd>
                <Money dollars={contents.spent} />
              </dd>
            </>
          )}
        </dl>
      </section>
      <RecountingPanel key={recounting.zone} slug={slug} initial={recounting} />
      {roleMay(workspace.role, "workspace:edit") && (
        <>
          <RenameWorkspace slug={slug} name={workspace.name} />
          <ChangeTimeZone slug={slug} zone={workspace.timeZone} zones={listTimeZones(workspace.timeZone)} />
          <ExportEverything slug={slug} />
        </>
      )}
      <LeaveWorkspace slug={slug} name={workspace.name} />
      {contents && roleMay(workspace.role, "workspace:delete") && (
        <DeleteWorkspace slug={slug} name={workspace.name} contents={contents} />
      )}
    </div>
  );
}
