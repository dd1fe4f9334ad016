import "server-only";
import { AppError } from "@/lib/domain/errors";
import { getAnswer, type AnswerPageView } from "@/lib/services/answers";
import type { WorkspaceAccess } from "@/lib/web/workspace-access";

/** The answer to show beside another, or null where there is none of that id: the page then shows the one it has. */
export async function findCompared(ctx: WorkspaceAccess["ctx"], id: string): Promise<AnswerPageView | null> {
  try {
    return await getAnswer({ ctx, input: { id } });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
