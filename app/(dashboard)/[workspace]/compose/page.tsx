import type { Metadata } from "next";
import { createLoader, parseAsInteger, parseAsString, type SearchParams } from "nuqs/server";
import { Suspense, type ReactNode } from "react";
import { AnswerText } from "@/components/answers/answer-text";
import { numberSources } from "@/components/answers/number-sources";
import { LIMITS } from "@/lib/api-contract/limits";
import type { RunView } from "@/lib/domain/runs/run";
import { parseAsText } from "@/lib/queries/url-parsers";
import { getFollowUp } from "@/lib/services/comparisons";
import { listConnections } from "@/lib/services/connections";
import { getPrompt } from "@/lib/services/prompts";
import { getLastRunAsk, getRun } from "@/lib/services/runs";
import { memberId, type Context } from "@/lib/services/context";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import type { WorkspaceAccess } from "@/lib/web/workspace-access";
import { FirstStepsHint } from "./_components/first-steps-hint";
import { ComposeScreen } from "./_components/compose-screen";
import { AnswersSkeleton, ComposeHeader, FormSkeleton } from "./_components/compose-skeleton";
import { emptyForm, formAskedAs, formFollowing, formFromPrompt } from "./form-values";

export const metadata: Metadata = { title: "Compose" };

/**
 * The run whose answers are shown, or else the saved prompt (and which of its versions) the form begins with, or else
 * the answer whose conversation it goes on with. Any text may come for them: what is no id is as little there as an unknown one.
 */
const loadAddress = createLoader({
  run: parseAsString,
  prompt: parseAsString,
  /** Another wording of the prompt, to begin with. */
  text: parseAsText(LIMITS.promptChars),
  version: parseAsInteger,
  follow: parseAsString,
});

interface ComposePageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

/** What an address names is looked for before anything is sent, while the reply can still have status 404. */
export default async function ComposePage({ params, searchParams }: ComposePageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "run:create");
  const named = await findNamed(ctx, await loadAddress(searchParams));
  return (
    <Suspense fallback={<ComposeSkeleton hasRun={named.run !== null} />}>
      <FilledForm workspace={workspace} ctx={ctx} named={named} />
    </Suspense>
  );
}

type Asked = Awaited<ReturnType<typeof loadAddress>>;

async function findNamed(ctx: Context, { run, prompt, text, version, follow }: Asked) {
  const [shown, saved, followed] = await Promise.all([
    run ? orNotFound(getRun({ ctx, input: { id: run } })) : null,
    prompt && !run ? orNotFound(getPrompt({ ctx, input: { id: prompt } })) : null,
    follow && !run && !prompt ? orNotFound(getFollowUp({ ctx, input: { id: follow } })) : null,
  ]);
  return { run: shown, prompt: saved, text, version, followed };
}

const ComposeSkeleton = ({ hasRun }: { hasRun: boolean }) => (
  <>
    <ComposeHeader />
    {hasRun ? <AnswersSkeleton /> : <FormSkeleton />}
  </>
);

/** What is there of a run's answers, laid out here, so that a browser needs no Markdown parser to show it. */
const textsOf = (run: RunView): Record<string, ReactNode> =>
  Object.fromEntries(
    run.tasks.flatMap(({ id, answer }) =>
      answer ? [[id, <AnswerText key={id} answer={answer} sources={numberSources(answer)} />]] : [],
    ),
  );

interface FilledFormProps {
  workspace: WorkspaceAccess["workspace"];
  ctx: Context;
  named: Awaited<ReturnType<typeof findNamed>>;
}

async function FilledForm({ workspace, ctx, named }: FilledFormProps) {
  const { run, prompt, text, version, followed } = named;
  const [connections, last] = await Promise.all([listConnections({ ctx }), getLastRunAsk({ ctx })]);
  const [first] = connections;
  const connectionOf = (asked: { connectionId: string } | null): string =>
    (connections.find(({ id }) => id === asked?.connectionId) ?? first)?.id ?? "";
  const blank = last ? formAskedAs(last, connectionOf(last)) : emptyForm(connectionOf(null));
  const isNew = last === null && !run && !prompt && !followed;
  return (
    <ComposeScreen
      key={run?.id ?? prompt?.id ?? followed?.taskId ?? "new"}
      workspace={workspace.slug}
      draftOwner={`${workspace.id}.${memberId(ctx) ?? ""}`}
      connections={connections.map(({ id, name, kind }) => ({ id, name, kind }))}
      initialForm={
        prompt
          ? { ...formFromPrompt(prompt, version, blank), ...(text !== null && { user_prompt: text }) }
          : followed
            ? formFollowing(followed, connectionOf(followed))
            : blank
      }
      followed={followed}
      initialRun={run}
      hint={isNew && <FirstStepsHint ctx={ctx} slug={workspace.slug} />}
      texts={run ? textsOf(run) : {}}
    />
  );
}
