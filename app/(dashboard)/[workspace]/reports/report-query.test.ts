import { expect, it } from "vitest";
import { keptReportQuery } from "./report-query";

it("keeps the filters of the screen, without days, and nothing that is no part of it", () => {
  expect(keptReportQuery("engine=gemini&from=2026-01-01&to=2026-01-31&order=most&evil=1&page=3")).toBe(
    "engine=gemini&order=most",
  );
  expect(keptReportQuery("topic=a%26b&setId=none")).toBe("topic=a%26b");
});
