import { expect, it } from "vitest";
import { z } from "zod";
import { ENGINE_RULES, ruleOf, TASK_FIELDS, takesField } from "@/lib/api-contract/engine-rules";
import { ENGINES } from "@/lib/domain/engines/engine";
import { describeApi } from "./openapi";

const rangeSchema = z.looseObject({ maximum: z.number().optional() });
const fieldSchema = rangeSchema.extend({
  maxLength: z.number().optional(),
  /** What a field that may be null takes otherwise. */
  anyOf: z.array(rangeSchema).optional(),
});
const documentSchema = z.looseObject({
  openapi: z.literal("3.1.0"),
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
  components: z.looseObject({
    schemas: z.record(
      z.string(),
      z.looseObject({
        properties: z.record(z.string(), fieldSchema).optional(),
        required: z.array(z.string()).optional(),
      }),
    ),
  }),
});

const parse = () => documentSchema.parse(JSON.parse(JSON.stringify(describeApi("http://a.example"))));

it("lists every call there is, and no other", () => {
  const { paths } = parse();
  const calls = Object.entries(paths).flatMap(([path, verbs]) =>
    Object.keys(verbs).map((verb) => `${verb} ${path}`),
  );
  const llm = ENGINES.flatMap((engine) => {
    const base = `/v3/ai_optimization/${engine}/llm_responses`;
    const live = [`get ${base}/models`, `post ${base}/live`];
    const queued = [`post ${base}/task_post`, `get ${base}/tasks_ready`, `get ${base}/task_get/{id}`];
    return ENGINE_RULES[engine].methods.includes("standard") ? [...live, ...queued] : live;
  });
  const others = [
    "post /v3/ai_optimization/id_list",
    "get /v3/appendix/user_data",
    "get /v3/appendix/errors",
    "get /v3/appendix/status",
    "post /v3/appendix/webhook_resend",
  ];
  expect(calls.toSorted()).toEqual([...llm, ...others].toSorted());
  const ids = Object.values(paths).flatMap((verbs) =>
    Object.values(verbs).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

it("has the fields and ranges of the rules that tasks are held to", () => {
  const { schemas } = parse().components;
  for (const engine of ENGINES) {
    for (const method of ENGINE_RULES[engine].methods) {
      const schema = schemas[`${engine}_${method === "live" ? "live" : "task_post"}_task`];
      const offered = TASK_FIELDS.filter((field) => takesField(engine, method, field));
      expect(Object.keys(schema?.properties ?? {})).toEqual(offered);
      expect(schema?.required).toEqual(["user_prompt", "model_name"]);
      expect(schema?.properties?.["temperature"]?.anyOf?.[0]?.maximum).toBe(
        ruleOf(engine, "temperature").max,
      );
      expect(schema?.properties?.["user_prompt"]?.maxLength).toBe(500);
    }
  }
});

it("refers only to schemas that it has", () => {
  const document = JSON.stringify(describeApi("http://a.example"));
  const { schemas } = parse().components;
  const referred = [...document.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name]) => name ?? "",
  );
  expect(referred.length).toBeGreaterThan(20);
  expect(referred.filter((name) => !(name in schemas))).toEqual([]);
});
