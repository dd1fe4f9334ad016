import "server-only";
import { listConnections } from "@/lib/services/connections";
import { requirePerson, type Context, type InstanceCall } from "@/lib/services/context";
import { createWorkspace, type CreatedWorkspace } from "@/lib/services/workspaces";
import { purgeRest } from "@/lib/services/workspaces/purge";
import { seedDemoJob } from "@/lib/queue/definitions";
import { enqueue } from "@/lib/queue/queue";
import { DEMO_NAME } from "./plan";
import { requireSandbox } from "./require-sandbox";

interface NewDemo {
  /** IANA name; UTC where it is not said. */
  timeZone?: string;
}

/** Makes an empty demo workspace for the person who asks. Throws `conflict`, and makes none, where real models would be asked. */
export async function createDemoWorkspace({
  ctx: outer,
  input: { timeZone },
}: InstanceCall<NewDemo>): Promise<CreatedWorkspace> {
  const workspace = await createWorkspace({
    ctx: outer,
    input: { name: DEMO_NAME, isDemo: true, timeZone },
  });
  const ctx: Context = {
    ...outer,
    workspaceId: workspace.id,
    actor: { kind: "member", userId: requirePerson(outer), role: "owner" },
  };
  try {
    const [builtIn] = await listConnections({ ctx });
    if (builtIn) await requireSandbox(workspace.id, builtIn.id);
  } catch (error) {
    await purgeRest(ctx, workspace.id);
    throw error;
  }
  return workspace;
}

/** Makes a demo workspace and leaves it to the worker to fill it. */
export async function startDemo({ ctx, input }: InstanceCall<NewDemo>): Promise<CreatedWorkspace> {
  const workspace = await createDemoWorkspace({ ctx, input });
  await enqueue(seedDemoJob, { workspaceId: workspace.id, userId: requirePerson(ctx) });
  return workspace;
}
