import fc from "fast-check";
import { expect, it } from "vitest";
import { sayRhythm } from "@/lib/format/rhythm";
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
  ["0 9 * * *", "every day at 09:00"],
  ["30 17 * * 1-5", "every weekday at 17:30"],
  ["0 9 * * 0", "every Sunday at 09:00"],
  ["5 0 15 * *", "on day 15 of every month at 00:05"],
  ["0 9 L * *", "on the last day of every month at 09:00"],
  ["0 9,17 * * *", "by 0 9,17 * * *"],
  // Not every month has them, and both fields together mean either of them.
  ["0 9 31 * *", "by 0 9 31 * *"],
  ["0 9 13 * 5", "by 0 9 13 * 5"],
  ["60 9 * * *", "by 60 9 * * *"],
])("says %s in words", (cron, words) => {
  expect(sayRhythm(cron)).toBe(words);
});
