import { fieldOf, ruleOf } from "@/lib/api-contract/engine-rules";
import type { FieldRule } from "@/lib/api-contract/field-rules";
import type { TaskField } from "@/lib/api-contract/fields";
import { COUNTRIES } from "@/lib/api-contract/countries";
import type { Engine } from "@/lib/domain/engines/engine";

/** The rules that the type of a field does not say. */
const rulesInWords = ({ needs, alternating, minReasoning, notWith, reasonersRefuse, countries }: FieldRule) =>
  [
    needs && `Needs \`${needs}\`.`,
    alternating && "Turns go user, ai, user …",
    minReasoning !== undefined && `At least ${minReasoning} when the model reasons.`,
    notWith && `Not together with \`${notWith}\`.`,
    reasonersRefuse && "Reasoning models refuse it.",
    countries && countries.length < COUNTRIES.length && `One of ${countries.length} countries.`,
  ].filter((rule) => typeof rule === "string");

/** What a field of a task means on an engine, for those who call the API. */
export const fieldInWords = (engine: Engine, field: TaskField): string =>
  [fieldOf(field).words, ...rulesInWords(ruleOf(engine, field))].join(" ");
