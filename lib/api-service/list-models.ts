import "server-only";
import { makeTaskId } from "@/lib/api-contract/format";
import { ZERO } from "@/lib/domain/money";
import type { ServiceDeps } from "./deps";
import { taskReply, type ServiceReply } from "./envelope";
import { echo, stopwatch, type EngineCall } from "./request";

/** `models`: what stands behind the engine really offers, with what each model can do. */
export async function listModels({ registry, now }: ServiceDeps, call: EngineCall): Promise<ServiceReply> {
  const elapsed = stopwatch();
  const { account, engine, path } = call;
  const upstream = registry.upstreamFor(engine);
  const models = await upstream.models();
  const result = models.map((model) => ({
    model_name: model.name,
    reasoning: model.reasoning,
    web_search_supported: model.webSearch,
    task_post_supported: model.taskPost,
  }));
  const elapsedMs = elapsed();
  const entry = {
    id: makeTaskId("models", account.number, now()),
    code: 20000,
    cost: ZERO,
    path,
    data: echo(engine, {}),
    result,
    elapsedMs,
  };
  return taskReply({ tasks: [entry], elapsedMs, upstream: upstream.kind });
}
