import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { TEXT, THOUGHTS } from "@/test/fakes/vendors/answer";
import { completion } from "@/test/fakes/vendors/openai-compatible";

import { openaiCompatible } from "./openai-compatible";
import { type Bench, context, openBench } from "@/test/vendors";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench("openai-compatible");
});
afterEach(() => bench.close());

const vendor = openaiCompatible(undefined);

describe("an OpenAI-compatible server", () => {
  test("is asked for a chat completion", async () => {
    const asked = await bench.question({
      temperature: 0.5,
      topP: 0.9,
      maxOutputTokens: 300,
      systemMessage: "Be brief.",
    });
    await bench.upstream.ask(asked, context());
    expect(bench.server.questions[0]?.body).toMatchObject({
      model: "llama3.2:3b",
      temperature: 0.5,
      top_p: 0.9,
      max_tokens: 300,
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "Which e-bike is best?" },
      ],
    });
  });

  test("answers without sources, and without a price that is not its own", async () => {
    const answer = await bench.upstream.ask(await bench.question(), context());
    expect(answer).toMatchObject({
      text: TEXT,
      reasoning: [THOUGHTS[0]],
      searched: false,
      citations: [],
      inputTokens: 25,
      outputTokens: 90,
      charge: null,
    });
    expect(answer.chargeBasis).toContain("no known price");
  });

  test("offers what it lists", async () => {
    expect((await bench.upstream.models()).map(({ name }) => name)).toEqual(["llama3.2:3b", "qwen3:8b"]);
  });

  test("may write its thoughts into the text, count nothing and not name its model", () => {
    const content = "<think>\nFirst.\n</think>\n\nForty.";
    const reading = vendor.read({ choices: [{ message: { content } }] });
    expect(reading).toMatchObject({
      text: "Forty.",
      reasoning: ["First."],
      modelName: "",
      inputTokens: null,
      outputTokens: null,
      reasoningTokens: null,
    });
  });

  test("may answer in pieces, with thoughts among them", () => {
    const content = [
      { type: "thinking", thinking: [{ type: "text", text: "First." }] },
      { type: "thinking", thinking: "Then." },
      { type: "mystery" },
      { type: "text", text: "Forty." },
    ];
    expect(vendor.read(completion("m", { message: { content } }))).toMatchObject({
      text: "Forty.",
      reasoning: ["First.", "Then."],
      leftOut: 1,
    });
  });

  test.each([
    ["content_filter", { reason: "filtered", mayBeBilled: true }],
    ["error", { reason: "broken", mayBeBilled: true }],
  ])("half an answer that ended by %s is none", (finish_reason, failure) => {
    const half = completion("m", { finish_reason, message: { content: "Half an" } });
    expect(() => vendor.read(half)).toThrow(expect.objectContaining(failure));
  });

  test.each([
    ["", 0, { reason: "rate_limited", mayBeBilled: false }],
    // A rate limit in the middle of an answer: what there is of it was charged.
    ["Half an", 0, { reason: "broken", mayBeBilled: true }],
    ["", 7, { reason: "broken", mayBeBilled: true }],
  ])(
    "a choice that failed after %j and %i tokens is asked again only if nothing was written",
    (said, tokens, failure) => {
      const error = { code: 429, message: "rate_limit_exceeded" };
      const failed = completion(
        "m",
        { finish_reason: "error", error, message: { content: said } },
        { usage: { prompt_tokens: 5, completion_tokens: tokens } },
      );
      expect(() => vendor.read(failed)).toThrow(expect.objectContaining(failure));
    },
  );

  test("half an answer that its limit cut is marked", () => {
    const half = completion("m", { finish_reason: "length", message: { content: "Half an" } });
    expect(vendor.read(half)).toMatchObject({ text: "Half an", endedEarly: "length" });
  });

  test.each([
    [[{ id: "a" }, { id: "b" }]],
    [["b", "a"]],
    [{ data: [{ id: "b" }, null, { id: 7 }, {}, { id: "a" }] }],
    [{ models: [{ name: "a" }, { name: "b" }] }],
  ])("lists the good rows of %j", async (body) => {
    bench.server.nextList({ status: 200, body });
    expect((await bench.upstream.models()).map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test("with null for a list has none", async () => {
    bench.server.nextList({ status: 200, body: { data: null } });
    expect(await bench.upstream.models()).toEqual([]);
  });

  test("cut by its limit in the middle of a thought is no answer yet", () => {
    const reading = vendor.read(
      completion("m", { finish_reason: "length", message: { content: "<think>\nFir" } }),
    );
    expect(reading).toMatchObject({ text: "", reasoning: ["Fir"], endedEarly: "length" });
  });
});
