import { describe, expect, it } from "vitest";
import type { z } from "zod";
import {
  answerItemViewSchema,
  taskViewSchema,
  type CitationPlace,
  type TaskView,
} from "@/lib/domain/answers/answer";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { answerRowSchema, type AnswerRow } from "@/lib/domain/answers/answer-list";
import { askSchema, type Ask } from "@/lib/domain/runs/ask";
import { TARGETS_MAX } from "@/lib/domain/runs/ask-limits";
import { demoProgressSchema } from "@/lib/domain/team/demo";
import { ENGINES } from "@/lib/domain/engines/engine";
import { PLANNING_COSTS } from "@/lib/domain/engines/price-range";
import { targetEstimatesSchema } from "@/lib/domain/money/estimate";
import { marketSchema } from "@/lib/domain/library/market";
import { pricedModelListSchema } from "@/lib/domain/engines/model";
import { parseDollars } from "@/lib/domain/amounts/money";
import { rawReplySchema } from "@/lib/domain/answers/raw-reply";
import { runViewSchema, type RunView } from "@/lib/domain/runs/run";
import { MAX_REPEATS } from "@/lib/domain/runs/run-limits";
import { setAskSchema } from "@/lib/domain/runs/set-run";
import { ANYTHING } from "@/lib/domain/lists/workspace-filter";

// What the server gives a browser, and takes from one: read whole, and nothing of it guessed.

const id = "7d9cdd0e-6a1c-4e0f-9c52-0b1a3a3f5c11";
const moment = "2026-11-26T10:00:00.123Z";

const places: CitationPlace[] = [
  { kind: "offsets", start: 0, end: 4 },
  { kind: "marker", spans: [{ start: 5, end: 8 }] },
  { kind: "none" },
];

const task: TaskView = {
  id,
  engine: "perplexity",
  modelAsked: "sonar",
  method: "live",
  state: "answered",
  createdAt: moment,
  startedAt: moment,
  finishedAt: moment,
  userPrompt: "Which?",
  systemMessage: "Be short.",
  turns: [
    { role: "user", message: "Hello" },
    { role: "ai", message: "Hi" },
  ],
  parameters: { temperature: 0.5, web_search: true, web_search_country_iso_code: "FR" },
  market: { name: "Nice", only: "country" },
  label: "spring",
  statusCode: 20000,
  statusMessage: "Ok.",
  failureKind: "timeout",
  failureMeaning: "It took too long.",
  failureRemedy: "Ask again.",
  answer: {
    modelAnswered: "sonar",
    surface: "own_server",
    webSearchAsked: true,
    webSearchDone: false,
    inputTokens: 0,
    outputTokens: 20,
    reasoningTokens: 5,
    modelCharge: "0.000000001",
    cost: "0.0006",
    costDerived: true,
    items: [
      { type: "reasoning", sections: [{ text: "Hm." }] },
      { type: "message", sections: [{ text: "Acme [1].", citations: [0, 1, 2] }] },
      { type: "unknown", wireType: "video" },
    ],
    citations: places.map((place, position) => ({
      position,
      title: "Acme",
      rawUrl: "https://a.example/?utm_source=x",
      resolvedUrl: "https://a.example",
      sourceUrl: "https://a.example",
      domain: "a.example",
      place,
      sectionIndex: 0,
    })),
    fanOutQueries: ["acme"],
    endedEarly: "length",
    leftOut: 1,
    answeredAt: moment,
    elapsedMs: 1200,
  },
};

const row: AnswerRow = {
  id,
  engine: "gemini",
  modelAsked: "gemini-3",
  modelAnswered: "gemini-3-001",
  method: "standard",
  state: "answered",
  statusCode: 20000,
  prompt: "Which?",
  excerpt: "Acme",
  label: "spring",
  surface: "sandbox",
  webSearchAsked: true,
  webSearchDone: true,
  endedEarly: "filtered",
  citationCount: 3,
  cost: "0.01",
  createdAt: "2026-11-26T10:00:00+02:00",
};

const run: RunView = {
  id,
  promptId: id,
  connectionId: id,
  method: "live",
  label: "spring",
  reserved: "0.12",
  createdAt: "2026-11-26T10:00:00+02:00",
  tasks: [task],
};

const ask: Ask = {
  requestKey: id,
  connectionId: id,
  promptId: id,
  userPrompt: "Which?",
  systemMessage: "Be short.",
  turns: [{ role: "ai", message: "Hi" }],
  method: "live",
  targets: [{ engine: "claude", model: "claude-4" }],
  settings: { web_search: true },
  label: "spring",
};

