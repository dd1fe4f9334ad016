import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayAt, daysBetween } from "@/lib/domain/time/day-span";
import { nextSlots } from "@/lib/domain/time/cron-slots";
import { mailedDays, mailingCron, type MailingRhythm } from "./report-mailing";

describe("a mail's days", () => {
  it.each([
    ["week", "2026-11-30", "2026-11-23", "2026-11-29"],
    ["month", "2026-12-01", "2026-11-01", "2026-11-30"],
    ["month", "2026-12-28", "2026-11-01", "2026-11-30"],
    ["month", "2028-03-05", "2028-02-01", "2028-02-29"],
    ["month", "2026-01-01", "2025-12-01", "2025-12-31"],
  ] as const)("of a %s, sent on %s, are %s to %s", (every, day, from, to) => {
    expect(mailedDays(every, day)).toEqual({ from, to });
  });

  it("are over, and those of one mail follow those of the one before", () => {
    const rhythm: fc.Arbitrary<MailingRhythm> = fc.oneof(
      fc.record({ every: fc.constant("week" as const), day: fc.nat(6), at: fc.constant("08:00") }),
      fc.record({
        ...{ every: fc.constant("month" as const), day: fc.integer({ min: 1, max: 28 }) },
        at: fc.constantFrom("00:00", "02:30", "23:59"),
      }),
    );
    const zone = fc.constantFrom("UTC", "Europe/Vienna", "America/St_Johns", "Pacific/Kiritimati");
    const moment = fc.date({ min: new Date("2024-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(rhythm, zone, moment, (every, in_, after) => {
        const days = nextSlots(mailingCron(every), in_, after, 3).map((slot) => dayAt(slot, in_));
        const mails = days.map((day) => mailedDays(every.every, day));
        expect(mails).toHaveLength(3);
        mails.forEach(({ from, to }, place) => {
          expect(daysBetween(to, days[place] ?? "")).toBeGreaterThan(0);
          const next = mails[place + 1];
          if (next) expect(next.from).toBe(addDays(to, 1));
          expect(from <= to).toBe(true);
        });
      }),
    );
  });
});
