import { describe, expect, it } from "vitest";
import { askToTask } from "@/lib/api-contract/ask-to-task";
import type { TaskView } from "@/lib/domain/answers/answer";
import type { RunView } from "@/lib/domain/runs/run";
import {
  emptyForm,
  formAskedLike,
  formFromPrompt,
  formFromRun,
  modelsOf,
  NO_WORDING,
  toAsk,
  type FilledForm,
} from "./form-values";

const CONNECTION = "0190a0c0-0000-7000-8000-000000000001";
const PROMPT = "0190a0c0-0000-7000-8000-000000000002";
const KEY = "7d9cdd0e-6a1c-4e0f-9c52-0b1a3a3f5c11";

const SENT = {
  state: "planned",
  createdAt: "2026-11-21T00:00:00.000Z",
  startedAt: null,
  finishedAt: null,
  statusCode: null,
  statusMessage: null,
  failureKind: null,
  market: null,
  failureMeaning: null,
  failureRemedy: null,
  answer: null,
} as const;

/** The run that a form would be sent as. */
function sentAs(form: FilledForm): RunView {
  const ask = toAsk(form, KEY);
  const { userPrompt, systemMessage, turns, method, label } = ask;
  const tasks = ask.targets.map((target): TaskView => {
    const check = askToTask(ask, target, null);
    if (!check.ok) throw new Error(JSON.stringify(check.problems));
    const { engine, model: modelAsked } = target;
    const id = `${engine} ${modelAsked}`;
    return { ...SENT, ...check.task, id, engine, modelAsked, userPrompt, systemMessage, turns, label };
  });
  const { createdAt } = SENT;
  return {
    id: KEY,
    promptId: PROMPT,
    connectionId: CONNECTION,
    method,
    label,
    reserved: "0",
    createdAt,
    tasks,
  };
}

describe("a form filled again", () => {
  it("with a run holds what was asked", () => {
    const form: FilledForm = {
      ...emptyForm(CONNECTION),
      user_prompt: "Which harbour is best?",
      system_message: "Be brief.",
      message_chain: [
        { id: 0, role: "user", message: "Hello" },
        { id: 1, role: "ai", message: "Good day" },
      ],
      method: "standard",
      model_name: {
        chat_gpt: ["gpt-4.1-mini", "gpt-5"],
        gemini: [],
        claude: ["claude-sonnet-4-0"],
        perplexity: ["sonar"],
      },
      max_output_tokens: "1200",
      temperature: "0.5",
      web_search: true,
      force_web_search: true,
      web_search_country_iso_code: "FI",
      web_search_city: "Turku",
      tag: "pilot",
    };
    const sent = sentAs({ ...form, web_search_country_iso_code: "DE" });
    const again = formFromRun(sent, CONNECTION);
    expect(again).toEqual({ ...form, web_search_country_iso_code: "DE", promptId: PROMPT });
    const { user_prompt, system_message, message_chain, tag, ...asked } = again;
    expect([user_prompt, system_message, message_chain.length, tag]).not.toContain("");
    expect(formAskedLike(sent, CONNECTION)).toEqual({ ...asked, ...NO_WORDING });
  });

  it("keeps search as it was, also where the engines have no say in it", () => {
    const models = modelsOf([]);
    const asked = (changes: Partial<FilledForm>) => {
      const form = { ...emptyForm(CONNECTION), model_name: models, user_prompt: "Which?", ...changes };
      return formAskedLike(sentAs(form), CONNECTION).web_search;
    };
    const gemini = { ...models, gemini: ["gemini-2.5-flash"] };
    expect(asked({ model_name: gemini, web_search: true })).toBe(true);
    expect(asked({ model_name: gemini, web_search: false })).toBe(false);
    expect(asked({ model_name: { ...gemini, perplexity: ["sonar"] }, web_search: false })).toBe(false);
    expect(asked({ model_name: { ...models, perplexity: ["sonar"] }, web_search: false })).toBe(true);
  });

  it("forces no search that nobody forced: Perplexity always searches, and others may not take it", () => {
    const perplexity = { ...modelsOf([]), perplexity: ["sonar"] };
    const form = { ...emptyForm(CONNECTION), model_name: perplexity, user_prompt: "Which?" };
    const next = formAskedLike(sentAs(form), CONNECTION);
    expect(next).toMatchObject({ web_search: true, force_web_search: false });
    const chatGpt = { ...modelsOf([]), chat_gpt: ["gpt-5-nano-2025-08-07"] };
    expect(() => sentAs({ ...next, user_prompt: "Which?", model_name: chatGpt })).not.toThrow();
  });

  it("with a prompt takes the version named, or else the newest", () => {
    const version = (number: number) => ({
      id: `v${number}`,
      number,
      userPrompt: `Wording ${number}`,
      systemMessage: null,
      turns: [],
      createdAt: "2026-11-21T00:00:00.000Z",
      runs: 0,
      answers: 0,
    });
    const empty = {
      ...emptyForm(CONNECTION),
      model_name: modelsOf([{ engine: "gemini", model: "gemini-2.5-flash" }]),
    };
    const prompt = { id: PROMPT, versions: [version(2), version(1)] };
    expect(formFromPrompt(prompt, 1, empty)).toMatchObject({
      promptId: PROMPT,
      user_prompt: "Wording 1",
    });
    expect(formFromPrompt(prompt, 1, empty).model_name).toEqual(empty.model_name);
    expect(formFromPrompt(prompt, null, empty).user_prompt).toBe("Wording 2");
    expect(formFromPrompt(prompt, 9, empty).user_prompt).toBe("Wording 2");
  });
});
