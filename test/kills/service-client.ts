import { z } from "zod";
import type { Engine } from "@/lib/domain/engines/engine";

const replySchema = z.object({
  status_code: z.number(),
  tasks: z
    .array(
      z.looseObject({
        id: z.string(),
        status_code: z.number(),
        data: z.looseObject({ tag: z.string().nullish() }),
        result: z.array(z.looseObject({ id: z.string().optional() })).nullable(),
      }),
    )
    .nullable(),
});

export type Reply = z.infer<typeof replySchema>;

/** A call that was not answered, or with a fault of the service's: nothing is known of what it did. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
}

const CALL_MS = 15_000;
/** As long as a live call may be under way. */
const LIVE_MS = 120_000;

/** A client of the service as anybody would write one: it asks once and believes what it reads. */
export function serviceClient(url: string, { login, password }: { login: string; password: string }) {
  const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString("base64")}`;

  async function call(path: string, body?: unknown, patienceMs = CALL_MS): Promise<Reply> {
    const reply = await fetch(`${url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    })
      .then(async (response) => ({ status: response.status, json: await response.json() }))
      .catch((cause: unknown) => {
        throw new Unanswered(path, { cause });
      });
    if (reply.status >= 500) throw new Unanswered(`${path}: ${reply.status}`);
    return replySchema.parse(reply.json);
  }

  const on = (engine: Engine, rest: string) => `/v3/ai_optimization/${engine}/llm_responses/${rest}`;
  return {
    post: (engine: Engine, tasks: readonly object[]) => call(on(engine, "task_post"), tasks),
    live: (engine: Engine, task: object) => call(on(engine, "live"), [task], LIVE_MS),
    ready: (engine: Engine) => call(on(engine, "tasks_ready")),
    get: (engine: Engine, id: string) => call(on(engine, `task_get/${id}`)),
    idList: (window: object) => call("/v3/ai_optimization/id_list", [window]),
    userData: () => call("/v3/appendix/user_data"),
  };
}

export type ServiceClient = ReturnType<typeof serviceClient>;