const estimate = { low: "0.01", high: "0.02", basedOn: 12 };
const budgets = [
  {
    ...{ id, name: "Research", label: null, period: "month", amount: "100", until: "2026-11-30" },
    ...{ spent: "20", held: "1.5", left: "78.5" },
  },
];
const models = {
  models: [
    {
      name: "sonar",
      reasoning: false,
      webSearch: true,
      taskPost: false,
      listPrice: { input: "1", output: "1", search: { unit: "answer", perThousand: "5" } },
      pastCost: estimate,
    },
  ],
  fetchedAt: "2026-11-26T10:00:00Z",
};
const raw = {
  ...{ request: "{}", requestSha256: "0a".repeat(32), reply: "{}", replySha256: "f9".repeat(32) },
  deletedAt: null,
};

const setAsk = {
  connectionId: id,
  method: "standard",
  targets: [{ engine: "claude", model: "claude-4", parameters: {} }],
  marketIds: [id],
  personaIds: [id],
  repeats: 3,
  label: "spring",
};

const wholes: [string, z.ZodType, object][] = [
  ["a task", taskViewSchema, task],
  ["a row of answers", answerRowSchema, row],
  ["a run", runViewSchema, run],
  ["a question", askSchema, ask],
  ["estimates", targetEstimatesSchema, { estimates: [estimate], budgets }],
  ["models", pricedModelListSchema, models],
  ["a raw reply", rawReplySchema, raw],
  ["a question of a set", setAskSchema, setAsk],
  ["a market", marketSchema, { name: "Paris", language: "fr", country: "FR", city: "Paris" }],
  ["a demo's progress", demoProgressSchema, { answered: 3, of: 10, ready: false, going: true }],
];

type Path = readonly (string | number)[];

/** Every place of a value, as the keys that lead to it. */
const placesOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => {
        const place = [...path, Array.isArray(value) ? Number(key) : key];
        return [place, ...placesOf(inner, place)];
      })
    : [];

/** A copy with one place altered. */
function altered(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) return value.map((one, index) => (index === key ? altered(one, rest, to) : one));
  return { ...Object(value), [key]: altered(Object(value)[key], rest, to) };
}

describe.each(wholes)("%s", (_, schema, whole) => {
  it("is read whole", () => {
    expect(schema.parse(whole)).toEqual(whole);
  });

  it("has nothing that could be anything, or be missing", () => {
    for (const path of placesOf(whole).filter(
      (place) => !place.includes("parameters") && !place.includes("settings"),
    ))
      for (const odd of [undefined, Symbol("odd")])
        expect(schema.safeParse(altered(whole, path, odd)).success, path.join(".")).toBe(false);
  });
});

