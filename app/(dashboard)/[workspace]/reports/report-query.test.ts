import { expect, it } from "vitest";
import { newReportSchema } from "@/lib/domain/exports/report-schema";
import { REPORT_VIEWS } from "@/lib/domain/exports/report";
import { begunReport, keptReportQuery, REPORT_FILTERS } from "./report-query";

it("keeps the filters of the screen, without days, and nothing that is no part of it", () => {
  expect(
    keptReportQuery("overview", "engine=gemini&from=2026-01-01&to=2026-01-31&order=most&evil=1&page=3"),
  ).toBe("engine=gemini&order=most");
  expect(keptReportQuery("overview", "topic=a%26b&setId=none")).toBe("topic=a%26b");
});

const BRAND = "018f0000-0000-7000-8000-000000000001";

it("keeps of each screen what is that screen's own", () => {
  const sent = `engine=gemini&domain=a.example&sourceClass=news&by=engine&a=gemini&brandId=${BRAND}&day=2026-03-01&mark=${BRAND}&page=4`;
  const kept = Object.fromEntries(REPORT_VIEWS.map((view) => [view, keptReportQuery(view, sent)]));
  expect(kept).toEqual({
    overview: "engine=gemini",
    sources: "engine=gemini&domain=a.example&sourceClass=news",
    gaps: "engine=gemini&sourceClass=news&domain=a.example",
    brand: `engine=gemini&brandId=${BRAND}`,
    compare: "engine=gemini&by=engine&a=gemini",
    study: "engine=gemini&day=2026-03-01",
  });
});

it("is kept as it was written, however often it is read", () => {
  for (const view of REPORT_VIEWS) {
    const once = keptReportQuery(
      view,
      "engine=gemini&topic=%C3%A4%26b%20c&figure=citation-rate&changed=out&sort=name",
    );
    expect(keptReportQuery(view, once)).toBe(once);
  }
});

it("begins with as many days where they end today, and with those days where they do not", () => {
  const query = REPORT_FILTERS.overview.write({ engine: "gemini" });
  const days = { from: "2026-05-01", to: "2026-05-30" };
  const rolling = begunReport("overview", "x".repeat(200), query, { ...days, today: "2026-05-30" });
  expect(rolling).toMatchObject({ view: "overview", query: "engine=gemini", period: { lastDays: 30 } });
  expect(newReportSchema.safeParse(rolling).success).toBe(true);
  expect(begunReport("overview", "A", query, { ...days, today: "2026-06-01" }).period).toEqual(days);
});
