import { describe, expect, it } from "vitest";
import { askToTask } from "@/lib/api-contract/ask-to-task";
import type { TaskView } from "@/lib/domain/answer";
import type { RunView } from "@/lib/domain/run";
import { formFromPrompt, formFromRun } from "./fill-form";
import { chosenTargets, emptyForm, toAsk, type FormValues } from "./form-values";

const CONNECTION = "0190a0c0-0000-7000-8000-000000000001";
const PROMPT = "0190a0c0-0000-7000-8000-000000000002";
const KEY = "7d9cdd0e-6a1c-4e0f-9c52-0b1a3a3f5c11";

/** The run a form would become, as the server gives it back. */
function sentAs(form: FormValues): RunView {
  const ask = toAsk(form, KEY);
  const tasks = ask.targets.map((target, index): TaskView => {
    const check = askToTask(ask, target, null);
    if (!check.ok) throw new Error(JSON.stringify(check.problems));
    return {
      id: `0190a0c0-0000-7000-8000-00000000010${index}`,
      engine: target.engine,
      modelAsked: target.model,
      method: check.task.method,
      state: "planned",
      createdAt: "2026-11-21T00:00:00.000Z",
      startedAt: null,
      finishedAt: null,
      userPrompt: ask.userPrompt,
      systemMessage: ask.systemMessage,
      turns: ask.turns,
      parameters: check.task.parameters,
      label: ask.label,
      statusCode: null,
      statusMessage: null,
      failureKind: null,
      failureMeaning: null,
      failureRemedy: null,
      answer: null,
    };
  });
  return {
    id: "0190a0c0-0000-7000-8000-000000000003",
    promptId: PROMPT,
    connectionId: CONNECTION,
    method: form.method,
    label: form.label || null,
    reserved: "0.1",
    createdAt: "2026-11-21T00:00:00.000Z",
    tasks,
  };
}

describe("a form filled again", () => {
  it("with a run holds what was asked", () => {
    const form: FormValues = {
      ...emptyForm(CONNECTION),
      userPrompt: "Which harbour is best?",
      systemMessage: "Be brief.",
      turns: [
        { id: 0, role: "user", message: "Hello" },
        { id: 1, role: "ai", message: "Good day" },
      ],
      method: "standard",
      models: {
        chat_gpt: ["gpt-4.1-mini", "gpt-5"],
        gemini: [],
        claude: ["claude-sonnet-4-0"],
        perplexity: ["sonar"],
      },
      maxOutputTokens: "1200",
      temperature: "0.5",
      webSearch: true,
      forceWebSearch: true,
      country: "FI",
      city: "Turku",
      label: "pilot",
    };
    const again = formFromRun(sentAs({ ...form, country: "DE" }), CONNECTION);
    expect(again).toEqual({ ...form, country: "DE", promptId: PROMPT });
    expect(chosenTargets(again)).toEqual(chosenTargets(form));
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
    const empty = emptyForm(CONNECTION, [{ engine: "gemini", model: "gemini-2.5-flash" }]);
    const prompt = { id: PROMPT, versions: [version(2), version(1)] };
    expect(formFromPrompt(prompt, 1, empty)).toMatchObject({
      promptId: PROMPT,
      userPrompt: "Wording 1",
    });
    expect(formFromPrompt(prompt, 1, empty).models).toEqual(empty.models);
    expect(formFromPrompt(prompt, null, empty).userPrompt).toBe("Wording 2");
    expect(formFromPrompt(prompt, 9, empty).userPrompt).toBe("Wording 2");
  });
});
