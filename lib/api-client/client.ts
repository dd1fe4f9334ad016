import "server-only";

import type { z } from "zod";

import type { Engine } from "@/lib/domain/engines/engine";
import { formatWireDate, llmPath } from "@/lib/api-contract/format";
import type { LlmCall } from "@/lib/api-contract/format";
import { LIMITS } from "@/lib/api-contract/limits";
import {
  envelopeSchema,
  idListReplySchema,
  llmReplySchema,
  modelsReplySchema,
  readyReplySchema,
  userDataReplySchema,
} from "@/lib/api-contract/reply";
import type {
  Envelope,
  IdListRow,
  LlmResult,
  ModelRow,
  ReadyRow,
  TaskReply,
  UserData,
} from "@/lib/api-contract/reply";
import type { TaskRequest } from "@/lib/api-contract/task-request";
import { ApiCallError } from "@/lib/api-client/errors";
import type { RawExchange } from "@/lib/api-client/errors";
import { onlyTask, readEnvelope } from "@/lib/api-client/read-reply";
import { DEFAULT_RETRY, withRetries } from "@/lib/api-client/retry";
import type { RetryPolicy } from "@/lib/api-client/retry";
import { exchange } from "@/lib/api-client/transport";
import { createGuardedFetch } from "@/lib/net/guarded-fetch";
import type { GuardedFetch } from "@/lib/net/guarded-fetch";

/** Calls that an account has so many of a minute; `calls` are those of every kind. */
export type LimitedCall = "calls" | "tasks_ready" | "user_data" | "id_list";

/** Holds calls back so that all processes together stay below an account's limits. */
export interface RateLimiter {
  /** Resolves when one more call of a kind is within what the account may make. */
  take(call: LimitedCall): Promise<void>;
}

/** How long each kind of call may take in all. The API itself gives a live question 120 s. */
export interface Deadlines {
  liveMs: number;
  postMs: number;
  readMs: number;
}

const DEFAULT_DEADLINES: Deadlines = { liveMs: 125_000, postMs: 60_000, readMs: 30_000 };

export interface ApiClientOptions {
  /** Where the API is; a path in it is kept, a trailing slash does no harm. */
  baseUrl: string;
  login: string;
  password: string;
  /** Origins that may be on a private network. */
  allowedOrigins: readonly string[];
  limiter?: RateLimiter;
  fetch?: GuardedFetch;
  deadlines?: Partial<Deadlines>;
  retry?: RetryPolicy;
}

export interface ApiReply<T> {
  reply: Envelope<T>;
  /** The reply's one task. */
  task: TaskReply<T>;
  raw: RawExchange;
}

export interface PostReply {
  reply: Envelope;
  /** One a posted task, in the posted order, each with a code of its own. */
  tasks: TaskReply[];
  raw: RawExchange;
}

export interface IdListQuery {
  from: Date;
  to: Date;
  limit?: number;
  offset?: number;
  includeMetadata?: boolean;
}

export interface ApiClient {
  models(engine: Engine): Promise<ApiReply<ModelRow>>;
  /** Asks and waits for the answer. Costs money; never repeated unless the request certainly never left. */
  live(engine: Engine, task: TaskRequest): Promise<ApiReply<LlmResult>>;
  /** Posts at most 100 tasks. Costs money; never repeated unless the request certainly never left. */
  taskPost(engine: Engine, tasks: readonly TaskRequest[]): Promise<PostReply>;
  tasksReady(engine: Engine): Promise<ApiReply<ReadyRow>>;
  /** A pending task comes back with its pending code and no result; see `isPending`. */
  taskGet(engine: Engine, id: string): Promise<ApiReply<LlmResult>>;
  userData(): Promise<ApiReply<UserData>>;
  idList(query: IdListQuery): Promise<ApiReply<IdListRow>>;
}

