import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { listConnections } from "@/lib/services/connections";
import { getPrompt } from "@/lib/services/prompts";
import { getLastRunAsk, getRun, getRunAsk } from "@/lib/services/runs";
import { memberId } from "@/lib/services/context";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { ComposeLoader } from "./_components/compose-loader";
import { loadComposeParams } from "./compose-search-params";
import { formAskedAs, formFromPrompt, formFromRun } from "./fill-form";
import { emptyForm } from "./form-values";

export const metadata: Metadata = { title: "Compose" };

interface ComposePageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ComposePage({ params, searchParams }: ComposePageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "run:create");
  const asked = await loadComposeParams(searchParams);
  const [connections, last, run, askedBefore, prompt] = await Promise.all([
    listConnections({ ctx }),
    getLastRunAsk({ ctx }),
    asked.run === null ? null : orNotFound(getRun({ ctx, input: { id: asked.run } })),
    asked.run === null ? null : orNotFound(getRunAsk({ ctx, input: { id: asked.run } })),
    asked.run !== null || asked.prompt === null
      ? null
      : orNotFound(getPrompt({ ctx, input: { id: asked.prompt } })),
  ]);
  const [first] = connections;
  /** The connection a run went over, if there is still one. */
  const over = (before: { connectionId: string } | null): string =>
    connections.find(({ id }) => id === before?.connectionId)?.id ?? first?.id ?? "";
  const blank = last ? formAskedAs(last, over(last)) : emptyForm(over(null));
  const filled = askedBefore
    ? formFromRun(askedBefore, over(askedBefore))
    : prompt
      ? formFromPrompt(prompt, asked.version, blank)
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
