import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { listConnections } from "@/lib/services/connections";
import { getPrompt } from "@/lib/services/prompts";
import { getRun, getRunAsk, listLastTargets } from "@/lib/services/runs";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { ComposeScreen } from "./_components/compose-screen";
import { loadComposeParams } from "./compose-search-params";
import { formFromPrompt, formFromRun } from "./fill-form";
import { emptyForm } from "./form-values";

export const metadata: Metadata = { title: "Compose" };

interface ComposePageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ComposePage({ params, searchParams }: ComposePageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "run:create");
  const asked = await loadComposeParams(searchParams);
  const [connections, lastTargets, run, askedBefore, prompt] = await Promise.all([
    listConnections({ ctx }),
    listLastTargets({ ctx }),
    asked.run === null ? null : orNotFound(getRun({ ctx, input: { id: asked.run } })),
    asked.run === null ? null : orNotFound(getRunAsk({ ctx, input: { id: asked.run } })),
    asked.run !== null || asked.prompt === null
      ? null
      : orNotFound(getPrompt({ ctx, input: { id: asked.prompt } })),
  ]);
  const blank = emptyForm(connections[0]?.id ?? "", lastTargets);
  const asBefore = connections.find(({ id }) => id === askedBefore?.connectionId)?.id ?? blank.connectionId;
  const filled = askedBefore
    ? formFromRun(askedBefore, asBefore)
    : prompt
      ? formFromPrompt(prompt, asked.version, blank)
      : blank;
  return (
    <ComposeScreen
      key={run?.id ?? prompt?.id ?? "new"}
      workspace={workspace.slug}
      connections={connections.map(({ id, name, kind }) => ({ id, name, kind }))}
      initialForm={filled}
      emptyForm={blank}
      initialRun={run}
    />
  );
}
