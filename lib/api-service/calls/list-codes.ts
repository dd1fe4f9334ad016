import { makeTaskId } from "@/lib/api-contract/format";
import { STATUS_CODES } from "@/lib/api-contract/status-codes";
import { ZERO } from "@/lib/domain/amounts/money";
import type { ServiceDeps } from "@/lib/api-service/deps";
import { taskReply, type ServiceReply } from "@/lib/api-service/replies/envelope";
import type { AccountCall } from "@/lib/api-service/replies/request";

/** `errors`: every code of the API with its message, those this service never sends included. */
export function listCodes({ now }: ServiceDeps, { account, path }: AccountCall): ServiceReply {
  const result = [...STATUS_CODES.values()].map(({ code, message }) => ({ code, message }));
  const entry = {
    id: makeTaskId("errors", account.number, now()),
    code: 20000,
    cost: ZERO,
    path,
    data: { api: "appendix", function: "errors" },
    result,
    elapsedMs: 0,
  };
  return taskReply({ tasks: [entry], elapsedMs: 0 });
}
