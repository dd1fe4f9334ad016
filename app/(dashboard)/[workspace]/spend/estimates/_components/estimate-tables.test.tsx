// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { EstimateSum } from "@/lib/domain/money/estimates";
import { EstimateSums, leftWords } from "./estimate-sums";
import { EstimatedRuns, EstimatesByModel, EstimatesByMonth, EstimatesBySchedule } from "./estimate-tables";

afterEach(cleanup);

const SUM: EstimateSum = {
  ...{ runs: 4, below: 0, within: 3, above: 1 },
  ...{ low: "0.5", high: "2", actual: "1.25" },
};
const cellsOf = (table: string): (string | null)[] =>
  within(screen.getByRole("table", { name: table }))
    .getAllByRole("cell")
    .map(({ textContent }) => textContent);

it("lays what runs came to beside what was expected, by month, schedule, model and run", () => {
  const run = { id: "r", createdAt: "2026-08-12T09:00:00.000Z", label: null, set: "Shoes", schedule: null };
  render(
    <>
      <EstimateSums total={SUM} />
      <EstimatesByMonth months={[{ ...SUM, from: "2026-08-01", to: "2026-08-31" }]} />
      <EstimatesBySchedule
        schedules={[{ ...SUM, id: "s", name: null }]}
        hrefOf={(id) => `/estimates/${id}`}
      />
      <EstimatesByModel
        models={[
          { engine: "gemini", model: "m-1", calls: 4, held: "2", actual: "1.25" },
          // Held nothing: of nothing there is no share.
          { engine: "gemini", model: "m-2", calls: 1, held: "0", actual: "0.5" },
        ]}
      />
      <EstimatedRuns runs={[{ ...run, low: "0.5", high: "1", actual: "1.25" }]} hrefOf={() => undefined} />
    </>,
  );
  expect(screen.getByText("3 of 4 runs")).toBeTruthy();
  expect(cellsOf("Estimates by month").slice(1)).toEqual(["4", "75 %", "1", "0", "$0.5000–$2.00", "$1.25"]);
  expect(screen.getByRole("link", { name: "A schedule that is gone" }).getAttribute("href")).toBe(
    "/estimates/s",
  );
  expect(cellsOf("Estimates by model").filter((_, place) => place % 5 === 4)).toEqual(["63 %", "–"]);
  expect(cellsOf("Estimates run by run").at(-1)).toBe("dearer");
});

it("says which runs are not compared, and why; nothing where all are", () => {
  const none = { "goes on": 0, "not whole": 0, unpriced: 0, "no estimate": 0 };
  expect(leftWords(none)).toBeNull();
  expect(leftWords({ ...none, "goes on": 1, unpriced: 2 })).toBe(
    "Not compared: 1 run not ended, 2 runs with an answer of unknown cost.",
  );
});
