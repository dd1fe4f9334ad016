import "server-only";
import { ApiCallError } from "@/lib/api-client/errors";
import { describeFailure } from "@/lib/api-contract/failure-words";
import { getDb } from "@/lib/db/client";
import type { Engine } from "@/lib/domain/engines/engine";
import { AppError } from "@/lib/domain/errors";
import { modelSchema, type Model, type ModelList } from "@/lib/domain/engines/model";
import { requirePermission, type Call } from "@/lib/services/context";
import { getConnectionInWorkspace } from "./list";
import { openClient } from "./open-client";

/**
 * Catalogues rotate; a list older than this is fetched again. The built-in service keeps its vendors' lists itself, and
 * what stands behind it may have changed just now.
 */
const FRESH_MS = { hosted: 60 * 60_000, builtin: 5_000 } as const;

const modelsSchema = modelSchema.array();

/**
 * The models a connection's API offers for an engine, from its own list, kept for a while. When the API does not
 * answer, the last list is given with its date; throws `upstream` when there never was one.
 */
export async function listModels({
  ctx,
  input,
}: Call<{ connectionId: string; engine: Engine }>): Promise<ModelList> {
  requirePermission(ctx, "connection:read");
  const { engine } = input;
  const { id: connectionId, kind } = await getConnectionInWorkspace(ctx, input.connectionId);
  const kept = await getDb().modelList.findUnique({
    where: { connectionId_engine: { connectionId, engine } },
  });
  if (kept && ctx.now().getTime() - kept.fetchedAt.getTime() < FRESH_MS[kind]) return toModelList(kept);

  try {
    const client = await openClient(ctx.workspaceId, connectionId);
    const { task } = await client.models(engine);
    const models: Model[] = task.result.map((row) => ({
      name: row.model_name,
      reasoning: row.reasoning,
      webSearch: row.web_search_supported,
      taskPost: row.task_post_supported,
    }));
    const list = { models, fetchedAt: ctx.now() };
    await getDb().modelList.upsert({
      where: { connectionId_engine: { connectionId, engine } },
      create: { connectionId, engine, ...list },
      update: list,
    });
    return { models, fetchedAt: list.fetchedAt.toISOString() };
  } catch (error) {
    if (!(error instanceof ApiCallError)) throw error;
    if (kept) return toModelList(kept);
    const { meaning, remedy } = describeFailure(error.kind);
    throw new AppError("upstream", {
      message: `The list of models could not be fetched: ${meaning} ${remedy}`,
      cause: error,
    });
  }
}

const toModelList = (kept: { models: unknown; fetchedAt: Date }): ModelList => ({
  models: modelsSchema.parse(kept.models),
  fetchedAt: kept.fetchedAt.toISOString(),
});
