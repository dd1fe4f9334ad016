import { fieldOf } from "@/lib/api-contract/engine-rules";
import type { TaskField } from "@/lib/api-contract/fields";
import type { Expected, Problem } from "@/lib/api-contract/problem";
import { ENGINE_LABELS, type Engine } from "@/lib/domain/engines/engine";

const EXPECTED: Readonly<Record<Expected, string>> = {
  text: "must be text",
  number: "must be a number",
  "whole number": "must be a whole number",
  flag: "must be on or off",
  country: "must be a country",
  "list of turns": "must be a list of turns",
  turn: "must be a role and a text",
  role: "must be by the user or the model",
  address: "must be an http or https address",
};

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const nameOf = (field: TaskField): string => fieldOf(field).noun;

/** A problem as a person at a form reads it, without the engine's name. */
function inFormWords(problem: Problem): string {
  if (problem.rule === "notATask") return "A task must be an object.";
  if (problem.rule === "unknownField") return `The API has no field ${problem.name.slice(0, 60)}.`;
  const { turn, field } = problem;
  const subject = capitalised(turn === undefined ? nameOf(field) : `turn ${turn}`);
  switch (problem.rule) {
    case "type":
      return `${subject} ${EXPECTED[problem.expected]}.`;
    case "empty":
      return `${subject} must not be empty.`;
    case "character":
      return `${subject} has a character that is not text, ${problem.character}, at position ${problem.position}. Remove it.`;
    case "maxChars":
      return `${subject} may have at most ${problem.limit} characters; this has ${problem.actual}.`;
    case "maxTurns":
      return `${subject} may have at most ${problem.limit} turns; this has ${problem.actual}.`;
    case "alternating":
      return `${subject} must alternate between user and model, beginning with the user.`;
    case "min":
      return `${subject} must be at least ${problem.limit}.`;
    case "max":
      return `${subject} must be at most ${problem.limit}.`;
    case "minReasoning":
      return `${subject} must be at least ${problem.limit} when the model reasons.`;
    case "country":
      return `${subject} is not one this engine takes.`;
    case "missing":
      return problem.reason;
    case "needs":
      return `${subject} needs ${nameOf(problem.other)} to be on.`;
    case "notWith":
      return `${subject} cannot be set together with ${nameOf(problem.other)}.`;
    case "modelUnknown":
      return `The API does not offer a model named ${problem.model}.`;
    case "modelLacks":
      return `${problem.model} does not support ${nameOf(field)}.`;
    case "modelReasons":
      return `${problem.model} is a reasoning model and takes no ${nameOf(field)}.`;
    case "modelLiveOnly":
      return `${problem.model} can only be asked live.`;
  }
}

/** What is wrong with a form, a sentence or more a field. */
export type FieldMessages = Partial<Record<TaskField, string>>;

/**
 * Problems in sentences by field, for a question to these engines. A sentence names the engines it is of, unless it is
 * of all of several, or its rule is the same for every engine.
 */
export function sayProblems(problems: readonly Problem[], engines: readonly Engine[]): FieldMessages {
  const found = new Map<TaskField, Map<string, Set<Engine>>>();
  for (const problem of problems) {
    const field = problem.field ?? "model_name";
    const sentences = found.get(field) ?? new Map<string, Set<Engine>>();
    const words = inFormWords(problem);
    found.set(field, sentences.set(words, (sentences.get(words) ?? new Set()).add(problem.engine)));
  }
  const messages: FieldMessages = {};
  for (const [field, sentences] of found) {
    messages[field] = [...sentences]
      .map(([words, of]) => {
        const ofAll = isSameForAll(field) || (engines.length > 1 && of.size === new Set(engines).size);
        return ofAll ? words : `${nameEngines([...of])}: ${words}`;
      })
      .join(" ");
  }
  return messages;
}

export const nameEngines = (engines: readonly Engine[], separator = ", "): string =>
  engines.map((engine) => ENGINE_LABELS[engine]).join(separator);

/** Fields whose rules are the same for every engine, so that none need be named. */
const isSameForAll = (field: TaskField): boolean =>
  field !== "model_name" && new Set(Object.values(fieldOf(field).engines)).size === 1;
