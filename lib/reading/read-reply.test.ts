import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { llmReplySchema, type LlmResult } from "@/lib/api-contract/reply";
import type { Engine } from "@/lib/domain/engines/engine";
import { readBooked, readReply } from "./read-reply";

const resultOf = (reply: unknown): LlmResult => {
  const [result] = llmReplySchema.parse(reply).tasks?.[0]?.result ?? [];
  if (!result) throw new Error("no result");
  return result;
};
const sample = (name: string): LlmResult =>
  resultOf(JSON.parse(readFileSync(join(import.meta.dirname, "../../test/fakes/fixtures", name), "utf8")));

const wrapped = (result: unknown) => ({
  status_code: 20000,
  tasks: [{ status_code: 20000, result: [result] }],
});
const read = (result: object, engine: Engine = "chat_gpt") =>
  readReply({ result: resultOf(wrapped(result)), statusMessage: "Ok.", engine, modelAsked: "asked" });
const message = (text: unknown, annotations?: unknown) => ({
  type: "message",
  sections: [{ type: "text", text, annotations }],
});

describe("the documentation's replies", () => {
  it("ChatGPT: reasoning first, seven citations of six sources", () => {
    const answer = readReply({
      result: sample("chat_gpt-task_get.json"),
      statusMessage: "Ok.",
      engine: "chat_gpt",
      modelAsked: "m",
    });
    expect(answer.items.map(({ type }) => type)).toEqual(["reasoning", "message"]);
    expect(answer.items[0]).toMatchObject({ sections: { length: 3 } });
    expect(answer.items[1]).toMatchObject({
      sections: [{ text: answer.text, citations: [0, 1, 2, 3, 4, 5, 6] }],
    });
    expect(new Set(answer.citations.map(({ sourceUrl }) => sourceUrl)).size).toBe(6);
    expect(answer.citations.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(answer).toMatchObject({
      webSearchDone: true,
      inputTokens: 374,
      outputTokens: 594,
      reasoningTokens: 576,
      leftOut: 0,
    });
    expect(answer.fanOutQueries).toHaveLength(1);
  });

  it("Gemini: a redirect, whose title is the domain", () => {
    const answer = readReply({
      result: sample("gemini-live.json"),
      statusMessage: "Ok.",
      engine: "gemini",
      modelAsked: "m",
    });
    expect(answer).toMatchObject({
      inputTokens: 68,
      outputTokens: 241,
      reasoningTokens: null,
      fanOutQueries: [],
    });
    expect(answer.citations).toMatchObject([{ resolvedUrl: null, place: { kind: "none" } }]);
    expect(answer.citations[0]?.sourceUrl).toContain("/grounding-api-redirect/");
    expect(answer.citations[0]?.domain).toBe(answer.citations[0]?.title);
  });

  it("an annotation with its segment and its real address", () => {
    const { annotations } = JSON.parse(
      readFileSync(
        join(import.meta.dirname, "../../test/fakes/fixtures/gemini-annotation-2026-09.fragment.json"),
        "utf8",
      ),
    );
    const [annotation] = annotations;
    const text = `${"x".repeat(annotation.start_index)}${annotation.text} and more`;
    const { citations } = read({ items: [message(text, annotations)] }, "gemini");
    expect(citations[0]).toMatchObject({
      rawUrl: annotation.url,
      resolvedUrl: annotation.direct_url,
      domain: "grandviewresearch.com",
      // The sample is cut: its offsets are nine longer than its text.
      place: { kind: "offsets", start: 171, end: 290 },
    });
  });
});

describe("the text", () => {
  it("is that of all messages' sections, with blank lines between", () => {
    const sections = [{ text: "One." }, { text: "Two." }];
    const items = [
      { type: "message", sections },
      { type: "reasoning", sections: [{ text: "Hm." }] },
      message("Three."),
    ];
    const answer = read({ items });
    expect(answer.text).toBe("One.\n\nTwo.\n\nThree.");
    expect(answer.items).toEqual([
      { type: "message", sections: sections.map(({ text }) => ({ text, citations: [] })) },
      { type: "reasoning", sections: [{ text: "Hm." }] },
      { type: "message", sections: [{ text: "Three.", citations: [] }] },
    ]);
    expect(answer.leftOut).toBe(0);
  });

  it.each([
    ["an item of another shape", [5, message("Acme.")], 1],
    ["nulls, which are nothing", [null, message("Acme.")], 0],
    ["sections of another shape", [{ type: "message", sections: "text" }, message("Acme.")], 1],
    ["no sections", [{ type: "message" }, { type: "message", sections: null }, message("Acme.")], 0],
    ["a section of another shape", [{ type: "message", sections: [null, 7, { text: "Acme." }] }], 1],
    ["a section's text of another type", [message(["Oh"]), message("Acme.")], 1],
    ["an item of a type to come", [{ type: "video", sections: null, url: "v" }, message("Acme.")], 1],
    ["an item of no type, with nothing that tells it", [{ sections: [{ text: "?" }] }, message("Acme.")], 1],
  ])("stays when there is %s", (_, items, leftOut) => {
    const answer = read({ items });
    expect(answer.text.trim()).toBe("Acme.");
    expect(answer.leftOut).toBe(leftOut);
  });

  it("has the sections that could be read, and only those", () => {
    const items = [
      { type: "message" },
      { type: "message", sections: "text" },
      { type: "message", sections: [null, 7, {}, { text: ["Oh"] }, { text: "Acme." }] },
      { sections: [{ text: "?" }] },
    ];
    const empty = { type: "message", sections: [] };
    const sections = ["", "", "Acme."].map((text) => ({ text, citations: [] }));
    const answer = read({ items });
    expect(answer.items).toEqual([
      empty,
      empty,
      { type: "message", sections },
      { type: "unknown", wireType: "" },
    ]);
    expect(answer.leftOut).toBe(4);
  });

  it("names an item of a type to come", () => {
    expect(read({ items: [{ type: "video" }] }).items).toEqual([{ type: "unknown", wireType: "video" }]);
  });

  it("is told by its sections where an item does not say what it is", () => {
    const items = [
      { sections: [{ type: "summary_text", text: "Hm." }] },
      { type: 5, sections: [{ type: "text", text: "Acme." }] },
    ];
    expect(read({ items })).toMatchObject({
      text: "Acme.",
      items: [{ type: "reasoning" }, { type: "message" }],
    });
  });
});

const annotation = (page: string, more: object = {}) => ({
  title: page,
  url: `https://a.example/${page}`,
  ...more,
});

describe("citations", () => {
  it("belong to their section, counted over all messages", () => {
    const items = [
      message("One.", [annotation("a"), annotation("b")]),
      { type: "reasoning", sections: [{ text: "Hm.", annotations: [annotation("x")] }] },
      { type: "message", sections: [{ text: "Two." }, { text: "Three.", annotations: [annotation("c")] }] },
    ];
    const { citations, items: kept } = read({ items });
    expect(citations.map(({ title, position, sectionIndex }) => [title, position, sectionIndex])).toEqual([
      ["a", 0, 0],
      ["b", 1, 0],
      ["c", 2, 2],
    ]);
    expect(kept).toMatchObject([
      { sections: [{ citations: [0, 1] }] },
      {},
      { sections: [{ citations: [] }, { citations: [2] }] },
    ]);
  });

  it("keep their address to the letter beside the source's identity", () => {
    const url = "http://www.A.example/%e3/?q=%83%65&utm_source=openai#part";
    expect(read({ items: [message("A", [{ title: "t", url }])] }).citations[0]).toMatchObject({
      rawUrl: url,
      resolvedUrl: url,
      sourceUrl: "https://a.example/%E3?q=%83e",
      domain: "a.example",
    });
  });

  it.each([
    ["no list", {}, 1],
    ["null, where no search was asked for", null, 0],
    ["one of another shape", [7], 1],
    ["null for one", [null], 0],
    ["one without an address", [{ title: "t" }, { title: "t", url: null }, { title: "t", url: " " }], 3],
    ["an address of another type", [{ title: "t", url: 5 }], 1],
  ])("that cannot be read are left out: %s", (_, annotations, leftOut) => {
    expect(read({ items: [message("Acme.", annotations)] })).toMatchObject({
      text: "Acme.",
      citations: [],
      leftOut,
    });
  });

  it("stay when a part of them is odd", () => {
    const odd = {
      url: "https://a.example/x",
      title: 5,
      direct_url: 7,
      start_index: -1,
      end_index: "9",
      text: {},
    };
    expect(read({ items: [message("Acme.", [odd])] })).toMatchObject({
      citations: [{ title: "", rawUrl: odd.url, resolvedUrl: odd.url, place: { kind: "none" } }],
      leftOut: 0,
    });
    const direct = { title: "t", direct_url: "https://a.example/y" };
    expect(read({ items: [message("Acme.", [direct])] }).citations).toMatchObject([
      { rawUrl: direct.direct_url, resolvedUrl: direct.direct_url },
    ]);
  });

  it("of a redirect that nobody resolved have the title's domain, or none", () => {
    const url = "https://vertexaisearch.cloud.google.com/grounding-api-redirect/A";
    const annotations = [
      { url, title: "Acme.co.uk" },
      { url, title: "Node.js" },
    ];
    expect(read({ items: [message("A", annotations)] }).citations).toMatchObject([
      { resolvedUrl: null, sourceUrl: url, domain: "acme.co.uk" },
      { resolvedUrl: null, sourceUrl: url, domain: "" },
    ]);
  });
});

describe("the place of a citation", () => {
  const text = "Best is Acme[3]. Then Bolt[1][3], not Cord [2, 3].";
  const at = (marker: string, nth = 0) => {
    const start = [...text.matchAll(new RegExp(marker.replace(/[[\]]/g, "\\$&"), "g"))][nth]?.index ?? -1;
    return { start, end: start + marker.length };
  };
  const three = [annotation("a"), annotation("b"), annotation("c")];

  it("is every marker with its number in Perplexity's text", () => {
    const { citations } = read({ items: [message(text, three)] }, "perplexity");
    expect(citations.map(({ place }) => place)).toEqual([
      { kind: "marker", spans: [at("[1]")] },
      { kind: "marker", spans: [at("[2, 3]")] },
      { kind: "marker", spans: [at("[3]"), at("[3]", 1), at("[2, 3]")] },
    ]);
  });

  it("counts the results of the wire, whatever of them could be read", () => {
    const { citations } = read({ items: [message(text, [{ url: null }, null, three[2]])] }, "perplexity");
    expect(citations).toMatchObject([
      { title: "c", position: 0, place: { kind: "marker", spans: { length: 3 } } },
    ]);
  });

  it("is none where the text does not name it", () => {
    const { citations } = read({ items: [message("Acme [1].", three)] }, "perplexity");
    expect(citations.map(({ place }) => place.kind)).toEqual(["marker", "none", "none"]);
  });

  it("is that of its own section", () => {
    const sections = [
      { text: "A[1]", annotations: [annotation("a")] },
      { text: "BB[1]", annotations: [annotation("b")] },
    ];
    const { citations } = read({ items: [{ type: "message", sections }] }, "perplexity");
    expect(citations.map(({ place }) => place)).toEqual([
      { kind: "marker", spans: [{ start: 1, end: 4 }] },
      { kind: "marker", spans: [{ start: 2, end: 5 }] },
    ]);
  });

  it("is by offsets where the API gives them, and then a number is the author's own", () => {
    const given = [annotation("a", { start_index: 0, end_index: 4, text: "Best" }), three[1], three[2]];
    const { citations } = read({ items: [message(text, given)] }, "perplexity");
    expect(citations.map(({ place }) => place)).toEqual([
      { kind: "offsets", start: 0, end: 4 },
      { kind: "none" },
      { kind: "none" },
    ]);
  });

  it.each([[{ start_index: 0 }], [{ end_index: 4 }]])("is by number where an offset is alone: %j", (half) => {
    const { citations } = read(
      { items: [message(text, [annotation("a", half), null, three[2]])] },
      "perplexity",
    );
    expect(citations.map(({ place }) => place.kind)).toEqual(["marker", "marker"]);
  });

  it.each(["chat_gpt", "gemini", "claude"] as const)("is no number in the text of %s", (engine) => {
    const { citations } = read({ items: [message(text, three)] }, engine);
    expect(citations.map(({ place }) => place.kind)).toEqual(["none", "none", "none"]);
  });

  it("needs both offsets", () => {
    const half = [annotation("a", { start_index: 3 }), annotation("b", { end_index: 3 })];
    expect(read({ items: [message(text, half)] }).citations.map(({ place }) => place.kind)).toEqual([
      "none",
      "none",
    ]);
  });
});

describe("searches and tokens", () => {
  it("are unknown where the reply does not say, never 0", () => {
    expect(read({ items: [] })).toMatchObject({
      inputTokens: null,
      outputTokens: null,
      reasoningTokens: null,
    });
    const odd = { input_tokens: "68", output_tokens: -1, reasoning_tokens: 1.5 };
    expect(read(odd)).toMatchObject({
      inputTokens: null,
      outputTokens: null,
      reasoningTokens: null,
      leftOut: 0,
    });
    expect(read({ input_tokens: 3e9 }).inputTokens).toBeNull();
    expect(read({ input_tokens: 0, output_tokens: 5, reasoning_tokens: 2 })).toMatchObject({
      inputTokens: 0,
      outputTokens: 5,
      reasoningTokens: 2,
    });
  });

  it("keep the queries that can be read", () => {
    expect(read({ fan_out_queries: ["a", null, 5, "b"] })).toMatchObject({
      fanOutQueries: ["a", "b"],
      leftOut: 1,
    });
    expect(read({ fan_out_queries: "a" })).toMatchObject({ fanOutQueries: ["a"], leftOut: 0 });
    expect(read({ fan_out_queries: {} })).toMatchObject({ fanOutQueries: [], leftOut: 1 });
    expect(read({ fan_out_queries: null })).toMatchObject({ fanOutQueries: [], leftOut: 0 });
  });

  it("were done where the API says so, else where something shows it", () => {
    const cited = [message("A", [annotation("a")])];
    expect(read({ web_search: true }).webSearchDone).toBe(true);
    expect(read({ web_search: false, items: cited }).webSearchDone).toBe(false);
    expect(read({ items: cited }).webSearchDone).toBe(true);
    expect(read({ web_search: null, fan_out_queries: ["q"] }).webSearchDone).toBe(true);
    expect(read({ web_search: "yes" }).webSearchDone).toBe(false);
  });

  it("the model that answered is the one asked for where the reply does not say", () => {
    expect(read({ model_name: "dated" }).modelAnswered).toBe("dated");
    expect(read({}).modelAnswered).toBe("asked");
    expect(read({ model_name: 4 }).modelAnswered).toBe("asked");
  });
});

describe("how the answer ended", () => {
  const ended = (statusMessage: string | null) =>
    readReply({
      result: resultOf(wrapped({ items: [5] })),
      statusMessage,
      engine: "claude",
      modelAsked: "m",
    });

  it("is what the message says", () => {
    expect(ended("Ok. Stopped early: length.").endedEarly).toBe("length");
    expect(ended("Ok.").endedEarly).toBeNull();
    expect(ended(null).endedEarly).toBeNull();
  });

  it("counts what was left out before the wire and on it", () => {
    expect(ended("Ok. 2 parts of the model's reply could not be read.").leftOut).toBe(3);
    expect(ended("Ok.").leftOut).toBe(1);
  });
});

describe("what is booked", () => {
  const receivedAt = new Date("2026-01-02T03:04:05Z");
  const booked = (result: object) => readBooked(resultOf(wrapped(result)), { receivedAt });

  it("is the model's charge and the reply's own time", () => {
    expect(booked({ money_spent: 0.0351548, datetime: "2025-07-02 14:06:32 +00:00" })).toEqual({
      charge: 35_154_800n,
      answeredAt: new Date("2025-07-02T14:06:32Z"),
    });
  });

  it("is unknown, or when it was received, where the reply does not say", () => {
    for (const odd of [
      {},
      { money_spent: null, datetime: null },
      { money_spent: "1", datetime: "yesterday" },
    ])
      expect(booked(odd)).toEqual({ charge: null, answeredAt: receivedAt });
    expect(booked({ money_spent: 0 }).charge).toBe(0n);
  });
});

/** Every leaf of a value, as the keys that lead to it. */
const leavesOf = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        leavesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : [path];

/** A copy with one place altered; `undefined` takes it away. */
function altered(value: unknown, [key, ...rest]: (string | number)[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) return value.map((one, index) => (index === key ? altered(one, rest, to) : one));
  const entries = Object.entries(value ?? {}).map(([name, inner]) =>
    name === key ? [name, altered(inner, rest, to)] : [name, inner],
  );
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

describe("one odd leaf in a good reply", () => {
  const whole = {
    model_name: "gpt-5",
    input_tokens: 10,
    output_tokens: 20,
    reasoning_tokens: 5,
    web_search: true,
    money_spent: 0.01,
    datetime: "2025-07-02 14:06:32 +00:00",
    items: [
      { type: "reasoning", sections: [{ type: "summary_text", text: "Hm." }] },
      message("Acme is best.", [
        annotation("a", { start_index: 0, end_index: 4, text: "Acme", direct_url: "https://b.example" }),
        annotation("b"),
      ]),
    ],
    fan_out_queries: ["best bikes"],
  };
  const others: unknown[] = [
    undefined,
    null,
    -1,
    1e300,
    0.5,
    "",
    "zzz",
    true,
    [],
    {},
    [null],
    { type: "new" },
  ];
  const places = leavesOf(whole).filter((path) => path.join(".") !== "items.1.sections.0.text");

  it("costs nothing but itself", () => {
    for (const path of places)
      for (const to of others) {
        const type = path.join(".") === "items.1.type" && typeof to === "string";
        const answer = read(Object(altered(whole, path, to)));
        // An item that calls itself something else is something else.
        if (!type) expect(answer.text, `${path.join(".")}: ${String(to)}`).toBe("Acme is best.");
        expect(answer.citations.length).toBeGreaterThanOrEqual(type ? 0 : 1);
      }
  });

  it("is read without a fault, whatever comes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, to) => {
        expect(read(Object(altered(whole, path, to))).leftOut).toBeGreaterThanOrEqual(0);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (items) => {
        expect(read({ items }).leftOut).toBeLessThanOrEqual(JSON.stringify(items).length);
      }),
    );
  });
});