// The API said yes without saying to what.
const lost = (raw: RawExchange): ApiCallError =>
  new ApiCallError("unexpected_shape", { retry: "unknown_outcome", raw });

/** A client of one account of one LLM Responses API. Every method throws an `ApiCallError` when it fails. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const { baseUrl, login, password, allowedOrigins, limiter, retry = DEFAULT_RETRY } = options;
  const fetch = options.fetch ?? createGuardedFetch({ allowedOrigins });
  const deadlines = { ...DEFAULT_DEADLINES, ...options.deadlines };
  const base = baseUrl.replace(/\/+$/, "");
  const authorization = `Basic ${Buffer.from(`${login}:${password}`, "utf8").toString("base64")}`;

  async function call<S extends z.ZodType<Envelope>>(
    path: readonly string[],
    schema: S,
    sent: { body?: unknown; deadlineMs: number; paid?: boolean; limited?: LimitedCall },
  ): Promise<{ reply: z.output<S>; raw: RawExchange }> {
    const { body, deadlineMs, paid = false, limited } = sent;
    const url = new URL(`${base}/${path.map(encodeURIComponent).join("/")}`);
    const requestBody = body === undefined ? null : JSON.stringify(body);
    // One deadline for all tries together.
    let leftMs = deadlineMs;
    return withRetries(retry, paid, async () => {
      if (limited) await limiter?.take(limited);
      await limiter?.take("calls");
      const started = performance.now();
      try {
        const raw = await exchange(fetch, { url, authorization, requestBody, deadlineMs: leftMs, paid });
        return { reply: readEnvelope(schema, raw, paid), raw };
      } finally {
        leftMs = Math.max(1, Math.round(leftMs - (performance.now() - started)));
      }
    });
  }

  const withTask = <T>(
    { reply, raw }: { reply: Envelope<T>; raw: RawExchange },
    paid = false,
  ): ApiReply<T> => ({
    reply,
    task: onlyTask(reply, raw, paid),
    raw,
  });

  const path = (engine: Engine, name: LlmCall, id?: string) => llmPath(engine, name, id);
  const { liveMs, postMs, readMs } = deadlines;

  return {
    models: async (engine) =>
      withTask(await call(path(engine, "models"), modelsReplySchema, { deadlineMs: readMs })),

    live: async (engine, task) => {
      const sent = { body: [task], deadlineMs: liveMs, paid: true };
      return withTask(await call(path(engine, "live"), llmReplySchema, sent), true);
    },

    taskPost: async (engine, tasks) => {
      const sent = { body: tasks, deadlineMs: postMs, paid: true };
      const { reply, raw } = await call(path(engine, "task_post"), envelopeSchema, sent);
      if (reply.tasks?.length !== tasks.length) {
        // Nobody can tell which were accepted; tags and the id list can, later.
        throw lost(raw);
      }
      return { reply, tasks: reply.tasks, raw };
    },

    tasksReady: async (engine) => {
      const sent = { deadlineMs: readMs, limited: "tasks_ready" } as const;
      return withTask(await call(path(engine, "tasks_ready"), readyReplySchema, sent));
    },

    taskGet: async (engine, id) =>
      withTask(await call(path(engine, "task_get", id), llmReplySchema, { deadlineMs: readMs })),

    userData: async () => {
      const sent = { deadlineMs: readMs, limited: "user_data" } as const;
      return withTask(await call(["v3", "appendix", "user_data"], userDataReplySchema, sent));
    },

    idList: async ({ from, to, limit = LIMITS.idListRows, offset = 0, includeMetadata = false }) => {
      const query = {
        datetime_from: formatWireDate(from),
        datetime_to: formatWireDate(to),
        limit,
        offset,
        sort: "asc",
        include_metadata: includeMetadata,
      };
      const sent = { body: [query], deadlineMs: readMs, limited: "id_list" } as const;
      return withTask(await call(["v3", "ai_optimization", "id_list"], idListReplySchema, sent));
    },
  };
}
