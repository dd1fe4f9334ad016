import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { PIECES, QUERIES, SOURCES, TEXT, THOUGHTS } from "@/test/fakes/vendors/answer";
import { googleReply } from "@/test/fakes/vendors/google";

import { parseDollars } from "@/lib/domain/amounts/money";

import { google } from "./google";
import { type Bench, context, openBench } from "@/test/vendors";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench("google");
});
afterEach(() => bench.close());

const ask = async (...given: Parameters<Bench["question"]>) =>
  bench.upstream.ask(await bench.question(...given), context());

const sent = () => bench.server.questions.at(-1)?.body ?? {};

describe("a question to Gemini", () => {
  test("carries sampling, the limit and the search tool", async () => {
    await ask({
      temperature: 1.3,
      topP: 0.9,
      maxOutputTokens: 1500,
      webSearch: true,
      systemMessage: "Be brief.",
    });
    expect(sent()).toMatchObject({
      generationConfig: { temperature: 1.3, topP: 0.9, maxOutputTokens: 1500 },
      tools: [{ googleSearch: {} }],
      systemInstruction: { parts: [{ text: "Be brief." }] },
    });
  });

  test.each([
    ["gemini-2.5-flash", false, { thinkingBudget: 0 }],
    ["gemini-2.5-flash", true, { thinkingBudget: 1024, includeThoughts: true }],
    ["gemini-2.5-pro", true, { thinkingBudget: 1024, includeThoughts: true }],
    ["gemini-3.5-flash", false, { thinkingLevel: "minimal" }],
    ["gemini-3.5-flash", true, { thinkingLevel: "low", includeThoughts: true }],
    ["gemini-2.0-flash-001", false, undefined],
  ])("%s, reasoning %s", async (model, useReasoning, thinkingConfig) => {
    await ask({ useReasoning }, model);
    const config = sent().generationConfig;
    if (thinkingConfig) expect(config).toMatchObject({ thinkingConfig });
    else expect(config).not.toHaveProperty("thinkingConfig");
  });

  // The vendor refuses a budget below the model's least, and counts thoughts towards the limit.
  test.each([
    ["gemini-2.5-pro", 100, 128, 178],
    ["gemini-2.5-pro", 256, 128, 256],
    ["gemini-2.5-pro", 4096, 2048, 4096],
    ["gemini-2.5-flash-lite", 1000, 512, 1012],
    ["gemini-2.5-flash", 1, 1, 2],
  ])(
    "%s, asked for %i tokens, thinks with %i of %i",
    async (model, maxOutputTokens, thinkingBudget, limit) => {
      await ask({ useReasoning: true, maxOutputTokens }, model);
      expect(sent().generationConfig).toMatchObject({
        maxOutputTokens: limit,
        thinkingConfig: { thinkingBudget },
      });
    },
  );

  test("Pro, which cannot stop thinking, is never told to", async () => {
    await ask({ useReasoning: false }, "gemini-2.5-pro");
    expect(sent().generationConfig).not.toHaveProperty("thinkingConfig");
  });
});

