import { randomUUID } from "node:crypto";
import { getDb } from "@/lib/db/client";
import type { Plan } from "@/lib/domain/runs/plan";
import type { Context } from "@/lib/services/context";
import { startRun, type StartedRun } from "@/lib/services/runs/start-run";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";

/** A workspace that can start runs, of which nothing is ever sent. */
export interface Asker {
  workspace: TestWorkspace;
  promptVersionId: string;
  connectionId: string;
}

/** What is asked: so many calls, each expected to cost so much at most. */
export interface Wanted {
  calls: number;
  high: string;
  label?: string | null;
  scheduleId?: string | null;
  cap?: string | null;
  onlyWhatFits?: boolean;
  requestKey?: string;
}

/** A workspace with a connection and a wording. */
export async function freshAsker(): Promise<Asker> {
  const workspace = await newWorkspace();
  const { workspaceId } = workspace;
  const api = { baseUrl: "http://127.0.0.1:1", login: "login", password: "password" };
  const connectionId = await newConnection(workspaceId, api);
  const { id: promptId } = await getDb().prompt.create({ data: { workspaceId } });
  const wording = { promptId, number: 1, userPrompt: "Which harbour is best?", contentHash: randomUUID() };
  const { id: promptVersionId } = await getDb().promptVersion.create({ data: { workspaceId, ...wording } });
  return { workspace, connectionId, promptVersionId };
}

/** Starts a run as everything that starts one does, through the one transaction that reserves. */
export function ask(
  ctx: Context,
  { connectionId, promptVersionId }: Pick<Asker, "connectionId" | "promptVersionId">,
  { calls, high, label = null, scheduleId = null, requestKey = randomUUID(), ...money }: Wanted,
): Promise<StartedRun | null> {
  const target = {
    engine: "gemini",
    model: "m-1",
    method: "live",
    parameters: {},
    webSearch: false,
  } as const;
  const plan: Plan = {
    ...{ version: 1, connectionId, method: "live", label, repeats: calls },
    origin: scheduleId === null ? null : { scheduleId, setVersionId: null, slotId: null },
    entries: [{ promptVersionId, personaId: null, marketId: null }],
    targets: [{ ...target, marketId: null }],
  };
  return startRun(ctx, {
    ...{ requestKey, kind: "question", setId: null, sentByCaller: true, ...money },
    plan: () => Promise.resolve({ plan, expected: [{ low: "0", high }] }),
  });
}

/** The context of a member of the workspace. */
export const asMember = (ctx: Context, userId: string): Context => ({
  ...ctx,
  actor: { kind: "member", userId, role: "owner" },
});
