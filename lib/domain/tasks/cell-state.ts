import type { TaskState } from "./task-state";

/** A task as figures count it; null where it is answered, so that its answer says with what. */
export function unansweredAs(state: TaskState): "failed" | "pending" | "not-asked" | null {
  if (state === "answered") return null;
  // What may have arrived and was lost was asked, and nothing is known of it.
  if (state === "failed" || state === "unknown") return "failed";
  return state === "cancelled" ? "not-asked" : "pending";
}

/** An answer by whether the web was searched for it; null where nobody told. */
export function answeredAs(webSearchDone: boolean | null): "searched" | "unsearched" | "search-not-told" {
  if (webSearchDone === null) return "search-not-told";
  return webSearchDone ? "searched" : "unsearched";
}
