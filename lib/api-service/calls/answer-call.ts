import "server-only";
import { cropReply, type CroppedReply } from "@/lib/api-contract/crop";
import { parsePath, type AppendixCall, type WirePath } from "@/lib/api-contract/format";
import { ENGINE_RULES } from "@/lib/api-contract/engine-rules";
import { LIMITS } from "@/lib/api-contract/limits";
import { refusal, type ServiceReply } from "./envelope";
import type { Account } from "@/lib/api-service/accounts/authenticate";
import type { Allowance } from "@/lib/api-service/accounts/count-call";
import type { Bucket } from "@/lib/api-service/accounts/limits";
import type { Posted } from "./parse-posted";
import type { AccountCall, EngineCall } from "./request";
import type { ApiService } from "@/lib/api-service/service";

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

type LlmWirePath = Extract<WirePath, { kind: "llm" }>;

/** Answers any call under `/v3`. It throws only for faults of ours. */
export async function answerCall(service: ApiService, call: IncomingCall): Promise<OutgoingReply> {
  const account = await service.authenticate(call.authorization);
  if (!account) return { ...service.turnAway(), allowance: null };
  const path = parsePath(call.pathname);
  const { allowed, allowance } = await service.countCall(account, bucketOf(path));
  const reply = allowed ? await dispatch(service, account, path, call) : refusal(40202);
  return { ...reply, body: path.cropped ? cropReply(reply.body) : reply.body, allowance };
}

function bucketOf(path: WirePath): Bucket {
  if (path.kind === "id_list") return "id_list";
  if (path.kind === "llm" && path.call === "tasks_ready") return "tasks_ready";
  return path.kind === "appendix" && path.call === "user_data" ? "user_data" : "calls";
}

async function dispatch(
  service: ApiService,
  account: Account,
  path: WirePath,
  { method, readPosted }: IncomingCall,
): Promise<ServiceReply> {
  switch (path.kind) {
    case "unknown":
      return refusal(40402);
    case "not_implemented":
      return refusal(50100);
    case "llm":
      return onEngine(service, account, path, { method, readPosted });
    case "id_list":
      if (method !== "POST") return refusal(40402);
      return withOne(readPosted, (window) => service.idList({ account, path: path.segments }, window));
    case "appendix":
      return onAppendix(service, { account, path: path.segments }, path.call, { method, readPosted });
  }
}

async function onAppendix(
  service: ApiService,
  call: AccountCall,
  name: AppendixCall,
  { method, readPosted }: Pick<IncomingCall, "method" | "readPosted">,
): Promise<ServiceReply> {
  switch (name) {
    case "user_data":
      return method === "GET" ? service.userData(call) : refusal(40402);
    case "errors":
      return method === "GET" ? service.errors(call) : refusal(40402);
    case "status":
      return method === "GET" ? service.status(call) : refusal(40402);
    case "webhook_resend":
      if (method !== "POST") return refusal(40402);
      return withMany(readPosted, (ids) => service.webhookResend(call, ids));
  }
}

async function onEngine(
  service: ApiService,
  account: Account,
  path: LlmWirePath,
  { method, readPosted }: Pick<IncomingCall, "method" | "readPosted">,
): Promise<ServiceReply> {
  const { engine } = path;
  const queued = path.call !== "models" && path.call !== "live";
  if (queued && !ENGINE_RULES[engine].methods.includes("standard")) return refusal(40402);
  const verb = path.call === "live" || path.call === "task_post" ? "POST" : "GET";
  if (method !== verb) return refusal(40402);
  const engineCall: EngineCall = { account, engine, path: path.segments };
  switch (path.call) {
    case "models":
      return service.models(engineCall);
    case "tasks_ready":
      return service.tasksReady(engineCall);
    case "task_get":
      return service.taskGet(engineCall, path.id);
    case "task_post":
      return withMany(readPosted, (tasks) => service.taskPost(engineCall, tasks));
    case "live":
      return withOne(readPosted, (task) => service.live(engineCall, task));
  }
}

/** What is posted one at a time. */
async function withOne(
  readPosted: IncomingCall["readPosted"],
  answer: (task: unknown) => Promise<ServiceReply>,
): Promise<ServiceReply> {
  const posted = await readPosted();
  if (!posted.ok) return refusal(posted.code, posted.message);
  const [task, ...more] = posted.tasks;
  return more.length > 0 ? refusal(40000) : answer(task);
}

/** What is posted many at a time. Each gets an entry in the reply, those past the limit too, so there must be an end. */
async function withMany(
  readPosted: IncomingCall["readPosted"],
  answer: (tasks: readonly unknown[]) => Promise<ServiceReply>,
): Promise<ServiceReply> {
  const posted = await readPosted();
  if (!posted.ok) return refusal(posted.code, posted.message);
  return posted.tasks.length > LIMITS.entriesPerPost ? refusal(40006) : answer(posted.tasks);
}
