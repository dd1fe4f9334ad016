import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { PIECES, QUERIES, SOURCES, TEXT, THOUGHTS } from "@/test/fakes/vendors/answer";
import { openaiMessage, openaiReply } from "@/test/fakes/vendors/openai";

import { parseDollars } from "@/lib/domain/amounts/money";

import { openai } from "./openai";
import { type Bench, context, openBench } from "@/test/vendors";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench("openai");
});
afterEach(() => bench.close());

const ask = async (...given: Parameters<Bench["question"]>) =>
  bench.upstream.ask(await bench.question(...given), context());

const sent = () => bench.server.questions.at(-1)?.body ?? {};

describe("a question to OpenAI", () => {
  test("carries sampling and the limit, and asks that nothing be kept", async () => {
    await ask({ temperature: 0.94, topP: 0.92, maxOutputTokens: 1500 });
    expect(sent()).toMatchObject({ temperature: 0.94, top_p: 0.92, max_output_tokens: 1500, store: false });
    expect(sent()).not.toHaveProperty("tools");
    expect(sent()).not.toHaveProperty("reasoning");
  });

  test("searches near a place, when it likes", async () => {
    await ask({ webSearch: true, country: "DE", city: "Köln" });
    expect(sent()).toMatchObject({
      tools: [{ type: "web_search", user_location: { type: "approximate", country: "DE", city: "Köln" } }],
      tool_choice: "auto",
    });
  });

  test("is made to search, without a place", async () => {
    await ask({ webSearch: true, forceWebSearch: true });
    expect(sent()).toMatchObject({ tools: [{ type: "web_search" }], tool_choice: { type: "web_search" } });
    expect(JSON.stringify(sent())).not.toContain("user_location");
  });

  test("asks a reasoning model for summaries and leaves out what it refuses", async () => {
    await ask({ temperature: 1, topP: 0.5 }, "gpt-5.5");
    expect(sent()).toMatchObject({ reasoning: { summary: "auto" } });
    expect(sent()).not.toHaveProperty("temperature");
    expect(sent()).not.toHaveProperty("top_p");
  });

  test("is put again without summaries where the organisation gets none, and never asks for them again", async () => {
    const refusal = {
      status: 400,
      body: {
        error: {
          message: "Your organization must be verified to generate reasoning summaries.",
          type: "invalid_request_error",
          param: "reasoning.summary",
          code: "unsupported_value",
        },
      },
    };
    bench.server.next(refusal);
    expect((await ask({}, "gpt-5.5")).text).toBe(TEXT);
    expect(bench.server.questions.map(({ body }) => "reasoning" in body)).toEqual([true, false]);
    await ask({}, "gpt-5.5");
    expect(bench.server.questions).toHaveLength(3);
    bench.server.next(refusal);
    bench.server.next(refusal);
    await expect(ask({}, "gpt-5.5")).rejects.toMatchObject({
      reason: "invalid_field",
      field: "use_reasoning",
      mayBeBilled: false,
    });
    expect(bench.server.questions).toHaveLength(5);
  });
});

