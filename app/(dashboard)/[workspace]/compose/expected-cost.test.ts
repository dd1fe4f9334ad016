import { describe, expect, it } from "vitest";
import { expectedCost } from "./expected-cost";

describe("the expected cost", () => {
  it("adds to the nano-dollar and says what is a planning figure", () => {
    const planned = { low: "0.0006", high: "0.08", basedOn: 0 };
    const known = { low: "0.000000001", high: "0.000000002", basedOn: 12 };
    expect(expectedCost([planned, known])).toEqual({
      calls: 2,
      low: "0.000600001",
      high: "0.080000002",
      basis: "From 12 past answers for 1 of 2; the rest is a planning figure.",
    });
    expect(expectedCost([known]).basis).toBe("From 12 past answers.");
    expect(expectedCost([planned]).basis).toContain("planning figure");
  });
});
