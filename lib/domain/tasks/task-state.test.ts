import { expect, it } from "vitest";
import { ENDED_EARLY_LABELS, ENDINGS } from "@/lib/domain/answers/answer-ending";
import { SEARCH_OUTCOME_LABELS, SEARCH_OUTCOMES } from "@/lib/domain/answers/answer-filter";
import { ENGINE_LABELS, ENGINES } from "@/lib/domain/engines/engine";
import { isOwnFailure, OWN_FAILURES } from "./task-failure";
import { isFinal, TASK_STATE_LABELS, TASK_STATES } from "./task-state";

it("a task is over once it is answered, has failed, was called off, or nobody can know", () => {
  expect(TASK_STATES.filter(isFinal)).toEqual(["answered", "failed", "unknown", "cancelled"]);
  expect(TASK_STATES.filter((state) => !isFinal(state))).toEqual(["planned", "calling", "posting", "posted"]);
});

it.each([
  ["states", TASK_STATES, TASK_STATE_LABELS],
  ["endings", ENDINGS, ENDED_EARLY_LABELS],
  ["outcomes of a search", SEARCH_OUTCOMES, SEARCH_OUTCOME_LABELS],
  ["engines", ENGINES, ENGINE_LABELS],
])("%s have words, and no two the same", (_, all, labels) => {
  expect(Object.keys(labels).toSorted()).toEqual([...all].toSorted());
  expect(Object.values(labels).filter((label) => label.trim() === "")).toEqual([]);
  expect(new Set(Object.values(labels)).size).toBe(all.length);
});

it("a failure of the dashboard's own is told from others, and says what it means and what to do", () => {
  const kinds = Object.keys(OWN_FAILURES);
  expect(kinds).toContain("worker_lost");
  expect(kinds.every(isOwnFailure)).toBe(true);
  for (const kind of ["", "timeout", "toString", "__proto__", "constructor"])
    expect(isOwnFailure(kind)).toBe(false);
  for (const { meaning, remedy } of Object.values(OWN_FAILURES)) {
    expect(meaning).toMatch(/\.$/);
    expect(remedy).toMatch(/\.$/);
  }
});
