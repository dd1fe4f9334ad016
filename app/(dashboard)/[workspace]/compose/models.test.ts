import { describe, expect, it } from "vitest";
import { ENGINES } from "@/lib/domain/engines/engine";
import type { PricedModel } from "@/lib/domain/engines/model";
import { emptyForm, modelsOf } from "./form-values";
import {
  beginWith,
  capabilities,
  firstModels,
  meaningOf,
  nobodySearches,
  priceWords,
  suggestModel,
} from "./models";

/** A model that searches and is queued, at a price of this many dollars for a million tokens, read or written. */
const model = (name: string, price: string | null, facts: Partial<PricedModel> = {}): PricedModel => ({
  name,
  reasoning: false,
  webSearch: true,
  taskPost: true,
  listPrice:
    price === null ? null : { input: price, output: price, search: { unit: "search", perThousand: "10" } },
  pastCost: null,
  ...facts,
});

const past = (low: string, high: string) => ({ low, high, basedOn: 12 });

describe("a model", () => {
  it("is described by what the API says of it", () => {
    const models = [
      model("a", "1", { reasoning: true, webSearch: false }),
      model("b", "1", { reasoning: null }),
      model("c", "1", { taskPost: false }),
    ];
    expect(models.map(capabilities)).toEqual([
      "reasoning · no web search · standard",
      "web search · standard",
      "web search · live only",
    ]);
  });

  it.each<[string, Partial<PricedModel>, string]>([
    [
      "its list price",
      { listPrice: { input: "0.1", output: "0.4", search: { unit: "searched answer", perThousand: "35" } } },
      "$0.10 in, $0.40 out per million tokens, $35.00 per 1,000 searched answers",
    ],
    [
      "no search where it has none",
      { webSearch: false, listPrice: { input: "0.1", output: "0.4", search: null } },
      "$0.10 in, $0.40 out per million tokens",
    ],
    [
      "that a search has no known price",
      { listPrice: { input: "0.1", output: "0.4", search: null } },
      "$0.10 in, $0.40 out per million tokens, price of a search not known",
    ],
    [
      "what its answers cost",
      { pastCost: past("0.01", "0.03") },
      "$0.0100–$0.0300 an answer, from 12 past answers",
    ],
    ["that nobody knows", {}, "price not known"],
  ])("says of its price %s", (_what, facts, words) => {
    expect(priceWords(model("m", null, facts))).toBe(words);
  });

  it("asked by another name says what it means", () => {
    const models = [model("able-2025-01-01", "1")];
    expect(meaningOf("able", models)).toBe("means able-2025-01-01");
    expect(meaningOf("gone", models)).toBe("not on the API's list");
  });
});

describe("the model to offer first", () => {
  const noSearch = { webSearch: false } as const;
  it.each<[string, PricedModel[], string | null]>([
    ["the cheapest", [model("dear", "10"), model("cheap", "0.1"), model("fair", "1")], "cheap"],
    [
      "one that searches before a cheaper one that does not",
      [model("a", "0.1", noSearch), model("b", "5")],
      "b",
    ],
    ["one whose search is free of doubt", [model("a", "0.1", { webSearch: null }), model("b", "5")], "a"],
    ["one that is queued as well", [model("a", "0.1", { taskPost: false }), model("b", "5")], "b"],
    [
      "a version before the name that means it",
      [model("m", "1"), model("m-2025-01-01", "1")],
      "m-2025-01-01",
    ],
    ["one that stays before a preview", [model("m-preview", "0.1"), model("n", "5")], "n"],
    ["one that stays before the latest", [model("m-latest", "0.1"), model("n", "5")], "n"],
    ["a preview where there is nothing else", [model("m-preview", "0.1")], "m-preview"],
    ["a known price before an unknown one", [model("free?", null), model("n", "5")], "n"],
    [
      "the cheapest by past answers, where no list knows any",
      [
        model("a", null),
        model("b", null, { pastCost: past("0.02", "0.04") }),
        model("c", null, { pastCost: past("0.01", "0.02") }),
      ],
      "c",
    ],
    ["the API's first among equals", [model("first", "1"), model("second", "1")], "first"],
    ["none where none is offered", [], null],
  ])("is %s", (_rule, models, name) => {
    expect(suggestModel(models, [])).toBe(name);
  });

  it("is not one that is chosen already", () => {
    const models = [model("cheap", "0.1"), model("dear", "10")];
    expect(suggestModel(models, ["cheap"])).toBe("dear");
    expect(suggestModel(models, ["cheap", "dear"])).toBeNull();
  });
});

describe("a first question", () => {
  const lists = {
    chat_gpt: [model("gpt-5", "5"), model("gpt-5-nano", "0.2")],
    gemini: [model("gemini-flash", "1")],
    claude: [model("claude-mute", "1", { webSearch: false })],
    perplexity: [],
  };

  it("goes to every engine that has a model to search with, and to its cheapest", () => {
    expect(firstModels(lists)).toEqual({
      chat_gpt: ["gpt-5-nano"],
      gemini: ["gemini-flash"],
      claude: [],
      perplexity: [],
    });
    expect(nobodySearches(lists)).toBe(false);
  });

  it("goes to every engine where none can search", () => {
    const mute = { ...lists, chat_gpt: [], gemini: [] };
    expect(firstModels(mute).claude).toEqual(["claude-mute"]);
    expect(nobodySearches(mute)).toBe(true);
    expect(nobodySearches({ claude: lists.claude })).toBe(false);
  });

  it("goes to nobody while no list is here", () => {
    expect(firstModels({})).toEqual(modelsOf([]));
  });

  it("is only how one begins: what was chosen stays", () => {
    const form = emptyForm("c");
    expect(beginWith(form, lists).model_name).toEqual(firstModels(lists));
    const chosen = modelsOf([{ engine: "claude", model: "claude-mute" }]);
    expect(beginWith({ ...form, model_name: chosen }, lists).model_name).toEqual(chosen);
    const none = { ...form, model_name: modelsOf([]) };
    expect(ENGINES.flatMap((engine) => beginWith(none, lists).model_name[engine])).toEqual([]);
  });
});
