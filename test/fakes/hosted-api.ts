import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

import refusal from "./fixtures/error-401.json" with { type: "json" };
import { codeOf, isFault, isLoss, isRefusal, lose, surprise } from "./hosted-api-faults";
import type { Fault, Refusal } from "./hosted-api-faults";
import { ANSWERS, dollars, ENGINES, makeId, MODELS, wireDate } from "./hosted-api-tasks";
import type { Engine, FakeTask } from "./hosted-api-tasks";

export interface HostedApiOptions {
  login: string;
  password: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** How long after posting a task is done. */
  readyAfterMs?: number;
  /** How often a posted task's first looks find it in the queue, however late they come. */
  pendingLooks?: number;
  /** What else goes wrong: asked for each call, and of a posting, as faults are, for each of its tasks as "task_post entry". */
  chaos?: (call: string) => Fault | null;
  /** Serves `/control`: faults can be set, calls read, from another process. */
  control?: boolean;
}

export interface FakeCall {
  /** The path's last word: "live", "task_post", "id_list" … */
  call: string;
  path: string;
  /** The parsed JSON body; null for a GET. */
  body: unknown;
  fault: Fault | null;
}

export interface HostedApi {
  url: string;
  /** Every authorised call so far, in order. */
  calls: readonly FakeCall[];
  /** The tasks it has accepted. */
  tasks: readonly FakeTask[];
  /** What `user_data` says of its money, and rows that `id_list` has beside the tasks: for whoever uses it, to change. */
  account: { money: { total: number | null; balance: number | null } | null; listed: ListedRow[] };
  /** Spoils the next calls: all of them or those of one name, once or as often as told. */
  fault: (fault: Fault, options?: { on?: string; times?: number }) => void;
  /** Whatever was still to be spoilt is not. */
  clearFaults: () => void;
  /** Refuses connections until `up`. */
  down: () => Promise<void>;
  up: () => Promise<void>;
  close: () => Promise<void>;
}

/** A row of `id_list`. */
export interface ListedRow {
  id: string;
  datetime_posted: string;
  datetime_done: string | null;
  cost: number | null;
  metadata?: object;
}

interface Task {
  id?: string;
  code?: number;
  message?: string;
  cost?: number;
  data: object;
  result?: unknown[] | null;
}

const OK = { code: 20000, message: "Ok." };
const FILTERED = { code: 40103, message: "Task execution failed. The answer was withheld." };
const BASE_LIVE = 0.0006;
const BASE_STANDARD = 0.0002;
const ADVANCE = 0.01;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEngine = (word: string | undefined): word is Engine => ENGINES.some((engine) => engine === word);

const envelope = (path: readonly string[], functionPart: string, tasks: readonly Task[]) => ({
  version: "0.1.20250724",
  status_code: 20000,
  status_message: "Ok.",
  time: "0.0849 sec.",
  cost: dollars(tasks.reduce((sum, { cost = 0 }) => sum + cost, 0)),
  tasks_count: tasks.length,
  tasks_error: tasks.filter(({ code = 20000 }) => code >= 40000).length,
  tasks: tasks.map(
    ({ id = makeId(functionPart), code = OK.code, message = OK.message, cost = 0, data, result = null }) => ({
      id,
      status_code: code,
      status_message: message,
      time: "0.0310 sec.",
      cost,
      result_count: result?.length ?? 0,
      path,
      data,
      result,
    }),
  ),
});

const refused = (code: number, message: string) => ({
  ...envelope([], "0612", []),
  status_code: code,
  status_message: message,
});

const REFUSED: Record<Refusal, { status: number; reply: object }> = {
  http_401: { status: 401, reply: refusal },
  http_402: { status: 402, reply: { ...refused(40200, "Payment Required."), tasks: null } },
  http_500: { status: 500, reply: { ...refused(50000, "Internal Error."), tasks: null } },
  code_40202: {
    status: 200,
    reply: { ...refused(40202, "The rate limit per minute has been exceeded."), tasks: null },
  },
};

