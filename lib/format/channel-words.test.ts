import { expect, it } from "vitest";
import { deliveryWords, failureWords, paceWords } from "./channel-words";

it.each([
  [{ status: null, failure: null }, null],
  [{ status: 500, failure: "answered_error" as const }, "It answered with an error (500)"],
  [{ status: null, failure: "dns" as const }, "Its host name has no address"],
])("says what was wrong with a try: %#", (tried, words) => {
  expect(failureWords(tried)).toBe(words);
});

it("says what is in a message", () => {
  expect(deliveryWords({ isTest: true, kinds: [] })).toBe("A test");
  expect(deliveryWords({ isTest: false, kinds: [] })).toBe("Notices that are gone");
  expect(deliveryWords({ isTest: false, kinds: ["run_failed", "budget_blocked", "run_failed"] })).toBe(
    "2 × A run has failed, A budget has refused a run",
  );
});

it("says how much goes by a channel, as far as whoever has it may be told", () => {
  const paces = { run_failed: "at_once", run_finished: "weekly", budget_warning: "at_once" } as const;
  expect(paceWords({ paces }, ["run_failed", "run_finished", "budget_warning"])).toBe(
    "2 kinds at once, 1 kind on Mondays",
  );
  expect(paceWords({ paces }, ["budget_blocked"])).toBe("Nothing is chosen");
});
