import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { standingWords } from "@/components/comparisons/cell-words";
import { HowTypical } from "@/components/comparisons/how-typical";
import { SameQuestionPanel } from "@/components/comparisons/same-question-panel";
import { Badge } from "@/components/ui/badge";
import type { Cell } from "@/lib/domain/answers/cell";
import { roleMay } from "@/lib/domain/team/permission";
import { withoutTricks } from "@/lib/format/hostile";
import { shorten } from "@/lib/format/text";
import { PageHeader } from "@/components/shell/page-header";
import { paths } from "@/lib/paths";
import { getAnswer, type AnswerPageView } from "@/lib/services/answers";
import { findFollowed, getCell, listSameQuestion } from "@/lib/services/comparisons";
import { getMentions } from "@/lib/services/mentions";
import { getCitedSources } from "@/lib/services/sources";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { AnnotationsPanel } from "./_components/annotations/annotations-panel";
import { AnswerActions } from "./_components/answer-actions";
import { AnswerBody } from "./_components/answer-body";
import { loadAnswerSearchParams } from "./answer-search-params";

interface AnswerPageProps {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The tab names the question. */
export async function generateMetadata({ params }: AnswerPageProps): Promise<Metadata> {
  const { workspace, id } = await params;
  const { ctx } = await openWorkspacePage(workspace, "answer:read");
  const { task } = await orNotFound(getAnswer({ ctx, input: { id } }));
  return { title: shorten(withoutTricks(task.userPrompt), 60) };
}

export default async function AnswerPage({ params, searchParams }: AnswerPageProps) {
  const { workspace: slug, id } = await params;
  const { workspace, ctx } = await openWorkspacePage(slug, "answer:read");
  const { with: otherId } = await loadAnswerSearchParams(searchParams);
  const links = paths.workspace(slug);
  if (otherId !== null) redirect(links.compare([id, otherId]));
  const view = await orNotFound(getAnswer({ ctx, input: { id } }));
  const [same, cell, followedId, mentions, cited] = await orNotFound(
    Promise.all([
      listSameQuestion({ ctx, input: { id } }),
      getCell({ ctx, input: { runId: view.run.id, cell: view.cell } }),
      view.task.turns.length === 0 ? null : findFollowed({ ctx, input: { id } }),
      view.task.answer && getMentions({ ctx, input: { answerId: id } }),
      view.task.answer && getCitedSources({ ctx, input: { answerId: id } }),
    ]),
  );
  const hasOthers = cell.repeats.length > 1 || Object.values(same).some(({ named }) => named.length > 0);
  return (
    <>
      <PageHeader
        title={<span dir="auto">{shorten(withoutTricks(view.task.userPrompt), 160)}</span>}
        question="What was answered, on which sources, at what cost?"
        actions={
          <AnswerActions
            slug={slug}
            view={view}
            mayAsk={roleMay(workspace.role, "run:create")}
            mayDelete={roleMay(workspace.role, "answer:delete")}
            hasOthers={hasOthers}
          />
        }
      />
      <Standing cell={cell} view={view} />
      <AnswerBody
        slug={slug}
        view={view}
        followedId={followedId}
        mentions={mentions}
        cited={cited}
        mayCorrect={roleMay(workspace.role, "brand:write")}
        annotations={<AnnotationsPanel access={{ workspace, ctx }} answerId={view.task.id} />}
        sameQuestion={
          hasOthers && (
            <SameQuestionPanel
              slug={slug}
              taskId={view.task.id}
              same={same}
              cell={cell}
              all={allOf(slug, view)}
            />
          )
        }
      />
    </>
  );
}

/** Whether it is the most typical of its repeats, or stands apart from them. */
function Standing({ cell, view }: { cell: Cell; view: AnswerPageView }) {
  const repeat = cell.repeats.find(({ id }) => id === view.task.id);
  const words = repeat && standingWords(repeat, cell);
  return words ? (
    <div className="mb-4 flex items-center gap-2">
      <Badge tone={repeat.isOutlier ? "warn" : "good"}>{words}</Badge>
      <HowTypical />
    </div>
  ) : null;
}

/** The lists of answers that have all of what the page names some of. */
function allOf(slug: string, { task, promptId, versionId }: AnswerPageView) {
  const answers = (query: Record<string, string>) => paths.workspace(slug).answers(query);
  const sameModel = { engine: task.engine, model: task.modelAsked, versionId };
  return {
    versions: answers({ promptId }),
    models: answers({ versionId }),
    places: answers(sameModel),
    dates: answers(sameModel),
  };
}
