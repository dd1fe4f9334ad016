import { makeTaskId } from "@/lib/api-contract/format";
import { ZERO } from "@/lib/domain/amounts/money";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { taskReply, type ServiceReply } from "@/lib/api-service/replies/envelope";
import type { AccountCall } from "@/lib/api-service/replies/request";

const OK = "ok";
const ENDPOINTS = ["task_get", "task_post", "live", "postback/pingback"] as const;

/**
 * `status`: that the service's calls work. They share one database with this one, so whoever can answer can say so of
 * all of them; what a vendor is worth today shows in the tasks' own codes.
 */
export function listStatus({ now }: ServiceDeps, { account, path }: AccountCall): ServiceReply {
  const entry = {
    id: makeTaskId("status", account.number, now()),
    code: 20000,
    cost: ZERO,
    path,
    data: { api: "appendix", function: "status" },
    result: [
      {
        api: "ai_optimization",
        status: OK,
        endpoints: ENDPOINTS.map((endpoint) => ({ endpoint, status: OK })),
      },
      { api: "appendix", status: OK, endpoints: [] },
    ],
    elapsedMs: 0,
  };
  return taskReply({ tasks: [entry], elapsedMs: 0 });
}
