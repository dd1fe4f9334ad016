import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { PIECES, QUERIES, SOURCES, TEXT, THOUGHTS } from "@/test/fakes/vendors/answer";
import { anthropicReply, PREAMBLE } from "@/test/fakes/vendors/anthropic";
import { parseDollars } from "@/lib/domain/amounts/money";

import { anthropic } from "./anthropic";
import { type Bench, context, openBench } from "@/test/vendors";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench("anthropic");
});
afterEach(() => bench.close());

const ask = async (...given: Parameters<Bench["question"]>) =>
  bench.upstream.ask(await bench.question(...given), context());

const sent = () => bench.server.questions.at(-1)?.body ?? {};

describe("a question to Claude", () => {
  test("carries sampling, the limit and the system message", async () => {
    await ask({ temperature: 0.7, maxOutputTokens: 1500, systemMessage: "Be brief." });
    expect(sent()).toMatchObject({
      temperature: 0.7,
      max_tokens: 1500,
      system: [{ type: "text", text: "Be brief." }],
    });
    expect(sent()).not.toHaveProperty("tools");
    expect(sent()).not.toHaveProperty("thinking");
  });

  test("searches near a place, when it likes, at most five times", async () => {
    await ask({ webSearch: true, country: "DE", city: "Köln" });
    expect(sent()).toMatchObject({
      tools: [
        {
          type: "web_search_20250305",
          name: "web_search",
          max_uses: 5,
          user_location: { type: "approximate", country: "DE", city: "Köln" },
        },
      ],
      tool_choice: { type: "auto" },
    });
  });

  test("is made to search", async () => {
    await ask({ webSearch: true, forceWebSearch: true });
    expect(sent()).toMatchObject({ tool_choice: { type: "tool", name: "web_search" } });
    expect(JSON.stringify(sent())).not.toContain("user_location");
  });

  test("is not made to search while it thinks, which the vendor refuses", async () => {
    await ask({ webSearch: true, forceWebSearch: true, useReasoning: true });
    expect(sent()).toMatchObject({ tool_choice: { type: "auto" }, thinking: { type: "enabled" } });
  });

  test.each([
    ["claude-haiku-4-5-20251001", 4096, 4096, { type: "enabled", budget_tokens: 2048 }],
    // The least budget is more than half of it: the text keeps its half.
    ["claude-haiku-4-5-20251001", 1025, 1537, { type: "enabled", budget_tokens: 1024 }],
    ["claude-sonnet-4-6", 2048, 2048, { type: "adaptive", display: "summarized" }],
    ["claude-opus-5", 2048, 2048, { type: "adaptive", display: "summarized" }],
  ])(
    "%s, asked for %i tokens, thinks within a limit of %i",
    async (model, maxOutputTokens, limit, thinking) => {
      await ask({ useReasoning: true, maxOutputTokens }, model);
      expect(sent()).toMatchObject({ max_tokens: limit, thinking });
    },
  );

  test("a model that thinks by itself is told not to", async () => {
    await ask({}, "claude-sonnet-4-6");
    expect(sent()).toMatchObject({ thinking: { type: "disabled" } });
  });
});

