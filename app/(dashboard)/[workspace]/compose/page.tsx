import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { listConnections } from "@/lib/services/connections";
import { getPrompt } from "@/lib/services/prompts";
import { getRun } from "@/lib/services/runs";
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
  const [connections, run, prompt] = await Promise.all([
    listConnections({ ctx }),
    asked.run === null ? null : orNotFound(getRun({ ctx, input: { id: asked.run } })),
    asked.run !== null || asked.prompt === null
      ? null
      : orNotFound(getPrompt({ ctx, input: { id: asked.prompt } })),
  ]);
  const usual = connections[0]?.id ?? "";
  const connectionId = connections.find(({ id }) => id === run?.connectionId)?.id ?? usual;
  const form = run
    ? formFromRun(run, connectionId)
    : prompt
      ? formFromPrompt(prompt, asked.version, connectionId)
      : emptyForm(connectionId);
  return (
    <ComposeScreen
      key={run?.id ?? prompt?.id ?? "new"}
      workspace={workspace.slug}
      connections={connections.map(({ id, name, kind }) => ({ id, name, kind }))}
      initialForm={form}
      emptyForm={emptyForm(usual)}
      initialRun={run}
    />
  );
}
