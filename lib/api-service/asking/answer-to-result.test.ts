import { describe, expect, it } from "vitest";
import { strictProblems, strictResult } from "@/lib/api-contract/strict-reply";
import { ENGINES } from "@/lib/domain/engines/engine";
import { parseDollars } from "@/lib/domain/amounts/money";
import type { EngineAnswer } from "@/lib/engines/engine";
import { answerToResult } from "./answer-to-result";

const answer: EngineAnswer = {
  modelName: "gemini-2.5-flash",
  text: "Kite is light. Vela lasts.",
  citations: [
    {
      title: "news.example",
      url: "https://redirect.example/1",
      directUrl: "https://news.example/a",
      segment: { start: 0, end: 14 },
    },
    { title: "forum.example", url: "https://redirect.example/2", directUrl: null, segment: null },
  ],
  reasoning: ["First.", "Then."],
  fanOutQueries: ["light shoes"],
  searched: true,
  inputTokens: 68,
  outputTokens: 241,
  reasoningTokens: 12,
  endedEarly: null,
  leftOut: 0,
  charge: parseDollars("0.0351548"),
  chargeBasis: "test",
};
const at = new Date("2025-07-02T14:06:32Z");

describe("answerToResult", () => {
  it.each(ENGINES)("gives %s's documented shape to the letter", (engine) => {
    for (const searchAsked of [true, false]) {
      const result = answerToResult({ engine, searchAsked, answer, at });
      expect(strictProblems(strictResult(engine), result)).toEqual([]);
    }
  });

  it("has null annotations where no search was asked for, and a list where one was", () => {
    const annotationsOf = (searchAsked: boolean, citations = answer.citations) =>
      answerToResult({
        engine: "gemini",
        searchAsked,
        answer: { ...answer, reasoning: [], citations },
        at,
      }).items[0]?.sections[0];
    expect(annotationsOf(false)).toMatchObject({ annotations: null });
    expect(annotationsOf(true, [])).toMatchObject({ annotations: [] });
    expect(annotationsOf(true)).toMatchObject({
      annotations: [
        {
          title: "news.example",
          url: "https://redirect.example/1",
          direct_url: "https://news.example/a",
          start_index: 0,
          end_index: 14,
          text: "Kite is light.",
        },
        { title: "forum.example", url: "https://redirect.example/2" },
      ],
    });
  });

  it("puts reasoning first, and none of it in Perplexity's results", () => {
    const types = (engine: "claude" | "perplexity") =>
      answerToResult({ engine, searchAsked: true, answer, at }).items.map(({ type }) => type);
    expect(types("claude")).toEqual(["reasoning", "message"]);
    expect(types("perplexity")).toEqual(["message"]);
  });

  it("says null for an unknown price, never 0", () => {
    const priced = answerToResult({ engine: "claude", searchAsked: false, answer, at });
    const unpriced = answerToResult({
      engine: "claude",
      searchAsked: false,
      answer: { ...answer, charge: null },
      at,
    });
    expect(priced.money_spent).toBe(0.0351548);
    expect(unpriced.money_spent).toBeNull();
  });
});