/** What is wrong with a posted task, as far as the fake looks. */
function problemOf(posted: unknown): string | null {
  if (!isRecord(posted)) return "POST Data Is Invalid.";
  const { user_prompt: prompt, model_name: name } = posted;
  if (typeof prompt !== "string" || prompt === "" || Array.from(prompt).length > 500)
    return "Invalid Field: 'user_prompt'.";
  return typeof name === "string" && name !== "" ? null : "Invalid Field: 'model_name'.";
}

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Starts a server on the loopback that answers as the hosted API's documentation says, with its own samples. */
export async function startHostedApi(options: HostedApiOptions): Promise<HostedApi> {
  const { login, password, port = 0, readyAfterMs = 400, pendingLooks = 1, chaos, control = false } = options;
  const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString("base64")}`;
  const calls: FakeCall[] = [];
  const tasks: FakeTask[] = [];
  const faults: { fault: Fault; on: string | null; left: number }[] = [];
  const account: HostedApi["account"] = { money: { total: 100, balance: 99.5 }, listed: [] };

  const addFault = (fault: Fault, { on, times = 1 }: { on?: string; times?: number } = {}) => {
    faults.push({ fault, on: on ?? null, left: times });
  };

  const takeFault = (call: string): Fault | null => {
    const next = faults.find(({ on, left }) => left > 0 && (on === null || on === call));
    if (!next) return chaos?.(call) ?? null;
    next.left -= 1;
    return next.fault;
  };

  const isReady = (task: FakeTask) => Date.now() - task.postedAt.getTime() >= readyAfterMs;

  const answer = (engine: Engine, fault: Fault | null) => {
    const result = { ...ANSWERS[engine], datetime: wireDate(new Date()) };
    return fault ? surprise(fault, result) : result;
  };

  const data = (engine: Engine, posted: unknown = {}) => ({
    api: "ai_optimization",
    function: "llm_responses",
    se: engine,
    ...(isRecord(posted) ? posted : {}),
  });

  function live(engine: Engine, body: unknown, fault: Fault | null): Task[] {
    if (!Array.isArray(body) || body.length !== 1) {
      return [{ code: 40000, message: "You can set only one task at a time.", data: data(engine) }];
    }
    const posted: unknown = body[0];
    const problem = problemOf(posted);
    if (problem !== null) return [{ code: 40501, message: problem, data: data(engine, posted) }];
    const cost = dollars(ANSWERS[engine].money_spent + BASE_LIVE);
    const coded = fault && codeOf(fault);
    if (coded) return [{ code: coded.code, message: "Failed.", data: data(engine, posted) }];
    if (fault === "filtered") return [{ cost, ...FILTERED, data: data(engine, posted) }];
    return [{ cost, data: data(engine, posted), result: [answer(engine, fault)] }];
  }

  function post(engine: Engine, body: unknown): Task[] {
    if (!Array.isArray(body) || body.length === 0) {
      return [{ code: 40503, message: "POST Data Is Invalid.", data: data(engine) }];
    }
    return body.map((posted: unknown, index) => {
      const problem = index < 100 ? problemOf(posted) : null;
      if (index >= 100)
        return {
          code: 40006,
          message: "You can set no more than 100 tasks at a time.",
          data: data(engine, posted),
        };
      if (problem !== null || !isRecord(posted))
        return { code: 40501, message: problem ?? "", data: data(engine, posted) };
      const coded = codeOf(takeFault("task_post entry") ?? "filtered");
      if (coded) return { code: coded.code, message: "Failed.", data: data(engine, posted) };
      const task: FakeTask = {
        id: makeId("0613"),
        engine,
        posted,
        postedAt: new Date(),
        looks: 0,
        collected: false,
      };
      tasks.push(task);
      return {
        id: task.id,
        code: 20100,
        message: "Task Created.",
        cost: dollars(BASE_STANDARD + ADVANCE),
        data: data(engine, posted),
      };
    });
  }

  function ready(engine: Engine): Task[] {
    const done = tasks
      .filter((task) => task.engine === engine && !task.collected && isReady(task))
      .slice(0, 1000);
    const result = done.map(({ id, posted, postedAt }) => ({
      id,
      se: engine,
      function: "llm_responses",
      date_posted: wireDate(postedAt),
      tag: typeof posted["tag"] === "string" ? posted["tag"] : "",
      endpoint: `/v3/ai_optimization/${engine}/llm_responses/task_get/${id}`,
    }));
    return [{ data: data(engine), result: result.length > 0 ? result : null }];
  }

  function get(engine: Engine, id: string, fault: Fault | null): Task[] {
    const task = tasks.find((known) => known.id === id);
    if (!task) return [{ id, code: 40401, message: "Task Not Found.", data: data(engine) }];
    const echo = data(engine, task.posted);
    if (task.engine !== engine) {
      return [
        { id, code: 40002, message: "This id is used by another search engine, check the Path.", data: echo },
      ];
    }
    task.looks += 1;
    if (task.looks <= pendingLooks || !isReady(task))
      return [{ id, code: 40602, message: "Task In Queue.", data: echo }];
    task.collected = fault === null || codeOf(fault) === null;
    if (fault === "filtered") return [{ id, ...FILTERED, data: echo }];
    const coded = fault && codeOf(fault);
    if (coded) return [{ id, code: coded.code, message: "Failed.", data: echo }];
    return [{ id, data: echo, result: [answer(engine, fault)] }];
  }

  function idList(body: unknown): Task[] {
    const query: unknown = Array.isArray(body) ? body[0] : null;
    const from = isRecord(query) ? Date.parse(String(query["datetime_from"])) : Number.NaN;
    const to = isRecord(query) ? Date.parse(String(query["datetime_to"])) : Number.NaN;
    const withMetadata = isRecord(query) && query["include_metadata"] === true;
    const result = tasks
      .filter(
        ({ postedAt }) =>
          Math.floor(postedAt.getTime() / 1000) * 1000 >= from && postedAt.getTime() <= to + 999,
      )
      .map((task) => ({
        id: task.id,
        url: `https://api.example/v3/ai_optimization/${task.engine}/llm_responses/task_post`,
        datetime_posted: wireDate(task.postedAt),
        datetime_done: isReady(task) ? wireDate(new Date(task.postedAt.getTime() + readyAfterMs)) : null,
        status: isReady(task) ? "Ok." : "Task In Queue.",
        cost: isReady(task)
          ? dollars(BASE_STANDARD + ANSWERS[task.engine].money_spent)
          : dollars(BASE_STANDARD + ADVANCE),
        ...(withMetadata ? { metadata: task.posted } : {}),
      }));
    const others = account.listed.filter(({ datetime_posted: posted }) => {
      const at = Date.parse(posted);
      return Number.isNaN(at) || (at >= from && at <= to);
    });
    const all = [...result, ...others];
    return [
      {
        data: { api: "ai_optimization", function: "id_list", ...(isRecord(query) ? query : {}) },
        result: all.length > 0 ? all : null,
      },
    ];
  }

  const userData = (): Task[] => [
    {
      data: { api: "appendix", function: "user_data" },
      result: [
        {
          login,
          timezone: "Europe/Kyiv",
          rates: {
            limits: { minute: { ai_optimization: { llm_responses: { live: 10_000, tasks_ready: 20 } } } },
          },
          money: account.money,
          price: {},
          backlinks_subscription_expiry_date: null,
          llm_mentions_subscription_expiry_date: null,
        },
      ],
    },
  ];

  /** The tasks that answer a call; null where there is no such call. */
  function answerCall(path: readonly string[], body: unknown, fault: Fault | null): Task[] | null {
    if (path.join("/") === "v3/appendix/user_data") return userData();
    if (path.join("/") === "v3/ai_optimization/id_list") return idList(body);
    const [version, api, engine, area, call, id] = path;
    if (version !== "v3" || api !== "ai_optimization" || area !== "llm_responses" || !isEngine(engine))
      return null;
    if (call === "models") return [{ data: data(engine), result: MODELS[engine] }];
    if (call === "live") return live(engine, body, fault);
    if (engine === "perplexity") return null;
    if (call === "task_post") return post(engine, body);
    if (call === "tasks_ready") return ready(engine);
    return call === "task_get" && id !== undefined ? get(engine, id, fault) : null;
  }

  function send(request: IncomingMessage, response: ServerResponse, status: number, reply: object): void {
    const zipped = String(request.headers["accept-encoding"]).includes("gzip");
    const text = JSON.stringify(reply);
    response.writeHead(status, {
      "content-type": "application/json",
      ...(zipped ? { "content-encoding": "gzip" } : {}),
    });
    response.end(zipped ? gzipSync(text) : text);
  }

  function handleControl(request: IncomingMessage, response: ServerResponse, body: unknown): void {
    if (
      request.method === "POST" &&
      isRecord(body) &&
      typeof body["fault"] === "string" &&
      isFault(body["fault"])
    ) {
      const { fault, on, times } = body;
      addFault(fault, {
        on: typeof on === "string" ? on : undefined,
        times: typeof times === "number" ? times : undefined,
      });
    }
    send(request, response, 200, { calls, tasks });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", "http://fake").pathname
      .split("/")
      .filter((segment) => segment !== "");
    const body = await readBody(request);
    if (control && path[0] === "control") {
      handleControl(request, response, body);
      return;
    }
    if (request.headers.authorization !== authorization) {
      response.setHeader("www-authenticate", 'Basic realm="DataForSEO REST API"');
      send(request, response, 401, refusal);
      return;
    }
    const call = (path[4] ?? path.at(-1) ?? "").toString();
    const fault = takeFault(call);
    calls.push({ call, path: `/${path.join("/")}`, body, fault });
    if (fault && isRefusal(fault)) {
      const { status, reply } = REFUSED[fault];
      send(request, response, status, reply);
      return;
    }
    const coded = fault && codeOf(fault);
    if (coded?.of === "envelope") {
      send(request, response, 200, { ...refused(coded.code, "Failed."), tasks: null });
      return;
    }
    const answered = answerCall(path, body, fault);
    if (!answered) {
      send(request, response, 404, refused(40402, "Invalid Path."));
      return;
    }
    const reply = envelope(path, call === "live" ? "0612" : "0614", answered);
    if (fault && isLoss(fault)) lose(fault, reply, response);
    else send(request, response, 200, reply);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });

  const listen = (on: number) =>
    new Promise<number>((resolve, reject) => {
      server.once("error", reject);
      server.listen(on, "127.0.0.1", () => {
        server.removeListener("error", reject);
        const address = server.address();
        if (address === null || typeof address === "string")
          reject(new Error("the fake is not listening on a port"));
        else resolve(address.port);
      });
    });

  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };

  const bound = await listen(port);
  return {
    url: `http://127.0.0.1:${bound}`,
    calls,
    tasks,
    account,
    fault: addFault,
    clearFaults: () => void faults.splice(0),
    down: stop,
    up: async () => void (await listen(bound)),
    close: stop,
  };
}
