import fc from "fast-check";
import { expect, it } from "vitest";
import { ENGINE_RULES, fieldOf, ruleOf, TASK_FIELDS, takesField } from "@/lib/api-contract/engine-rules";
import { findProblems } from "@/lib/api-contract/find-problems";
import { taskSchema } from "@/lib/api-contract/task-schemas";
import { ENGINES } from "@/lib/domain/engines/engine";

/** Rules that no schema can say, because they depend on more than one field or on the model. */
const BEYOND_SCHEMAS = new Set(["needs", "notWith", "minReasoning", "missing"]);

const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, undefined, true, false, 0, 1, 15, 16, 1.5, 4096, 4097, Number.NaN, Infinity),
  fc.constantFrom("FR", "fr", "UA", "", " ", "\u0000", "a\ud800", "🎢".repeat(500), "🎢".repeat(501)),
  fc.constantFrom("https://a.example/$id", "ftp://a.example/", "/hook"),
  fc.constantFrom([], [{ role: "user", message: "a" }], [{ role: "ai", message: "a" }], [{ role: "user" }]),
);

const pairs = ENGINES.flatMap((engine) =>
  ENGINE_RULES[engine].methods.map((method) => [engine, method] as const),
);

it.each(pairs)("%s %s: the schemas and the judge decide alike", (engine, method) => {
  const schema = taskSchema(engine, method, () => "");
  const fields = TASK_FIELDS.filter((field) => takesField(engine, method, field));
  const task = fc.dictionary(fc.constantFrom(...fields, "other"), value, { maxKeys: 3 });
  fc.assert(
    fc.property(task, (some) => {
      const raw: unknown = { user_prompt: "Which?", model_name: "some-model", ...some };
      const judged = findProblems(engine, method, raw).filter(({ rule }) => !BEYOND_SCHEMAS.has(rule));
      expect(schema.safeParse(raw).success, JSON.stringify(raw)).toBe(judged.length === 0);
    }),
    { numRuns: 500 },
  );
});

it("a whole number has a range and a default on every engine that takes it", () => {
  const whole = TASK_FIELDS.filter((field) => fieldOf(field).type.kind === "whole");
  expect(whole).toContain("max_output_tokens");
  for (const field of whole) {
    for (const engine of ENGINES.filter((each) => takesField(each, "live", field))) {
      const { min, max, default: usual, oneOf, noDefaultReasoning } = ruleOf(engine, field);
      expect([typeof min, typeof max, typeof usual, oneOf, noDefaultReasoning]).toEqual([
        "number",
        "number",
        "number",
        undefined,
        undefined,
      ]);
    }
  }
});
