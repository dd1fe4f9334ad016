import "server-only";
import { makeTaskId } from "@/lib/api-contract/format";
import { ZERO } from "@/lib/domain/amounts/money";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { emptyEntry, taskReply, type ServiceReply } from "@/lib/api-service/replies/envelope";
import { offeredModels } from "@/lib/api-service/asking/offered-models";
import { echo, stopwatch, type EngineCall } from "@/lib/api-service/replies/request";

/** `models`: what stands behind the engine really offers, with what each model can do. */
export async function listModels({ registry, now }: ServiceDeps, call: EngineCall): Promise<ServiceReply> {
  const elapsed = stopwatch();
  const { account, engine, path } = call;
  const id = makeTaskId("models", account.number, now());
  const upstream = await registry.upstreamFor(engine);
  const offered = await offeredModels(upstream, { call: id });
  if (!offered.ok) {
    const entry = emptyEntry({ id, path, data: echo(engine, {}), elapsedMs: elapsed(), ...offered.status });
    return taskReply({ tasks: [entry], elapsedMs: elapsed(), upstream: upstream.kind });
  }
  const result = offered.models.map((model) => ({
    model_name: model.name,
    reasoning: model.reasoning,
    web_search_supported: model.webSearch,
    task_post_supported: model.taskPost,
  }));
  const elapsedMs = elapsed();
  const entry = {
    id,
    code: 20000,
    cost: ZERO,
    path,
    data: echo(engine, {}),
    result,
    elapsedMs,
  };
  return taskReply({ tasks: [entry], elapsedMs, upstream: upstream.kind });
}
