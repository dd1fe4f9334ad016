import type { Problem } from "@/lib/api-contract/problem";

/** A code with the API's own wording, as it stands in `status_message`. */
export interface WireStatus {
  code: number;
  message: string;
}

/** A field that is missing, wrong or not supported. */
export const invalidField = (name: string): WireStatus => ({
  code: 40501,
  message: `Invalid Field: '${name}'.`,
});

// A stray field's name is the sender's text: as long as a body allows, and shown in messages.
const clip = (name: string): string => (name.length > 60 ? `${name.slice(0, 60).toWellFormed()}…` : name);

/** The field a problem is blamed on, as the wire names it; null when the task as a whole is not an object. */
export const blamedField = (problem: Problem): string | null =>
  problem.rule === "unknownField" ? clip(problem.name) : problem.field;

const unsupported = (name: string): WireStatus => invalidField(`this model does not support '${name}'`);

/** A problem as the API says it. */
export function inWireWords(problem: Problem): WireStatus {
  switch (problem.rule) {
    case "notATask":
      return { code: 40503, message: "POST Data Is Invalid." };
    case "unknownField":
      return invalidField(clip(problem.name));
    case "needs":
      return invalidField(`you must enable '${problem.other}'`);
    case "modelLacks":
    case "modelReasons":
      return unsupported(problem.field);
    case "modelLiveOnly":
      return unsupported("task_post");
    default:
      return invalidField(problem.field);
  }
}