const place = ["answer", "citations", 0, "place"];
const parts: [string, z.ZodType, object, Path, unknown[], unknown[]][] = [
  ["tokens", taskViewSchema, task, ["answer", "inputTokens"], [0, 7, null], [-1, 0.5, "7"]],
  ["what was left out", taskViewSchema, task, ["answer", "leftOut"], [0, 7], [-1, 0.5, null]],
  ["the time taken", taskViewSchema, task, ["answer", "elapsedMs"], [0, 7, null], [-1, 0.5]],
  [
    "a cost",
    taskViewSchema,
    task,
    ["answer", "cost"],
    ["0", "-1.5", null],
    ["1e3", ".5", "0.0000000001", "", 1],
  ],
  [
    "a moment",
    taskViewSchema,
    task,
    ["createdAt"],
    ["2026-11-26T10:00:00+05:45"],
    ["2026-11-26T10:00:00", ""],
  ],
  ["a start", taskViewSchema, task, [...place, "start"], [0, 1], [-1, 0.5]],
  ["an end", taskViewSchema, task, [...place, "end"], [1, 2], [0, 1.5]],
  ["a citation's order", taskViewSchema, task, ["answer", "citations", 0, "position"], [0, 1], [-1, 0.5]],
  [
    "a citation's section",
    taskViewSchema,
    task,
    ["answer", "citations", 0, "sectionIndex"],
    [0, 1],
    [-1, 0.5],
  ],
  [
    "a section's citations",
    taskViewSchema,
    task,
    ["answer", "items", 1, "sections", 0, "citations"],
    [[]],
    [[-1]],
  ],
  [
    "markers",
    taskViewSchema,
    task,
    ["answer", "citations", 1, "place", "spans"],
    [[{ start: 1, end: 2 }]],
    [[]],
  ],
  ["a role", taskViewSchema, task, ["turns", 0, "role"], ["user", "ai"], ["assistant", ""]],
  [
    "a parameter",
    taskViewSchema,
    task,
    ["parameters"],
    [{}, { a1_b: "x" }],
    [{ Ab: 1 }, { "1a": 1 }, { "a-b": 1 }, { a: null }],
  ],
  ["models asked", askSchema, ask, ["targets"], [Array(TARGETS_MAX).fill(ask.targets[0])], [[]]],
  [
    "turns of a question",
    askSchema,
    ask,
    ["turns"],
    [[], Array(50).fill(ask.turns[0])],
    [Array(51).fill(ask.turns[0])],
  ],
  ["a model's name", askSchema, ask, ["targets", 0, "model"], ["m", "m".repeat(200)], ["m".repeat(201)]],
  [
    "past answers",
    targetEstimatesSchema,
    { estimates: [estimate], budgets },
    ["estimates", 0, "basedOn"],
    [0, 3],
    [-1, 0.5],
  ],
  [
    "a fee's unit",
    pricedModelListSchema,
    models,
    ["models", 0, "listPrice", "search", "unit"],
    ["searched answer", "search"],
    ["call", ""],
  ],
  [
    "models of a set's run",
    setAskSchema,
    setAsk,
    ["targets"],
    [Array(20).fill(setAsk.targets[0])],
    [[], Array(21).fill(setAsk.targets[0])],
  ],
  [
    "markets of a set's run",
    setAskSchema,
    setAsk,
    ["marketIds"],
    [[], Array(50).fill(id)],
    [Array(51).fill(id)],
  ],
  [
    "personas of a set's run",
    setAskSchema,
    setAsk,
    ["personaIds"],
    [[], Array(20).fill(id)],
    [Array(21).fill(id)],
  ],
  ["a model's name in a set's run", setAskSchema, setAsk, ["targets", 0, "model"], ["m"], [""]],
  ["repeats", setAskSchema, setAsk, ["repeats"], [1, MAX_REPEATS], [0, MAX_REPEATS + 1, 1.5]],
  ["a run's label", setAskSchema, setAsk, ["label"], [null, "", "x".repeat(255)], ["x".repeat(256)]],
  [
    "a hash",
    rawReplySchema,
    raw,
    ["replySha256"],
    ["0".repeat(64)],
    ["0".repeat(63), "0".repeat(65), "G".repeat(64), "A".repeat(64)],
  ],
];

it.each(parts)("%s can be no other than it can be", (_, schema, whole, path, good, bad) => {
  for (const to of good) expect(schema.safeParse(altered(whole, path, to)).success, String(to)).toBe(true);
  for (const to of bad) expect(schema.safeParse(altered(whole, path, to)).success, String(to)).toBe(false);
});

it.each([
  [["targets"], [], "Choose at least one engine."],
  [["targets"], Array(TARGETS_MAX + 1).fill(ask.targets[0]), `At most ${TARGETS_MAX} models at once.`],
  [["targets", 0, "model"], "", "Choose a model."],
  [
    ["targets", 0, "model"],
    "\u0000",
    "The model has a character that is not text, U+0000, at position 1. Remove it.",
  ],
] as [Path, unknown, string][])("a question says what it needs: %j", (path, to, message) => {
  const { error } = askSchema.safeParse(altered(ask, path, to));
  expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
});

it("an item is one of three, by its own word", () => {
  expect(answerItemViewSchema.safeParse({ type: "video", sections: [] }).success).toBe(false);
});

it("an amount says what it must be", () => {
  const { error } = targetEstimatesSchema.safeParse({ estimates: [{ ...estimate, low: "1e-3" }], budgets });
  expect(error?.issues).toMatchObject([{ message: "an amount in dollars with at most nine decimals" }]);
});

it.each([ANYTHING, ANY_ANSWER])("a filter that narrows nothing says so of every part", (filter) => {
  expect(new Set(Object.values(filter))).toEqual(new Set([null]));
});

it("a planning figure is above nothing, and no search makes an answer cheaper", () => {
  expect(Object.keys(PLANNING_COSTS)).toEqual([...ENGINES]);
  for (const { plain, searching } of Object.values(PLANNING_COSTS)) {
    expect(parseDollars(plain)).toBeGreaterThan(0n);
    expect(parseDollars(searching)).toBeGreaterThanOrEqual(parseDollars(plain));
  }
});
