import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ENGINES, type Engine } from "@/lib/domain/engines/engine";
import { llmPath, taskPath, type LlmCall } from "@/lib/api-contract/format";
import {
  strictIdListReply,
  strictProblems,
  strictRefusal,
  strictReply,
} from "@/lib/api-contract/strict-reply";

const id = "07021706-1535-0612-0000-e8acb319f072";
const posted = "2025-07-02 14:06:32 +00:00";

const envelope = (tasks: object[], more: object = {}) => ({
  version: "0.1.20250526",
  status_code: 20000,
  status_message: "Ok.",
  time: "0.1071 sec.",
  cost: 0,
  tasks_count: tasks.length,
  tasks_error: 1,
  tasks,
  ...more,
});
const taskOf = (path: string[], data: object, rows: object[] | null) => ({
  id,
  status_code: 20000,
  status_message: "Ok.",
  time: "0 sec.",
  cost: 0,
  result_count: rows?.length ?? 0,
  path,
  data,
  result: rows,
});
const llmTask = (engine: Engine, call: LlmCall, rows: object[] | null, more: object = {}) => ({
  ...taskOf(llmPath(engine, call), { api: "ai_optimization", function: "llm_responses", se: engine }, rows),
  ...more,
});
const problems = (engine: Engine, call: LlmCall, rows: object[] | null, more: object = {}) =>
  strictProblems(strictReply(engine, call), envelope([llmTask(engine, call, rows, more)]));

const result = (engine: Engine, annotations: object[]) => ({
  model_name: "m",
  input_tokens: null,
  output_tokens: null,
  reasoning_tokens: null,
  web_search: false,
  money_spent: null,
  datetime: posted,
  items: [
    ...(engine === "perplexity"
      ? []
      : [{ type: "reasoning", sections: [{ type: "summary_text", text: "Hm." }] }]),
    { type: "message", sections: [{ type: "text", text: "Acme.", annotations }] },
  ],
  fan_out_queries: ["q"],
});

const modelRow = { model_name: "m", reasoning: true, web_search_supported: false, task_post_supported: true };
const readyRow = (engine: Engine) => ({
  id,
  se: engine,
  function: "llm_responses",
  date_posted: posted,
  tag: "",
  endpoint: taskPath(engine, id),
});

describe.each(ENGINES)("%s", (engine) => {
  const placed = engine === "claude" ? {} : { start_index: 0, end_index: 4, text: "Acme" };

  it.each(["live", "task_get"] as const)("an answer of %s is as documented", (call) => {
    const source = { title: "t", url: "https://a.example" };
    expect(problems(engine, call, [result(engine, [source, { ...source, ...placed }])])).toEqual([]);
    expect(problems(engine, call, [result(engine, [{ ...source, mood: 1 }])])).not.toEqual([]);
    expect(problems(engine, call, [result(engine, [{ ...source, url: null }])]).length > 0).toBe(
      engine !== "perplexity",
    );
  });

  it("lists of models and of ready tasks are as documented, and posting answers with no rows", () => {
    expect(problems(engine, "models", [modelRow])).toEqual([]);
    expect(problems(engine, "models", [{ ...modelRow, mood: 1 }])).not.toEqual([]);
    expect(problems(engine, "tasks_ready", [readyRow(engine)])).toEqual([]);
    for (const odd of [
      { se: "grok" },
      { function: "" },
      { endpoint: "/v3" },
      { date_posted: "" },
      { mood: 1 },
    ])
      expect(problems(engine, "tasks_ready", [{ ...readyRow(engine), ...odd }])).not.toEqual([]);
    expect(problems(engine, "task_post", null)).toEqual([]);
    expect(problems(engine, "task_post", [{}])).not.toEqual([]);
  });
});

it("Perplexity has no reasoning", () => {
  const reasoned = { ...result("gemini", []), model_name: "sonar" };
  expect(problems("perplexity", "live", [reasoned])).not.toEqual([]);
});

