import { expect, it } from "vitest";
import { ruleOf, TASK_FIELDS, takesField } from "@/lib/api-contract/engine-rules";
import { ENGINES } from "@/lib/domain/engines/engine";
import { describeApi } from "./openapi";
import { readReference, type ReferenceGroup } from "./reference";

const reference = readReference("http://a.example");
const groupOf = (engine: ReferenceGroup["engine"]) =>
  reference.groups.find((group) => group.engine === engine);

it("has every call of the OpenAPI document once, each with an anchor of its own", () => {
  const calls = reference.groups.flatMap((group) => group.calls);
  const { paths } = describeApi("http://a.example");
  expect(calls.map(({ path }) => path).toSorted()).toEqual(Object.keys(Object(paths)).toSorted());
  expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
  expect(calls.every(({ summary }) => summary !== "")).toBe(true);
  expect(calls.find(({ id }) => id === "claude_task_get")).toMatchObject({
    name: "task_get",
    verb: "get",
    path: "/v3/ai_optimization/claude/llm_responses/task_get/{id}",
    posts: null,
    examplePath: expect.stringMatching(/task_get\/[\d-]+[\da-f-]+$/),
  });
});

it("says of every field of a task what it takes, by which calls, and what it means", () => {
  for (const engine of ENGINES) {
    const [request] = groupOf(engine)?.requests ?? [];
    const offered = TASK_FIELDS.filter((field) => ruleOf(engine, field).methods?.length !== 0);
    const top = request?.fields.filter(({ name }) => !/[.[]/.test(name)) ?? [];
    expect(top.map(({ name }) => name).toSorted()).toEqual(offered.toSorted());
    for (const field of request?.fields ?? []) expect(field.words, `${engine} ${field.name}`).not.toBe("");
    for (const { name, takenBy } of top) {
      const known = TASK_FIELDS.find((field) => field === name);
      const methods = (["live", "standard"] as const).filter(
        (method) => known && takesField(engine, method, known),
      );
      expect(takenBy).toEqual(methods.map((method) => (method === "live" ? "live" : "task_post")));
    }
  }
});

it("has ranges, defaults and rules where an engine has them", () => {
  const field = (engine: "chat_gpt" | "claude" | "perplexity", name: string) =>
    groupOf(engine)?.requests[0]?.fields.find((each) => each.name === name);
  expect(field("chat_gpt", "temperature")).toMatchObject({
    type: "number or null",
    range: "0 to 2",
    standard: "0.94",
    required: false,
    words: expect.stringContaining("Reasoning models refuse it."),
  });
  expect(field("chat_gpt", "user_prompt")).toMatchObject({
    type: "text",
    range: "at most 500 characters",
    required: true,
  });
  expect(field("claude", "max_output_tokens")).toMatchObject({
    type: "whole number or null",
    range: "1 to 4,096",
    words: expect.stringContaining("At least 1025"),
  });
  expect(field("claude", "web_search")).toMatchObject({ type: "true, false or null", standard: "false" });
  expect(field("perplexity", "message_chain[].role")).toMatchObject({
    type: '"user" or "ai"',
    required: true,
  });
  expect(field("perplexity", "web_search_country_iso_code")?.words).not.toContain("Needs");
});

it("says of every field of a reply what it means", () => {
  const results = reference.groups.flatMap(({ results }) => results);
  expect(results.length).toBeGreaterThan(10);
  for (const { fields } of results) for (const { name, words } of fields) expect(words, name).not.toBe("");
  for (const { name, words } of reference.envelope) expect(words, name).not.toBe("");
  const answer = groupOf("gemini")?.results.find(({ calls }) => calls.includes("live"));
  expect(answer?.calls).toEqual(["live", "task_get"]);
  expect(answer?.fields.map(({ name }) => name)).toContain("items[].sections[].annotations[].direct_url");
  expect(answer?.fields.find(({ name }) => name === "items[].type")?.type).toBe('"reasoning" or "message"');
  expect(answer?.fields.find(({ name }) => name === "money_spent")?.type).toBe("number or null");
});
