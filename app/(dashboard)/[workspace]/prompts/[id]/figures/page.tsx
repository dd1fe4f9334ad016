import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { PROMPT_FIGURE_LIMITS } from "@/lib/domain/library/prompt-figures";
import { roleMay } from "@/lib/domain/team/permission";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount, shorten } from "@/lib/format/text";
import { readAddress } from "@/lib/queries/read-address";
import { getPromptFigures } from "@/lib/services/prompt-figures";
import { getQuestion, readSetPromptChoices } from "@/lib/services/prompt-sets";
import { getPrompt } from "@/lib/services/prompts";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import type { WorkspaceAccess } from "@/lib/web/workspace-access";
import { FigureBar } from "../../../_figures/figure-bar";
import { figureDays, readFigureFrame } from "../../../_figures/figure-frame";
import { answersHref } from "../../../answers/answers-search-params";
import {
  promptFiguresHref,
  promptFiguresParsers,
  type PromptFiguresState,
} from "../../prompt-figures-search-params";
import { PromptTabs } from "../_components/prompt-tabs";
import { BetterQuestion } from "./_components/better-question";
import { EnginesCompared } from "./_components/engines-compared";
import { PromptStrip } from "./_components/prompt-strip";

interface PromptFiguresPageProps {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

/** The tab names the question. */
export async function generateMetadata({ params }: PromptFiguresPageProps): Promise<Metadata> {
  const { workspace, id } = await params;
  const { ctx } = await openWorkspacePage(workspace, "answer:read");
  const { versions } = await orNotFound(getPrompt({ ctx, input: { id } }));
  return { title: `Figures of ${shorten(withoutTricks(versions[0]?.userPrompt ?? "a prompt"), 60)}` };
}

export default async function PromptFiguresPage({ params, searchParams }: PromptFiguresPageProps) {
  const { workspace: slug, id } = await params;
  const access = await openWorkspacePage(slug, "answer:read");
  const { ctx, workspace } = access;
  const { state: asked, problems } = await readAddress(promptFiguresParsers, searchParams);
  const state = { ...asked, promptId: null };
  const days = figureDays(access, state);
  const { filter, zone } = days;
  const [prompt, frame, figures, editing] = await Promise.all([
    orNotFound(getPrompt({ ctx, input: { id } })),
    readFigureFrame(ctx, days),
    getPromptFigures({ ctx, input: { promptId: id, filter: { ...filter, zone } } }),
    readEditing(access, id),
  ]);
  const href = (change: Partial<PromptFiguresState>) => promptFiguresHref(slug, id, { ...asked, ...change });
  const answersOf = (more: Partial<AnswerFilter>) => answersHref(slug, { ...filter, promptId: id, ...more });
  const words = prompt.versions[0]?.userPrompt ?? "";
  return (
    <>
      <PageHeader
        title={<span dir="auto">{shorten(withoutTricks(words), 160)}</span>}
        question="How alike are its answers, whom do they name, and does it measure anybody?"
      />
      <PromptTabs slug={slug} id={id} current="figures" />
      <AddressProblems problems={problems} cleanHref={href({})} />
      <FigureBar label="Narrow the figures of this prompt" {...{ state, days, frame, href }} />
      {figures.answers === 0 ? (
        <EmptyState
          title="No answer to it in these filters"
          action={
            <Button asChild>
              <Link href={promptFiguresHref(slug, id, {})}>Show the last 30 days</Link>
            </Button>
          }
        >
          {figures.waiting > 0 && `${counted(figures.waiting, "answer")} are about to be measured.`}
        </EmptyState>
      ) : (
        <>
          {figures.isCut && (
            <p className="text-muted mb-2 text-sm">
              Of the newest {formatCount(PROMPT_FIGURE_LIMITS.read)} calls alone; choose fewer days for older
              ones.
            </p>
          )}
          <PromptStrip figures={figures} answersOf={answersOf} />
          <BetterQuestion
            {...{ slug, words, editing }}
            promptId={id}
            informative={figures.informative}
            mayAsk={roleMay(workspace.role, "run:create")}
          />
          <EnginesCompared {...{ slug, figures, answersOf }} />
        </>
      )}
    </>
  );
}

/** What editing the prompt in its set takes; null for whoever may not, or where it is in no set that is in use. */
async function readEditing({ ctx, workspace }: WorkspaceAccess, id: string) {
  if (!roleMay(workspace.role, "prompt:write")) return null;
  const question = await orNotFound(getQuestion({ ctx, input: { id } }));
  if (question === null || question.set.archived) return null;
  return { question, choices: await readSetPromptChoices({ ctx, input: { setId: question.set.id } }) };
}
