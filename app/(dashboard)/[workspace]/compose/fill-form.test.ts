import { describe, expect, it } from "vitest";
import { askToTask } from "@/lib/api-contract/ask-to-task";
import type { RunAsk } from "@/lib/domain/run";
import { formFromPrompt, formFromRun } from "./fill-form";
import { chosenTargets, emptyForm, toAsk, type FormValues } from "./form-values";

const CONNECTION = "0190a0c0-0000-7000-8000-000000000001";
const PROMPT = "0190a0c0-0000-7000-8000-000000000002";
const KEY = "7d9cdd0e-6a1c-4e0f-9c52-0b1a3a3f5c11";

/** What a form would be sent as, as the run's plan gives it back. */
function sentAs(form: FormValues): RunAsk {
  const ask = toAsk(form, KEY);
  const { userPrompt, systemMessage, turns, method, label } = ask;
  const targets = ask.targets.map((target) => {
    const check = askToTask(ask, target, null);
    if (!check.ok) throw new Error(JSON.stringify(check.problems));
    return { ...target, ...check.task, marketId: null };
  });
  return {
    promptId: PROMPT,
    connectionId: CONNECTION,
    userPrompt,
    systemMessage,
    turns,
    method,
    label,
    targets,
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
