import type { Engine, Method } from "@/lib/domain/engines/engine";
import type { ModelFacts } from "@/lib/api-contract/models";

/*
 * What can be said of a field. The table that says it is `fields.ts`; `judge.ts` holds tasks to it, `task-schemas.ts`
 * makes schemas of it, and the form, its help and the reference read it.
 */

/** What a field's value is. Characters are Unicode code points. */
export type FieldType =
  | { kind: "text"; maxChars: number; mayBeEmpty?: true }
  | { kind: "number" }
  | { kind: "whole" }
  | { kind: "flag" }
  | { kind: "country" }
  | { kind: "turns"; maxTurns: number; maxChars: number }
  /** An http or https address in which `$id` and `$tag` may stand. */
  | { kind: "address"; maxChars: number };

/** What an engine makes of a field. */
export interface FieldRule {
  /** The methods that take the field; the engine's own unless said otherwise. None: the engine does not have it. */
  methods?: readonly Method[];
  /** For people: why it is missing on the methods that do not take it. */
  reason?: string;
  /** What holds instead where the field is missing; off unless said otherwise. */
  fixed?: true;
  min?: number;
  max?: number;
  /** The raised minimum when the model reasons. */
  minReasoning?: number;
  /** What the API uses when the field is not sent. Absent: nothing, the model decides. */
  default?: number | boolean;
  /** The default is not used when the model reasons, because such models take no such field. */
  noDefaultReasoning?: true;
  countries?: readonly string[];
  /** Turns must go user, ai, user, ai … */
  alternating?: true;
  /** The field means nothing, and is refused, unless this one is on. */
  needs?: "web_search";
  /** The field is refused while this one is on. */
  notWith?: "use_reasoning";
  /** The documentation forbids both. The wire takes both, as the documentation's own examples do; a form offers one. */
  oneOf?: "temperature" | "top_p";
  /** Models that are known to reason refuse it. */
  reasonersRefuse?: true;
  /** A model refuses it of which the API says that it lacks this. */
  fact?: "reasoning" | "webSearch";
  /** Models that refuse it, by name. */
  refusedBy?: RegExp;
  /** Models that do it whether it is on or not, by name; no rule refuses it to them. */
  alwaysBy?: RegExp;
}

/** A row of the table. */
export interface Field {
  type: FieldType;
  required?: true;
  /** Part of the settings of a question, as opposed to its wording, its model and what is done with its answer. */
  setting?: true;
  /** What it is called where it stands alone, and within a sentence. */
  label: string;
  noun: string;
  /** What a person filling in a form should know. */
  help?: string;
  /** What a programmer calling the API should know, beside its type and its rules. */
  words: string;
  engines: Readonly<Record<Engine, FieldRule>>;
}

/** Whether a model's name or what the API says of it keeps it from taking a field, and in which way. */
export function modelObjects(
  { fact, refusedBy, alwaysBy, reasonersRefuse }: FieldRule,
  model: ModelFacts,
): "lacks" | "reasons" | null {
  if (reasonersRefuse && model.reasoning === true) return "reasons";
  const lacks = (fact && model[fact] === false && !alwaysBy?.test(model.name)) || refusedBy?.test(model.name);
  return lacks ? "lacks" : null;
}