describe("Claude's answer", () => {
  test("with searches: cited blocks as segments, queries, and a fee for each search", async () => {
    const answer = await ask({ webSearch: true });
    expect(answer.text).toBe(`${PREAMBLE}\n\n${TEXT}`);
    expect(
      answer.citations.map(({ title, url, segment }) => [
        title,
        url,
        segment && answer.text.slice(segment.start, segment.end),
      ]),
    ).toEqual([
      [SOURCES[0].title, SOURCES[0].url, PIECES[1]?.text],
      [SOURCES[0].title, SOURCES[0].url, PIECES[3]?.text],
      [SOURCES[1].title, SOURCES[1].url, PIECES[3]?.text],
    ]);
    expect(answer).toMatchObject({
      searched: true,
      fanOutQueries: QUERIES,
      inputTokens: 415,
      outputTokens: 150,
      // 415 at 1 and 150 at 5 per million, and two searches at 10 per thousand.
      charge: parseDollars("0.021165"),
    });
    expect(answer.chargeBasis).toContain("2 × search");
  });

  test("without a search", async () => {
    expect(await ask()).toMatchObject({ text: TEXT, searched: false, citations: [], fanOutQueries: [] });
  });

  test("with its thoughts apart", async () => {
    expect(await ask({ useReasoning: true })).toMatchObject({ text: TEXT, reasoning: THOUGHTS });
  });

  test("that thinking used up is empty and charged", async () => {
    bench.server.next({
      body: anthropicReply("claude-haiku-4-5-20251001", [], { stop_reason: "max_tokens" }),
    });
    const answer = await ask();
    expect(answer.text).toBe("");
    expect(answer.charge).toBeGreaterThan(0n);
  });

  test("that paused before it said anything is not asked on", async () => {
    bench.server.next({
      body: anthropicReply("claude-haiku-4-5-20251001", [], { stop_reason: "pause_turn" }),
    });
    await expect(ask()).rejects.toMatchObject({ reason: "broken", mayBeBilled: true });
    expect(bench.server.questions).toHaveLength(1);
  });

  test("that outgrew the context is too long", async () => {
    const cut = { stop_reason: "model_context_window_exceeded" };
    bench.server.next({ body: anthropicReply("claude-haiku-4-5-20251001", [], cut) });
    await expect(ask()).rejects.toMatchObject({ reason: "too_long", mayBeBilled: true });
  });

  test.each([
    ["max_tokens", "length"],
    ["model_context_window_exceeded", "length"],
    ["pause_turn", "paused"],
    ["end_turn", null],
    ["something_new", null],
    [null, null],
  ])("that was stopped by %s ended early: %s", (stop_reason, endedEarly) => {
    const half = anthropicReply("m", [{ type: "text", text: "Half an" }], { stop_reason });
    expect(anthropic.read(half)).toMatchObject({ text: "Half an", endedEarly });
  });

  test("that turned into a refusal half-way is none", () => {
    const half = anthropicReply("m", [{ type: "text", text: "Half an" }], { stop_reason: "refusal" });
    expect(() => anthropic.read(half)).toThrow(
      expect.objectContaining({ reason: "refused", mayBeBilled: true }),
    );
  });

  test("keeps what can be read beside what is of another kind, and counts what it leaves out", () => {
    const reading = anthropic.read(
      anthropicReply("m", [
        { type: "server_tool_use", name: "web_search", input: {} },
        {
          type: "text",
          text: "Yes.",
          citations: [
            { type: "char_location", cited_text: "x" },
            { type: "web_search_result_location", url: null, title: "b" },
            { type: "web_search_result_location", url: "https://a.example", title: null },
          ],
        },
        { type: "mystery" },
        { type: "text", text: "More." },
      ]),
    );
    expect(reading).toMatchObject({
      text: "Yes.\n\nMore.",
      citations: [{ title: "", url: "https://a.example" }],
      fanOutQueries: [],
      searches: 1,
      leftOut: 4,
    });
  });

  test.each([undefined, null, {}, { input_tokens: 400 }, { input_tokens: -1, output_tokens: 150 }])(
    "with the usage %j has no price, and is kept",
    async (usage) => {
      const body = anthropicReply("claude-haiku-4-5-20251001", [{ type: "text", text: "Yes." }], { usage });
      bench.server.next({ body });
      expect(await ask()).toMatchObject({ text: "Yes.", charge: null });
    },
  );

  test("does not know how much of it was thought where that is not counted", () => {
    const thought = { type: "thinking", thinking: "Hm.", signature: "s" };
    const read = (content: unknown[]) => anthropic.read(anthropicReply("m", content)).reasoningTokens;
    expect(read([thought, { type: "text", text: "Yes." }])).toBeNull();
    expect(read([{ type: "text", text: "Yes." }])).toBe(0);
  });

  test("after a search that failed stands without sources", () => {
    const reading = anthropic.read(
      anthropicReply("m", [
        { type: "server_tool_use", id: "1", name: "web_search", input: { query: "q" } },
        {
          type: "web_search_tool_result",
          tool_use_id: "1",
          content: { type: "web_search_tool_result_error", error_code: "unavailable" },
        },
        { type: "text", text: "I could not search." },
      ]),
    );
    expect(reading).toMatchObject({ text: "I could not search.", citations: [], fanOutQueries: ["q"] });
  });
});

test("Anthropic's list: with what the models can do", async () => {
  const models = await bench.upstream.models();
  expect(models.map(({ name, reasoning, webSearch }) => [name, reasoning, webSearch])).toEqual([
    ["claude-3-5-haiku-20241022", false, true],
    ["claude-3-haiku-20240307", false, false],
    ["claude-haiku-4-5-20251001", true, true],
    ["claude-opus-5", true, true],
    ["claude-sonnet-4-6", true, true],
  ]);
});