describe("Gemini's answer", () => {
  test("grounded: segments from bytes to code units, redirects as they are, and the fee for one prompt", async () => {
    const answer = await ask({ webSearch: true });
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
    expect(answer.citations[0]).toMatchObject({
      url: "https://vertexaisearch.cloud.google.com/grounding-api-redirect/AbC0",
      directUrl: null,
    });
    expect(answer).toMatchObject({
      searched: true,
      fanOutQueries: QUERIES,
      inputTokens: 68,
      outputTokens: 241,
    });
    // 68 tokens at 0.30 and 241 at 2.50 per million, and one grounded prompt at 35 per thousand.
    expect(answer.charge).toBe(parseDollars("0.0356229"));
  });

  test("with thoughts: apart from the text, counted in the output, segments unmoved", async () => {
    const answer = await ask({ webSearch: true, useReasoning: true });
    expect(answer.text).toBe(TEXT);
    expect(answer.reasoning).toEqual(THOUGHTS);
    expect(answer).toMatchObject({ outputTokens: 331, reasoningTokens: 90 });
    const [first] = answer.citations;
    expect(first?.segment && answer.text.slice(first.segment.start, first.segment.end)).toBe(PIECES[1]?.text);
  });

  test("ungrounded", async () => {
    expect(await ask()).toMatchObject({ searched: false, citations: [], fanOutQueries: [] });
  });

  test("that the filter stopped halfway is no answer", async () => {
    const candidate = { content: { parts: [{ text: "Half an" }] }, finishReason: "SAFETY" };
    bench.server.next({ body: googleReply("gemini-2.5-flash", candidate) });
    await expect(ask()).rejects.toMatchObject({ reason: "filtered", mayBeBilled: true });
  });

  test("that thinking used up is empty and charged", async () => {
    bench.server.next({ body: googleReply("gemini-2.5-flash", { content: {}, finishReason: "MAX_TOKENS" }) });
    expect((await ask()).charge).toBeGreaterThan(0n);
  });

  test("that is to be continued is not continued, because each request is charged", async () => {
    const candidate = {
      content: { parts: [{ text: "One" }] },
      finishReason: "CONTINUATION",
      continuationToken: "more",
    };
    bench.server.next({ body: googleReply("gemini-2.5-flash", candidate) });
    expect(await ask()).toMatchObject({ text: "One", endedEarly: "paused" });
    expect(bench.server.questions).toHaveLength(1);
  });

  test("that counts no tokens has no price, and says so", async () => {
    const candidate = { content: { parts: [{ text: "Yes." }] }, finishReason: "STOP" };
    bench.server.next({ body: googleReply("gemini-2.5-flash", candidate, { usageMetadata: undefined }) });
    const answer = await ask();
    expect(answer.charge).toBeNull();
    expect(answer.chargeBasis).toContain("does not count its tokens");
  });

  test.each([
    ["MAX_TOKENS", "length"],
    ["OTHER", "paused"],
    ["STOP", null],
    ["SOMETHING_NEW", null],
    [undefined, null],
  ])("that ended by %s ended early: %s", (finishReason, endedEarly) => {
    const candidate = { content: { parts: [{ text: "Half an" }] }, finishReason };
    expect(google.read(googleReply("m", candidate))).toMatchObject({ text: "Half an", endedEarly });
  });

  test("keeps what can be read beside what is of another kind, and counts what it leaves out", () => {
    const candidate = {
      content: { parts: [{ text: "Yes." }, { inlineData: { data: "" } }, { thoughtSignature: "s" }] },
      finishReason: "STOP",
      groundingMetadata: {
        webSearchQueries: ["one", null],
        groundingChunks: [{ web: { title: "no address" } }, { web: { uri: "https://a.example" } }],
        groundingSupports: [
          { segment: { endIndex: 4, text: "Yes." }, groundingChunkIndices: [-1, 0, 1] },
          { segment: { endIndex: 4 }, groundingChunkIndices: [7] },
        ],
      },
    };
    expect(google.read(googleReply("m", candidate))).toMatchObject({
      text: "Yes.",
      citations: [{ title: "", url: "https://a.example", segment: { start: 0, end: 4 } }],
      fanOutQueries: ["one"],
      // The other one was a search too.
      searches: 2,
      leftOut: 5,
    });
  });

  test.each([
    [undefined, { inputTokens: null, outputTokens: null, reasoningTokens: 0 }],
    [{}, { inputTokens: null, outputTokens: null, reasoningTokens: 0 }],
    [
      { promptTokenCount: 5, candidatesTokenCount: 3 },
      { inputTokens: 5, outputTokens: 3, reasoningTokens: 0 },
    ],
    [
      { promptTokenCount: -1, candidatesTokenCount: 3 },
      { inputTokens: null, outputTokens: 3 },
    ],
    [{ promptTokenCount: 5, candidatesTokenCount: 3, thoughtsTokenCount: "9" }, { outputTokens: null }],
  ])("counts %j as it can", (usageMetadata, counted) => {
    const candidate = { content: { parts: [{ text: "Yes." }] }, finishReason: "STOP" };
    expect(google.read(googleReply("m", candidate, { usageMetadata }))).toMatchObject(counted);
  });

  test("with sources that support nothing in particular still names them", () => {
    const groundingMetadata = { groundingChunks: [{ web: { uri: "https://a.example", title: "a" } }] };
    const { citations, searched } = google.read(
      googleReply("m", { content: { parts: [{ text: "Yes." }] }, finishReason: "STOP", groundingMetadata }),
    );
    expect(searched).toBe(true);
    expect(citations).toEqual([{ title: "a", url: "https://a.example", directUrl: null, segment: null }]);
  });
});

describe("segments", () => {
  const chunks = [{ web: { uri: "https://a.example", title: "a" } }];

  const read = (parts: readonly unknown[], segments: readonly unknown[]) =>
    google.read(
      googleReply("m", {
        content: { parts },
        finishReason: "STOP",
        groundingMetadata: {
          groundingChunks: chunks,
          groundingSupports: segments.map((segment) => ({ segment, groundingChunkIndices: [0] })),
        },
      }),
    );

  test("whatever is written, bytes of a part come out as the same words of the text", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
      fc.constantFrom("🚲", "👩‍🔧", "é", "e\u0301", "電動バイク", "🇩🇪", "a", "\n", "ﬁ", "𝒳"),
    );
    const part = fc.array(piece, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), fc.boolean(), (texts, named) => {
        const segments = texts.flatMap((pieces, partIndex) =>
          pieces.map((own, index) => {
            const startIndex = Buffer.byteLength(pieces.slice(0, index).join(""));
            const endIndex = startIndex + Buffer.byteLength(own);
            return { partIndex, startIndex, endIndex, ...(named && { text: own }) };
          }),
        );
        const { text, citations } = read(
          texts.map((pieces) => ({ text: pieces.join("") })),
          segments,
        );
        expect(citations.map(({ segment }) => segment && text.slice(segment.start, segment.end))).toEqual(
          texts.flat(),
        );
        // Equal words elsewhere would do for the comparison above; the places are one after the other.
        expect(citations.map(({ segment }) => segment?.end).slice(0, -1)).toEqual(
          citations.map(({ segment }) => segment?.start).slice(1),
        );
      }),
    );
  });

  test("offsets that do not give the segment's words give way to the words, where they occur once", () => {
    const parts = [{ text: "Äpfel sind rot. Birnen sind grün. Birnen." }];
    const at = (text: string) => read(parts, [{ startIndex: 0, endIndex: 4, text }]).citations[0]?.segment;
    expect(at("sind grün")).toEqual({ start: 23, end: 32 });
    expect(at("Birnen")).toBeNull();
    expect(at("Kirschen")).toBeNull();
  });

  test("outside the text there is none", () => {
    expect(read([{ text: "Kurz." }], [{ startIndex: 2, endIndex: 99 }]).citations[0]?.segment).toBeNull();
  });
});

test("Gemini's list: models that answer text, with what the vendor says of their thinking", async () => {
  const models = await bench.upstream.models();
  expect(models.map(({ name, reasoning, webSearch }) => [name, reasoning, webSearch])).toEqual([
    ["gemini-2.0-flash-001", false, true],
    ["gemini-2.5-flash", true, true],
    ["gemini-2.5-flash-lite", true, true],
    ["gemini-2.5-pro", true, true],
    ["gemini-3.5-flash", true, true],
  ]);
});
