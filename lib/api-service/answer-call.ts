import "server-only";
import { cropReply, type CroppedReply } from "@/lib/api-contract/crop";
import { parsePath, type AppendixCall, type LlmCall, type WirePath } from "@/lib/api-contract/format";
import { ENGINE_RULES } from "@/lib/api-contract/engine-rules";
import { LIMITS } from "@/lib/api-contract/limits";
import type { Account } from "./accounts/authenticate";
import type { Allowance } from "./accounts/count-call";
import type { Bucket } from "./accounts/limits";
import type { Posted } from "./calls/parse-posted";
import { refusal, withUnlisted, type ServiceReply } from "./replies/envelope";
import type { AccountCall, EngineCall } from "./replies/request";
import type { ApiService } from "./service";

/** A call as it arrived, whatever it arrived by. */
export interface IncomingCall {
  /** Anything but GET and POST is refused. */
  method: string;
  pathname: string;
  authorization: string | null;
  /** Reads the body; called at most once, and only of callers that have proved who they are. */
  readPosted: () => Promise<Posted>;
}

export type OutgoingReply = Omit<ServiceReply, "body"> & {
  body: ServiceReply["body"] | CroppedReply | CroppedReply[];
  /** What is left of the caller's limit; null when none holds. */
  allowance: Allowance | null;
};

/** Answers any call under `/v3`. It throws only for faults of ours. */
export async function answerCall(service: ApiService, call: IncomingCall): Promise<OutgoingReply> {
  const account = await service.authenticate(call.authorization);
  if (!account) return { ...service.turnAway(), allowance: null };
  const path = parsePath(call.pathname);
  const { allowed, allowance } = await service.countCall(account, bucketOf(path));
  const reply = allowed ? await answerPath(service, account, path, call) : refusal(40202);
  return { ...reply, body: path.cropped ? cropReply(reply.body) : reply.body, allowance };
}

function bucketOf(path: WirePath): Bucket {
  if (path.kind === "id_list") return "id_list";
  if (path.kind === "llm" && path.call === "tasks_ready") return "tasks_ready";
  return path.kind === "appendix" && path.call === "user_data" ? "user_data" : "calls";
}

async function answerPath(
  service: ApiService,
  account: Account,
  path: WirePath,
  { method, readPosted }: IncomingCall,
): Promise<ServiceReply> {
  if (path.kind === "not_implemented") return refusal(50100);
  const handler = handlerOf(service, account, path);
  return handler?.method === method ? handler.answer(readPosted) : refusal(40402);
}

/** What answers a call: the one method it takes, and how. */
interface Handler {
  method: "GET" | "POST";
  answer: (readPosted: IncomingCall["readPosted"]) => ServiceReply | Promise<ServiceReply>;
}

/** Null where there is no such call, or not on this engine. */
function handlerOf(service: ApiService, account: Account, path: WirePath): Handler | null {
  const call = { account, path: path.segments };
  switch (path.kind) {
    case "id_list":
      return takesOne((window) => service.idList(call, window));
    case "appendix":
      return appendixHandlers(service, call)[path.call];
    case "llm": {
      const { engine } = path;
      const isQueued = path.call !== "models" && path.call !== "live";
      if (isQueued && !ENGINE_RULES[engine].methods.includes("standard")) return null;
      const id = path.call === "task_get" ? path.id : "";
      return engineHandlers(service, { ...call, engine }, id)[path.call];
    }
    default:
      return null;
  }
}

const appendixHandlers = (service: ApiService, call: AccountCall): Record<AppendixCall, Handler> => ({
  user_data: gives(() => service.userData(call)),
  errors: gives(() => service.errors(call)),
  status: gives(() => service.status(call)),
  webhook_resend: takesMany((ids) => service.webhookResend(call, ids)),
});

const engineHandlers = (service: ApiService, call: EngineCall, id: string): Record<LlmCall, Handler> => ({
  models: gives(() => service.models(call)),
  live: takesOne((task) => service.live(call, task)),
  task_post: takesMany((tasks) => service.taskPost(call, tasks)),
  tasks_ready: gives(() => service.tasksReady(call)),
  task_get: gives(() => service.taskGet(call, id)),
});

const gives = (answer: () => ServiceReply | Promise<ServiceReply>): Handler => ({ method: "GET", answer });

/** Posted one at a time. */
const takesOne = (answer: (task: unknown) => Promise<ServiceReply>): Handler =>
  posts(([task, ...more]) => (more.length > 0 ? refusal(40000) : answer(task)));

/**
 * Posted many at a time. Each gets an entry in the reply, those past the limit too. That must have an end: the last of
 * them speaks for all that follow.
 */
const takesMany = (answer: (tasks: readonly unknown[]) => Promise<ServiceReply>): Handler =>
  posts(async (tasks) => {
    const reply = await answer(tasks.slice(0, LIMITS.entriesPerReply));
    return withUnlisted(reply, Math.max(0, tasks.length - LIMITS.entriesPerReply));
  });

const posts = (answer: (tasks: readonly unknown[]) => ServiceReply | Promise<ServiceReply>): Handler => ({
  method: "POST",
  async answer(readPosted) {
    const posted = await readPosted();
    return posted.ok ? answer(posted.tasks) : refusal(posted.code, posted.message);
  },
});
