import "server-only";
import { turnSchema, type Turn } from "@/lib/domain/answers/answer";
import { prismaOf, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/** A prompt of the workspace, or `not_found`. */
export async function getPromptInWorkspace(
  ctx: Context,
  id: string,
): Promise<{ id: string; createdAt: Date }> {
  const prompt = await prismaOf(ctx).prompt.findFirst({
    where: { id: parseId(id, "prompt"), workspaceId: ctx.workspaceId },
    select: { id: true, createdAt: true },
  });
  return found(prompt, "prompt");
}

interface VersionRow {
  id: string;
  promptId: string;
  userPrompt: string;
  systemMessage: string | null;
  turns: Turn[];
}

/** One wording of a prompt of the workspace, or `not_found`. */
export async function getPromptVersionInWorkspace(ctx: Context, id: string): Promise<VersionRow> {
  const row = await prismaOf(ctx).promptVersion.findFirst({
    where: { id: parseId(id, "wording"), workspaceId: ctx.workspaceId },
    select: { id: true, promptId: true, userPrompt: true, systemMessage: true, turns: true },
  });
  const version = found(row, "wording");
  return { ...version, turns: turnSchema.array().parse(version.turns) };
}
