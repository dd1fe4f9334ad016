import "server-only";
import { cropReply, type CroppedReply } from "@/lib/api-contract/crop";
import { parsePath, type AppendixCall, type WirePath } from "@/lib/api-contract/format";
import { ENGINE_RULES } from "@/lib/api-contract/limits";
import { refusal, type ServiceReply } from "./envelope";
import type { Account } from "./authenticate";
import type { Posted } from "./parse-posted";
import type { AccountCall, EngineCall } from "./request";
import type { ApiService } from "./service";

/** A call as it arrived, whatever it arrived by. */
export interface IncomingCall {
  method: "GET" | "POST";
  pathname: string;
  authorization: string | null;
  /** Reads the body; called at most once, and only of callers that have proved who they are. */
  readPosted: () => Promise<Posted>;
}

export type OutgoingReply = Omit<ServiceReply, "body"> & {
  body: ServiceReply["body"] | CroppedReply | CroppedReply[];
};

type LlmWirePath = Extract<WirePath, { kind: "llm" }>;

/** Answers any call under `/v3`. It throws only for faults of ours. */
export async function answerCall(service: ApiService, call: IncomingCall): Promise<OutgoingReply> {
  const account = await service.authenticate(call.authorization);
  if (!account) return service.turnAway();
  const path = parsePath(call.pathname);
  const reply = await dispatch(service, account, path, call);
  return path.cropped ? { ...reply, body: cropReply(reply.body) } : reply;
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
      return withOnePosted(readPosted, (window) => service.idList({ account, path: path.segments }, window));
    case "appendix":
      return onAppendix(service, { account, path: path.segments }, path.call, method);
  }
}

async function onAppendix(
  service: ApiService,
  call: AccountCall,
  name: AppendixCall,
  method: IncomingCall["method"],
): Promise<ServiceReply> {
  switch (name) {
    case "user_data":
      return method === "GET" ? service.userData(call) : refusal(40402);
    case "errors":
      return method === "GET" ? service.errors(call) : refusal(40402);
    case "status":
      return method === "GET" ? service.status(call) : refusal(40402);
    case "webhook_resend":
      return refusal(50100);
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
      return withPosted(readPosted, (tasks) => service.taskPost(engineCall, tasks));
    case "live":
      return withOnePosted(readPosted, (task) => service.live(engineCall, task));
  }
}

const withOnePosted = (
  readPosted: IncomingCall["readPosted"],
  answer: (task: unknown) => Promise<ServiceReply>,
): Promise<ServiceReply> =>
  withPosted(readPosted, async ([task, ...more]) => (more.length > 0 ? refusal(40000) : answer(task)));

async function withPosted(
  readPosted: IncomingCall["readPosted"],
  answer: (tasks: readonly unknown[]) => Promise<ServiceReply>,
): Promise<ServiceReply> {
  const posted = await readPosted();
  return posted.ok ? answer(posted.tasks) : refusal(posted.code, posted.message);
}