describe("OpenAI's answer", () => {
  test("with a search: segments in code units, queries, tokens, and the fee for the one search", async () => {
    const answer = await ask({ webSearch: true });
    expect(answer.text).toBe(TEXT);
    expect(
      answer.citations.map(({ title, segment }) => [
        title,
        segment && answer.text.slice(segment.start, segment.end),
      ]),
    ).toEqual([
      [SOURCES[0].title, PIECES[1]?.text],
      [SOURCES[0].title, PIECES[3]?.text],
      [SOURCES[1].title, PIECES[3]?.text],
    ]);
    expect(answer.citations[0]?.url).toBe(`${SOURCES[0].url}&utm_source=openai`);
    expect(answer).toMatchObject({
      searched: true,
      fanOutQueries: QUERIES,
      inputTokens: 320,
      outputTokens: 200,
      reasoningTokens: 64,
      // 320 at 2.50 and 200 at 10 per million, and one search at 10 per thousand.
      charge: parseDollars("0.0128"),
    });
    expect(answer.chargeBasis).toContain("1 × search");
  });

  test("without a search", async () => {
    const answer = await ask();
    expect(answer).toMatchObject({ searched: false, citations: [], fanOutQueries: [], reasoning: [] });
  });

  test("with summaries of its reasoning", async () => {
    expect((await ask({}, "gpt-5.5")).reasoning).toEqual(THOUGHTS);
  });

  test("of a model without a known price has none, and says so", async () => {
    bench.server.next({ body: openaiReply("gpt-nobody", [openaiMessage([text("Yes.")])]) });
    const answer = await ask();
    expect(answer.charge).toBeNull();
    expect(answer.chargeBasis).toContain("no known price for gpt-nobody");
  });

  test("that reasoning used up is empty and charged", async () => {
    const cut = { status: "incomplete", incomplete_details: { reason: "max_output_tokens" } };
    bench.server.next({ body: openaiReply("gpt-4o-2024-11-20", [], cut) });
    const answer = await ask();
    expect(answer.text).toBe("");
    expect(answer.charge).toBeGreaterThan(0n);
  });

  test.each([
    { code: "server_error", wrote: 0, reason: "broken", mayBeBilled: true },
    { code: "rate_limit_exceeded", wrote: 0, reason: "rate_limited", mayBeBilled: false },
    // What was written by then was charged.
    { code: "rate_limit_exceeded", wrote: 9, reason: "broken", mayBeBilled: true },
  ])("that says it failed by $code after $wrote tokens", async ({ code, wrote, ...expected }) => {
    const error = { code, message: "Something went wrong.", type: "error" };
    const failed = { status: "failed", error, usage: wrote === 0 ? null : { output_tokens: wrote } };
    bench.server.next({ body: openaiReply("gpt-4o-2024-11-20", [], failed) });
    await expect(ask()).rejects.toMatchObject(expected);
  });

  test("that a filter cut, even half-way, is none", async () => {
    const cut = { status: "incomplete", incomplete_details: { reason: "content_filter" } };
    bench.server.next({ body: openaiReply("gpt-4o-2024-11-20", [openaiMessage([text("Half an")])], cut) });
    await expect(ask()).rejects.toMatchObject({ reason: "filtered", mayBeBilled: true });
  });

  test.each([
    ["completed", null, null],
    ["incomplete", { reason: "max_output_tokens" }, "length"],
    ["incomplete", {}, "paused"],
    ["completed", {}, null],
    [undefined, undefined, null],
  ])("that is %s for %j ended early: %s", (status, incomplete_details, endedEarly) => {
    const ending = { status, incomplete_details };
    const answer = openai().read(openaiReply("m", [openaiMessage([text("Half an")])], ending));
    expect(answer).toMatchObject({ text: "Half an", endedEarly });
  });

  test("keeps what can be read beside what is of another kind, and counts what it leaves out", () => {
    const answer = openai().read(
      openaiReply("m", [
        { type: "mystery_call", id: "1" },
        { type: "web_search_call", action: { type: "search", query: "one", queries: [] } },
        openaiMessage([
          { type: "mystery", text: "?" },
          text("Yes.", [
            { type: "file_citation", file_id: "f" },
            { type: "url_citation", url: null, title: "b" },
            {
              type: "url_citation",
              url: "https://a.example",
              title: null,
              start_index: null,
              end_index: null,
            },
          ]),
          { type: "output_text", text: "No annotations." },
        ]),
      ]),
    );
    expect(answer).toMatchObject({
      text: "Yes.\n\nNo annotations.",
      citations: [{ title: "", url: "https://a.example", directUrl: null, segment: null }],
      // An empty list is no list.
      fanOutQueries: ["one"],
      searches: 1,
      leftOut: 4,
    });
  });

  test("does not know what a call of an unknown kind costs", async () => {
    const call = { type: "web_search_call", action: { type: "mystery" } };
    bench.server.next({ body: openaiReply("gpt-4o-2024-11-20", [call, openaiMessage([text("Yes.")])]) });
    const answer = await ask();
    expect(answer).toMatchObject({ text: "Yes.", searched: true, leftOut: 1, charge: null });
    expect(answer.chargeBasis).toContain("does not count its searches");
  });

  test.each([undefined, null, {}, { input_tokens: 320 }, { output_tokens: 200 }, "many"])(
    "with the usage %j has no price, and is kept",
    async (usage) => {
      const body = openaiReply("gpt-4o-2024-11-20", [openaiMessage([text("Yes.")])], { usage });
      bench.server.next({ body });
      expect(await ask()).toMatchObject({ text: "Yes.", reasoningTokens: null, charge: null });
    },
  );

  test("leaves out what was said on the way to a final answer", () => {
    const { text: said } = openai().read(
      openaiReply("m", [
        openaiMessage([text("I will look this up.")], { phase: "commentary" }),
        openaiMessage([text("Forty.")], { phase: "final_answer" }),
      ]),
    );
    expect(said).toBe("Forty.");
  });

  test("in two parts is one text, with segments that follow", () => {
    const cited = (url: string, start: number, end: number) => ({
      type: "url_citation",
      url,
      title: "",
      start_index: start,
      end_index: end,
    });
    const { text: whole, citations } = openai().read(
      openaiReply("m", [
        openaiMessage([
          text("One 🚲.", [cited("https://a.example", 0, 3)]),
          text("Two.", [cited("https://b.example", 0, 3)]),
        ]),
      ]),
    );
    expect(whole).toBe("One 🚲.\n\nTwo.");
    expect(citations.map(({ segment }) => segment && whole.slice(segment.start, segment.end))).toEqual([
      "One",
      "Two",
    ]);
  });

  test("whose offsets are code units after all is believed where they enclose the link", () => {
    const own = "🚲🚲🚲 See [a](https://a.example).";
    const start = own.indexOf("[a]");
    const end = own.indexOf(")") + 1;
    const annotation = {
      type: "url_citation",
      url: "https://a.example",
      title: "",
      start_index: start,
      end_index: end,
    };
    const { citations } = openai().read(openaiReply("m", [openaiMessage([text(own, [annotation])])]));
    expect(citations[0]?.segment).toEqual({ start, end });
  });

  test("whose offsets lie outside the text has a citation without a segment", () => {
    const annotation = {
      type: "url_citation",
      url: "https://a.example",
      title: "",
      start_index: 2,
      end_index: 99,
    };
    const { citations } = openai().read(openaiReply("m", [openaiMessage([text("Short.", [annotation])])]));
    expect(citations).toEqual([{ url: "https://a.example", title: "", directUrl: null, segment: null }]);
  });
});

const text = (own: string, annotations: readonly unknown[] = []) => ({
  type: "output_text",
  text: own,
  annotations,
});

test("OpenAI's list: models that answer text, by their dated names, with what they can do", async () => {
  const models = await bench.upstream.models();
  expect(models.map(({ name, reasoning, webSearch }) => [name, reasoning, webSearch])).toEqual([
    ["gpt-4.1-nano-2025-04-14", false, false],
    ["gpt-4o-2024-08-06", false, true],
    ["gpt-4o-2024-11-20", false, true],
    ["gpt-5-chat-latest", false, true],
    ["gpt-5-mini-2025-08-07", true, true],
    ["gpt-5.5", true, true],
    ["o3-2025-04-16", true, true],
  ]);
  expect(models.every(({ taskPost }) => taskPost)).toBe(true);
});
