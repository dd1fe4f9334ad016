import { describe, expect, it } from "vitest";
import { placeNeedsSearch, rangeOf, supportOf } from "./field-support";

describe("what chosen engines make of a field", () => {
  it("locks Perplexity's search and says why", () => {
    expect(supportOf("web_search", ["perplexity"], "live")).toEqual({
      takenBy: [],
      disabledReason: "Perplexity always searches.",
    });
  });

  it("names who ignores it when others take it", () => {
    expect(supportOf("web_search", ["gemini", "perplexity"], "live")).toEqual({
      takenBy: ["gemini"],
      ignoredNote: "Perplexity always searches.",
    });
  });

  it("judges Perplexity as asked live inside a standard run", () => {
    expect(supportOf("temperature", ["perplexity"], "standard")).toEqual({ takenBy: ["perplexity"] });
  });

  it("disables nothing while no engine is chosen", () => {
    expect(supportOf("use_reasoning", [], "live")).toEqual({ takenBy: [] });
  });
});

describe("the range of a number", () => {
  it("is said once where engines agree and by engine where they differ", () => {
    expect(rangeOf("max_output_tokens", ["gemini", "claude"])).toBe("1–4096, default 2048");
    expect(rangeOf("temperature", ["chat_gpt", "claude"])).toBe(
      "ChatGPT 0–2, default 0.94; Claude 0–1, default 0.7",
    );
    expect(rangeOf("temperature", [])).toBeUndefined();
  });
});

describe("a place to search from", () => {
  it("waits for search unless an engine always searches", () => {
    expect(placeNeedsSearch(["chat_gpt", "claude"], false)).toBe(true);
    expect(placeNeedsSearch(["chat_gpt", "perplexity"], false)).toBe(false);
    expect(placeNeedsSearch(["chat_gpt"], true)).toBe(false);
  });
});
