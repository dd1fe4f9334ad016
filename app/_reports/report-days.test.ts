import { expect, it } from "vitest";
import { periodWords, reportDays } from "./report-days";

it("is of the last days before the day of reading, that day with them, or of days that stay", () => {
  expect(reportDays({ lastDays: 7 }, "2026-03-02")).toEqual({ from: "2026-02-24", to: "2026-03-02" });
  expect(reportDays({ lastDays: 1 }, "2026-03-02")).toEqual({ from: "2026-03-02", to: "2026-03-02" });
  const fixed = { from: "2026-01-01", to: "2026-01-31" };
  expect(reportDays(fixed, "2026-03-02")).toEqual(fixed);
});

it("says so", () => {
  expect(periodWords({ lastDays: 1 })).toBe("the last 1 day");
  expect(periodWords({ lastDays: 30 })).toBe("the last 30 days");
  expect(periodWords({ from: "2026-01-01", to: "2026-01-31" })).toBe("1 Jan 2026 to 31 Jan 2026");
  expect(periodWords({ from: "2026-01-01", to: "2026-01-01" })).toBe("1 Jan 2026");
});
