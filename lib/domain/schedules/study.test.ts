import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, listDays } from "@/lib/domain/time/day-span";
import { placeboHalves, studySpans, studyWeeks, WINDOW_MAX, WINDOW_MIN } from "./study";

const DAY = "2026-11-15";
const windows = fc.record({
  before: fc.integer({ min: WINDOW_MIN, max: WINDOW_MAX }),
  after: fc.integer({ min: WINDOW_MIN, max: WINDOW_MAX }),
});
const daysOf = (spans: readonly { from: string; to: string }[]) =>
  spans.flatMap(({ from, to }) => listDays(from, to));

it("weeks and halves are of exactly the days of their window, and none of the mark's own", () => {
  fc.assert(
    fc.property(windows, (asked) => {
      const { before, after } = studySpans(DAY, asked);
      const weeks = studyWeeks(DAY, asked);
      expect(daysOf(weeks.before)).toEqual(daysOf([before]));
      expect(daysOf(weeks.after)).toEqual(daysOf([after]));
      expect(daysOf(placeboHalves(DAY, asked.before))).toEqual(daysOf([before]));
      expect([before.to, after.from]).toEqual([addDays(DAY, -1), addDays(DAY, 1)]);
      for (const { from, to } of [...weeks.before.slice(1), ...weeks.after.slice(0, -1)])
        expect(listDays(from, to)).toHaveLength(7);
    }),
  );
});
