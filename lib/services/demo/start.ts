import "server-only";
import { createWorkspace, type CreatedWorkspace } from "@/lib/services/workspaces";
import { seedDemoJob } from "@/lib/jobs/definitions";
import { enqueue } from "@/lib/jobs/queue";
import { DEMO_NAME } from "./plan";

/** Makes an empty demo workspace for a user. */
export const createDemoWorkspace = (userId: string): Promise<CreatedWorkspace> =>
  createWorkspace({ userId, name: DEMO_NAME, isDemo: true });

/** Makes a demo workspace and leaves it to the worker to fill it. */
export async function startDemo({ userId }: { userId: string }): Promise<CreatedWorkspace> {
  const workspace = await createDemoWorkspace(userId);
  await enqueue(seedDemoJob, { workspaceId: workspace.id, userId });
  return workspace;
}
