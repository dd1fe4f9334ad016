import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { roleMay } from "@/lib/domain/team/permission";
import type { SetRunView } from "@/lib/domain/runs/set-run-view";
import { withoutTricks } from "@/lib/format/hostile";
import { planWords } from "@/lib/format/plan-words";
import { paths } from "@/lib/paths";
import { getSetRun, readRunProgress } from "@/lib/services/runs";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { daysSince } from "@/lib/domain/time/shown-span";
import { RunDifferenceSection } from "./_components/run-difference";
import { RunPlan } from "./_components/run-plan";
import { RunProgressPanel } from "./_components/run-progress-panel";

interface RunPageProps {
  params: Promise<{ workspace: string; id: string }>;
}

const titleOf = ({ set }: SetRunView): string =>
  set ? `Run of “${withoutTricks(set.name)}”` : "Run of a set that is gone";

/** The tab names the set. */
export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  const { workspace, id } = await params;
  const { ctx } = await openWorkspacePage(workspace, "answer:read");
  return { title: titleOf(await orNotFound(getSetRun({ ctx, input: { id } }))) };
}

export default async function RunPage({ params }: RunPageProps) {
  const { workspace: slug, id } = await params;
  const { workspace, ctx } = await openWorkspacePage(slug, "answer:read");
  const [run, progress] = await Promise.all([
    orNotFound(getSetRun({ ctx, input: { id } })),
    orNotFound(readRunProgress({ ctx, input: { id } })),
  ]);
  const links = paths.workspace(slug);
  const mayAsk = roleMay(workspace.role, "run:create");
  // A question by hand has its answers beside the form that asked it.
  if (run.forSetId !== null) redirect(links.library.askForQuestions(run.forSetId, { run: id }));
  if (run.kind !== "set") redirect(mayAsk ? links.compose({ run: id }) : links.answers({ runId: id }));
  const days = daysSince(new Date(run.createdAt), { now: ctx.now(), zone: workspace.timeZone });
  const spend = links.spend({ runId: id, ...days });
  return (
    <>
      <PageHeader
        title={titleOf(run)}
        question="How far is it, what came of it, and what does it cost?"
        actions={
          <>
            <Button asChild>
              <Link href={links.cells(id)}>Its cells</Link>
            </Button>
            <Button asChild>
              <Link href={links.answers({ runId: id })}>Its answers</Link>
            </Button>
          </>
        }
      />
      <p className="text-muted mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span>{withoutTricks(planWords(run.plan))}</span>
        <span>
          sent <Time iso={run.createdAt} /> by{" "}
          {run.schedule
            ? `the schedule “${withoutTricks(run.schedule.name)}”`
            : withoutTricks(run.by ?? "nobody who is still here")}
        </span>
        {run.label && <Badge tone="accent">{withoutTricks(run.label)}</Badge>}
      </p>
      <div className="flex flex-col gap-8">
        <RunProgressPanel
          workspace={slug}
          runId={id}
          initial={progress}
          mayAsk={mayAsk}
          mayDelete={roleMay(workspace.role, "answer:delete")}
          spendHref={spend}
        />
        <RunPlan slug={slug} run={run} />
        {run.difference && <RunDifferenceSection slug={slug} difference={run.difference} />}
      </div>
    </>
  );
}
