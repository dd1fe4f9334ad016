import { describe, expect, test } from "vitest";
import { describeStatus } from "@/lib/api-contract/status-codes";
import { BILLING } from "@/test/fakes/vendors/billing";
import { failureStatus, mayPass } from "./failure-status";

/** Codes that a client takes for "perhaps it was done", and does not repeat by itself. */
const MAYBE_DONE = [50000, 50401];

describe("a question that was not answered", () => {
  test.each(BILLING)("$name: asked again $asksAgain", ({ reason, mayBeBilled, asksAgain }) => {
    expect(mayPass({ reason, mayBeBilled })).toBe(asksAgain);
  });

  test.each(BILLING.filter(({ mayBeBilled }) => mayBeBilled))(
    "$name: no code that clients repeat",
    ({ reason, mayBeBilled }) => {
      const { code } = failureStatus({ reason, mayBeBilled });
      expect(MAYBE_DONE.includes(code) || describeStatus(code).group !== "transient").toBe(true);
    },
  );

  test("a refused field is named, and nothing else is", () => {
    const field = "temperature";
    expect(failureStatus({ reason: "invalid_field", mayBeBilled: false, field })).toEqual({
      code: 40501,
      message: "Invalid Field: 'temperature'.",
    });
    expect(failureStatus({ reason: "broken", mayBeBilled: false, field: null }).code).toBe(40103);
  });
});
