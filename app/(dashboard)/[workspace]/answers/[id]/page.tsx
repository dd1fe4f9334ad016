import type { Metadata } from "next";
import { Notice } from "@/components/ui/notice";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { roleMay } from "@/lib/domain/team/permission";
import { withoutTricks } from "@/lib/format/hostile";
import { shorten } from "@/lib/format/text";
import { PageHeader } from "@/components/shell/page-header";
import { getAnswer, listAnswers } from "@/lib/services/answers";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { AnswerActions } from "./_components/answer-actions";
import { AnswerBody } from "./_components/answer-body";
import { ComparedAnswers } from "./_components/compared-answers";
import { findCompared } from "./find-compared";
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
  const view = await orNotFound(getAnswer({ ctx, input: { id } }));
  const [other, { rows }] = await Promise.all([
    otherId === null ? null : findCompared(ctx, otherId),
    listAnswers({
      ctx,
      input: {
        filter: { ...ANY_ANSWER, promptId: view.promptId, state: "answered", zone: workspace.timeZone },
        sort: "asked",
        after: null,
      },
    }),
  ]);
  const mayAsk = roleMay(workspace.role, "run:create");
  return (
    <>
      <PageHeader
        title={<span dir="auto">{shorten(withoutTricks(view.task.userPrompt), 160)}</span>}
        question={
          other
            ? "How do these two answers differ: text, sources, cost?"
            : "What was answered, on which sources, at what cost?"
        }
        actions={
          <AnswerActions
            slug={slug}
            view={view}
            mayAsk={mayAsk}
            comparable={rows.filter((row) => row.id !== view.task.id)}
            comparedId={other?.task.id ?? null}
          />
        }
      />
      {otherId !== null && !other && (
        <Notice tone="warn" title="The other answer is not there" className="mb-4">
          It is not in this workspace, or it was deleted. This one is shown alone.
        </Notice>
      )}
      {other ? (
        <ComparedAnswers slug={slug} left={view} right={other} />
      ) : (
        <AnswerBody slug={slug} view={view} />
      )}
    </>
  );
}
