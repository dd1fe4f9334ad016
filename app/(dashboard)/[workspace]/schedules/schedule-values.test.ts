import { expect, it } from "vitest";
import { cronTyped, toSchedule, valuesOf } from "./schedule-values";

const ask = {
  ...{ connectionId: "", method: "live" as const, targets: [], marketIds: [], personaIds: [], repeats: 1 },
  label: null,
};
const view = (cron: string) => ({
  ...{ id: "", name: "n", setId: "", setName: "", cron, state: "active" as const, pausedReason: null, ask },
  ...{ month: { spent: "0", held: "0" }, spreadMinutes: 30, capPerSlot: "1", capPerMonth: "2", zone: "UTC" },
  ...{ nextSlots: [], archivedAt: null, createdAt: "" },
});

it.each([
  ["daily", "5 7 * * *"],
  ["weekdays", "0 9 * * 1-5"],
  ["weekly", "0 9 * * 0"],
  ["monthly", "0 9 15 * *"],
  ["monthly", "0 9 L * *"],
  ["cron", "0 9,17 * * *"],
])("shows a %s schedule as it is kept: %s", (rhythm, cron) => {
  const values = valuesOf(view(cron));
  expect(values.rhythm).toBe(rhythm);
  expect(cronTyped(values)).toBe(cron);
});

it("takes money as it is typed", () => {
  const typed = { ...valuesOf(null), capPerSlot: "$1,200.50", capPerMonth: " 9 ", spreadMinutes: "" };
  expect(toSchedule(typed, "", ask)).toMatchObject({
    capPerSlot: "1200.50",
    capPerMonth: "9",
    spreadMinutes: 0,
  });
});
