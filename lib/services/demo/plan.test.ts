import fc from "fast-check";
import { expect, it } from "vitest";
import { askSchema } from "@/lib/domain/runs/ask";
import { nextSlots } from "@/lib/domain/time/cron-slots";
import { tries } from "@/test/properties";
import { daysBefore, demoCron, planDemo } from "./plan";
import { GUIDE, OUTAGE, RELEASE } from "./stories";

const demo = {
  workspaceId: "0191d2c4-0000-7000-8000-000000000001",
  connectionId: "0191d2c4-0000-7000-8000-000000000002",
  madeAt: new Date("2026-11-26T19:00:00Z"),
  zone: "Europe/Helsinki",
};

it("is six weeks of a set's runs and of what somebody does meanwhile", () => {
  expect(
    planDemo(demo).map(({ at, act, isSlot, byHand }) => [
      at.toISOString(),
      act ?? (isSlot ? "slot" : null),
      byHand.length,
    ]),
  ).toEqual([
    ["2026-10-12T11:30:00.000Z", "begin", 0],
    ["2026-10-13T05:30:00.000Z", "slot", 0],
    ["2026-10-20T05:30:00.000Z", "slot", 3],
    ["2026-10-25T12:30:00.000Z", "change", 0],
    ["2026-10-27T06:30:00.000Z", "slot", 0],
    ["2026-10-28T12:30:00.000Z", "slip", 0],
    ["2026-11-03T06:30:00.000Z", "slot", 0],
    ["2026-11-10T06:30:00.000Z", "slot", 0],
    ["2026-11-17T06:30:00.000Z", "slot", 0],
    ["2026-11-24T06:30:00.000Z", "slot", 0],
    ["2026-11-26T19:00:00.000Z", null, 4],
  ]);
  expect(demoCron(demo.madeAt, demo.zone)).toBe("30 8 * * 2");
});

it("has seven slots behind it whenever and wherever it is made, the next one some days ahead, and each event between two of them", () => {
  const zone = fc.constantFrom(
    "UTC",
    "Europe/Helsinki",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Pacific/Apia",
  );
  const madeAt = fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(madeAt, zone, (madeAt, zone) => {
      const steps = planDemo({ ...demo, madeAt, zone });
      const moments = steps.map(({ at }) => at.getTime());
      expect(moments).toEqual(moments.toSorted((a, b) => a - b));
      const slots = steps.flatMap(({ at, isSlot }) => (isSlot ? [at] : []));
      expect(slots).toHaveLength(7);
      expect(slots.filter((slot) => slot < daysBefore(madeAt, RELEASE.from))).toHaveLength(5);
      expect(slots.filter((slot) => slot < daysBefore(madeAt, GUIDE))).toHaveLength(3);
      const outage = { from: daysBefore(madeAt, OUTAGE.from), until: daysBefore(madeAt, OUTAGE.until) };
      expect(slots.map((slot) => slot >= outage.from && slot < outage.until).indexOf(true)).toBe(4);
      expect(slots.filter((slot) => slot >= outage.from && slot < outage.until)).toHaveLength(1);
      const [next] = nextSlots(demoCron(madeAt, zone), zone, madeAt, 1);
      expect(next && next.getTime() - madeAt.getTime()).toBeGreaterThan(2 * 24 * 3_600_000);
    }),
    tries(50),
  );
});

it("asks by hand what the form's own schema takes, each with its own key, the same on a second try", () => {
  const asksOf = (workspaceId: string) =>
    planDemo({ ...demo, workspaceId }).flatMap(({ byHand }) => byHand.map(({ ask }) => ask));
  const asks = asksOf(demo.workspaceId);
  for (const ask of asks) expect(askSchema.parse(ask)).toEqual(ask);
  const keys = asks.map(({ requestKey }) => requestKey);
  expect(new Set(keys).size).toBe(7);
  expect(asksOf(demo.workspaceId).map(({ requestKey }) => requestKey)).toEqual(keys);
  const others = asksOf("0191d2c4-0000-7000-8000-000000000009").map(({ requestKey }) => requestKey);
  expect(others.filter((key) => keys.includes(key))).toEqual([]);
});
