import fc from "fast-check";
import { expect, it } from "vitest";
import { cronOf, MONTH_DAYS_MAX, presetOf, type Preset } from "./schedule-preset";

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));

const anyPreset: fc.Arbitrary<Preset> = fc.oneof(
  fc.record({ kind: fc.constantFrom("daily" as const, "weekdays" as const), time }),
  fc.record({ kind: fc.constant("weekly" as const), time, weekday: fc.integer({ min: 0, max: 6 }) }),
  fc.record({
    kind: fc.constant("monthly" as const),
    time,
    day: fc.oneof(fc.constant("last" as const), fc.integer({ min: 1, max: MONTH_DAYS_MAX })),
  }),
);

it("reads from a cron the preset it was made of", () => {
  fc.assert(
    fc.property(anyPreset, (preset) => {
      expect(presetOf(cronOf(preset))).toEqual(preset);
    }),
  );
});

it.each([
  // Not every month has them, and both fields together mean either of them.
  ["0 9 31 * *"],
  ["0 9 13 * 5"],
  ["60 9 * * *"],
  ["0 9,17 * * *"],
  ["0 9 * 1 *"],
])("takes %s for none", (cron) => {
  expect(presetOf(cron)).toBeNull();
});