it.each<[string, object, string]>([
  ["id", { id: `x${id}` }, "tasks.0.id: "],
  ["id", { id: `${id}0` }, "tasks.0.id: "],
  ["status_code", { status_code: 1 }, "tasks.0.status_code: not a documented code"],
  ["time", { time: "x0 sec." }, "tasks.0.time: "],
  ["time", { time: "0 sec.x" }, "tasks.0.time: "],
  ["path", { path: ["v3"] }, "tasks.0.path: the path of the call"],
  ["data", { data: {} }, "tasks.0.data.api: "],
  ["count", { result_count: 2 }, "tasks.0: result_count counts the result"],
])("a task's %s is wrong: %j", (_, odd, said) => {
  const [first] = problems("gemini", "models", [modelRow], odd);
  expect(first?.startsWith(said), first).toBe(true);
});

it("a task's path may go on with its id", () => {
  expect(
    problems("gemini", "task_get", [result("gemini", [])], { path: llmPath("gemini", "task_get", id) }),
  ).toEqual([]);
});

it.each<[object, string]>([
  [{ version: "10.12.20250526" }, ""],
  [{ version: "x0.1.20250526" }, "version: "],
  [{ version: "0.1.202505260" }, "version: "],
  [{ tasks_count: 1 }, ": tasks_count counts the tasks"],
  [{ tasks_error: -1 }, "tasks_error: "],
])("an envelope of %j", (odd, said) => {
  const found = strictProblems(strictRefusal, envelope([], { tasks: null, ...odd }));
  expect(found.map((one) => one.startsWith(said))).toEqual(said === "" ? [] : [true]);
});

it("moments and what comes first", () => {
  for (const datetime of [`x${posted}`, `${posted}x`])
    expect(problems("gemini", "live", [{ ...result("gemini", []), datetime }])[0]).toMatch(
      /^tasks\.0\.result\.0\.datetime: /,
    );
  const { items, ...rest } = result("gemini", []);
  expect(problems("gemini", "live", [{ ...rest, items: items.toReversed() }])[0]).toMatch(
    /: a reasoning item comes first$/,
  );
});

it("a list of ids is as documented", () => {
  const row = {
    id,
    url: "https://a.example",
    datetime_posted: posted,
    datetime_done: null,
    status: "ok",
    cost: 0,
  };
  const of = (rows: object[], path: string[]) =>
    strictProblems(strictIdListReply, envelope([taskOf(path, { limit: 1 }, rows)]));
  const path = ["v3", "ai_optimization", "id_list"];
  expect(of([row, { ...row, metadata: { tag: "t" } }], path)).toEqual([]);
  expect(of([{ ...row, mood: 1 }], path)).not.toEqual([]);
  for (const at of path.keys()) expect(of([row], path.with(at, "x"))).not.toEqual([]);
});

it("every part is described", () => {
  const described = z.object({ description: z.string().min(1) });
  const undescribed: string[] = [];
  const walk = (schema: unknown, path: string): void => {
    if (typeof schema !== "object" || schema === null) return;
    for (const [key, inner] of Object.entries(schema)) {
      if (key === "properties")
        for (const [name, part] of Object.entries(Object(inner)))
          if (!described.safeParse(part).success) undescribed.push(`${path}.${name}`);
      walk(inner, key === "properties" ? path : `${path}.${key}`);
    }
  };
  for (const engine of ENGINES)
    for (const call of ["models", "live", "tasks_ready", "task_post", "task_get"] as const)
      walk(z.toJSONSchema(strictReply(engine, call), { unrepresentable: "any" }), `${engine} ${call}`);
  walk(z.toJSONSchema(strictIdListReply, { unrepresentable: "any" }), "id_list");
  expect(undescribed.filter((path) => !/\.(api|function|se)$/.test(path))).toEqual([]);
});
