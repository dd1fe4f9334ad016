import { randomBytes } from "node:crypto";

import chatGptTaskGet from "./fixtures/chat_gpt-task_get.json" with { type: "json" };
import geminiLive from "./fixtures/gemini-live.json" with { type: "json" };

/*
 * What the fake knows: its models, its answers (the documentation's samples) and the tasks it was given. It shares no
 * code with the product, so that an error in the product's own idea of the wire cannot hide here.
 */

export const ENGINES = ["chat_gpt", "gemini", "claude", "perplexity"] as const;
export type Engine = (typeof ENGINES)[number];

const model = (model_name: string, reasoning: boolean, task_post_supported = true) => ({
  model_name,
  reasoning,
  web_search_supported: true,
  task_post_supported,
});

export const MODELS: Record<Engine, ReturnType<typeof model>[]> = {
  chat_gpt: [
    model("gpt-4.1-mini-2025-04-14", false),
    model("gpt-4.1-2025-04-14", false),
    model("gpt-5-2025-08-07", true),
  ],
  gemini: [
    model("gemini-2.5-flash", true),
    model("gemini-2.5-pro", true),
    model("gemini-1.5-pro-002", false),
  ],
  claude: [model("claude-opus-4-20250514", true), model("claude-sonnet-4-20250514", true)],
  perplexity: [
    model("sonar", false, false),
    model("sonar-pro", false, false),
    model("sonar-reasoning", true, false),
  ],
};

interface Section {
  [field: string]: unknown;
  type: string;
  text: string;
}

export interface Answer {
  [field: string]: unknown;
  model_name: string;
  money_spent: number;
  items: { [field: string]: unknown; type: string; sections: Section[] }[];
}

const first = <T>(list: readonly T[]): T => {
  const [entry] = list;
  if (entry === undefined) throw new Error("the sample has no such entry");
  return entry;
};

const gemini: Answer = first(first(geminiLive.tasks).result);
const chatGpt: Answer = first(first(chatGptTaskGet.tasks).result);

/** What the engine answers, whatever was asked. The documentation has samples of two engines; the others borrow. */
export const ANSWERS: Record<Engine, Answer> = {
  chat_gpt: chatGpt,
  gemini,
  claude: {
    ...gemini,
    model_name: "claude-opus-4-20250514",
    reasoning_tokens: 0,
    money_spent: 0.031,
    fan_out_queries: null,
  },
  perplexity: {
    ...gemini,
    model_name: "sonar",
    reasoning_tokens: 0,
    money_spent: 0.0054,
    fan_out_queries: null,
  },
};

/** Dollars with the float noise of a sum taken off. */
export const dollars = (amount: number): number => Number(amount.toFixed(9));

export interface FakeTask {
  id: string;
  engine: Engine;
  posted: Record<string, unknown>;
  postedAt: Date;
  looks: number;
  collected: boolean;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** An id as the documentation's samples have them: the minute in UTC+3, an account, a function, a tail. */
export function makeId(functionPart: string, at = new Date()): string {
  const local = new Date(at.getTime() + 3 * 3_600_000);
  const minute = [local.getUTCMonth() + 1, local.getUTCDate(), local.getUTCHours(), local.getUTCMinutes()]
    .map(two)
    .join("");
  return `${minute}-1535-${functionPart}-0000-${randomBytes(6).toString("hex")}`;
}

export const wireDate = (date: Date): string => `${date.toISOString().slice(0, 19).replace("T", " ")} +00:00`;
