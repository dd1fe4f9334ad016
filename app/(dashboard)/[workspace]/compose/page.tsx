import type { Metadata } from "next";
import { createLoader, parseAsInteger, parseAsString, type SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { listConnections } from "@/lib/services/connections";
import { getPrompt } from "@/lib/services/prompts";
import { getLastRunAsk, getRun, getRunAsk } from "@/lib/services/runs";
import { memberId, type Context } from "@/lib/services/context";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import type { WorkspaceAccess } from "@/lib/web/workspace-access";
import { ComposeLoader } from "./_components/compose-loader";
import { ComposeSkeleton } from "./_components/compose-skeleton";
import { emptyForm, formAskedAs, formFromPrompt, formFromRun } from "./form-values";

export const metadata: Metadata = { title: "Compose" };

/**
 * The run whose answers are shown, or else the saved prompt (and which of its versions) the form begins with. Any text
 * may come for them: what is no id is as little there as an unknown one.
 */
const loadAddress = createLoader({ run: parseAsString, prompt: parseAsString, version: parseAsInteger });

interface ComposePageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

/** What an address names is looked for before anything is sent, while the reply can still have status 404. */
export default async function ComposePage({ params, searchParams }: ComposePageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "run:create");
  const named = await findNamed(ctx, await loadAddress(searchParams));
  return (
    <Suspense fallback={<ComposeSkeleton />}>
      <FilledForm workspace={workspace} ctx={ctx} named={named} />
    </Suspense>
  );
}

type Asked = Awaited<ReturnType<typeof loadAddress>>;

async function findNamed(ctx: Context, { run, prompt, version }: Asked) {
  const [shown, askedBefore, saved] = await Promise.all([
    run ? orNotFound(getRun({ ctx, input: { id: run } })) : null,
    run ? orNotFound(getRunAsk({ ctx, input: { id: run } })) : null,
    prompt && !run ? orNotFound(getPrompt({ ctx, input: { id: prompt } })) : null,
  ]);
  return { run: shown, askedBefore, prompt: saved, version };
}

interface FilledFormProps {
  workspace: WorkspaceAccess["workspace"];
  ctx: Context;
  named: Awaited<ReturnType<typeof findNamed>>;
}

async function FilledForm({ workspace, ctx, named }: FilledFormProps) {
  const { run, askedBefore, prompt, version } = named;
  const [connections, last] = await Promise.all([listConnections({ ctx }), getLastRunAsk({ ctx })]);
  const [first] = connections;
  /** The connection a run went over, if there is still one. */
  const over = (before: { connectionId: string } | null): string =>
    connections.find(({ id }) => id === before?.connectionId)?.id ?? first?.id ?? "";
  const blank = last ? formAskedAs(last, over(last)) : emptyForm(over(null));
  const filled = askedBefore
    ? formFromRun(askedBefore, over(askedBefore))
    : prompt
      ? formFromPrompt(prompt, version, blank)
      : blank;
  return (
    <ComposeLoader
      key={run?.id ?? prompt?.id ?? "new"}
      workspace={workspace.slug}
      draftOwner={`${workspace.id}.${memberId(ctx) ?? ""}`}
      connections={connections.map(({ id, name, kind }) => ({ id, name, kind }))}
      initialForm={filled}
      initialRun={run}
    />
  );
}
