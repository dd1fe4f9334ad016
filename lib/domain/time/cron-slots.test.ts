import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayAt, listDays } from "@/lib/domain/time/day-span";
import { tries } from "@/test/properties";
import { countSlots, nextSlots, readCron, slotsBetween } from "./cron-slots";

const from = (text: string) => new Date(text);
const iso = (slots: Date[]) => slots.map((slot) => slot.toISOString());

/** "02:30" of a moment on the wall. */
const timeAt = (moment: Date, zone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" }).format(moment);

describe("a time that a clock put forward leaves out", () => {
  it.each([
    ["an hour, in Berlin", "Europe/Berlin", "30 2 * * *", "2026-03-28T12:00Z", "2026-03-29T01:00:00.000Z"],
    [
      "half an hour, on Lord Howe",
      "Australia/Lord_Howe",
      "15 2 * * *",
      "2026-10-03T12:00Z",
      "2026-10-03T15:30:00.000Z",
    ],
    ["in St John's", "America/St_Johns", "10 2 * * *", "2026-03-07T12:00Z", "2026-03-08T05:30:00.000Z"],
    [
      "at a quarter to three, in Chatham",
      "Pacific/Chatham",
      "50 2 * * *",
      "2026-09-25T20:00Z",
      "2026-09-26T14:00:00.000Z",
    ],
    ["at midnight, in Cairo", "Africa/Cairo", "30 0 * * *", "2026-04-23T12:00Z", "2026-04-23T22:00:00.000Z"],
  ])("is due when the clock jumps: %s", (_where, zone, cron, after, due) => {
    expect(iso(nextSlots(cron, zone, from(after), 1))).toEqual([due]);
  });

  it("is due once, however many times of the schedule are left out", () => {
    expect(iso(nextSlots("0,30 2 * * *", "Europe/Berlin", from("2026-03-28T12:00Z"), 2))).toEqual([
      "2026-03-29T01:00:00.000Z",
      "2026-03-30T00:00:00.000Z",
    ]);
  });
});

describe("a time that a clock put back shows twice", () => {
  it.each([
    [
      "an hour, in Berlin",
      "Europe/Berlin",
      "30 2 * * *",
      "2026-10-24T12:00Z",
      ["2026-10-25T00:30:00.000Z", "2026-10-26T01:30:00.000Z"],
    ],
    [
      "half an hour, on Lord Howe",
      "Australia/Lord_Howe",
      "45 1 * * *",
      "2026-04-04T12:00Z",
      ["2026-04-04T14:45:00.000Z", "2026-04-05T15:15:00.000Z"],
    ],
    [
      "in St John's",
      "America/St_Johns",
      "30 1 * * *",
      "2026-10-31T12:00Z",
      ["2026-11-01T04:00:00.000Z", "2026-11-02T05:00:00.000Z"],
    ],
    [
      "at a quarter past three, in Chatham",
      "Pacific/Chatham",
      "15 3 * * *",
      "2026-04-04T00:00Z",
      ["2026-04-04T13:30:00.000Z", "2026-04-05T14:30:00.000Z"],
    ],
    [
      "twice a day",
      "Europe/Berlin",
      "0 2,14 * * *",
      "2026-10-24T20:00Z",
      ["2026-10-25T00:00:00.000Z", "2026-10-25T13:00:00.000Z"],
    ],
  ])("is due the first time only: %s", (_where, zone, cron, after, due) => {
    expect(iso(nextSlots(cron, zone, from(after), 2))).toEqual(due);
  });
});

it("goes by the time that passes where the cron says every so often", () => {
  const halfHours = nextSlots("*/30 * * * *", "Europe/Berlin", from("2026-10-24T23:45Z"), 6);
  expect(halfHours.map((slot) => timeAt(slot, "Europe/Berlin"))).toEqual([
    "02:00",
    "02:30",
    "02:00",
    "02:30",
    "03:00",
    "03:30",
  ]);
});

const ZONES = [
  "UTC",
  "Europe/Helsinki",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "America/St_Johns",
  "Pacific/Chatham",
  "America/Santiago",
  "Africa/Cairo",
] as const;

const anySchedule = fc.record({
  zone: fc.constantFrom(...ZONES),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  first: fc.integer({ min: 0, max: 365 }).map((days) => addDays("2026-01-01", days)),
});

it("has exactly one slot a calendar day for a daily schedule, at its time or where the clock jumps over that", () => {
  fc.assert(
    fc.property(anySchedule, ({ zone, hour, minute, first }) => {
      const slots = nextSlots(`${minute} ${hour} * * *`, zone, from(`${first}T12:00Z`), 30);
      const [firstSlot, lastSlot] = [slots[0], slots.at(-1)];
      if (!firstSlot || !lastSlot) throw new Error("a daily schedule without slots");
      expect(slots.map((slot) => dayAt(slot, zone))).toEqual(
        listDays(dayAt(firstSlot, zone), dayAt(lastSlot, zone)),
      );
      const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
      for (const slot of slots) {
        if (timeAt(slot, zone) === time) continue;
        // A moment before, it was earlier than the time by the clock, and now it is later.
        const before = timeAt(new Date(slot.getTime() - 1), zone);
        expect(before < time || before > timeAt(slot, zone), `${zone} ${time} ${slot.toISOString()}`).toBe(
          true,
        );
        expect(timeAt(slot, zone) > time).toBe(true);
      }
    }),
    tries(30),
  );
});

it("finds between two moments what it would have found one after another", () => {
  fc.assert(
    fc.property(
      anySchedule,
      fc.integer({ min: 0, max: 40 * 24 * 3_600_000 }),
      fc.integer({ min: 1, max: 50 }),
      ({ zone, hour, minute, first }, length, most) => {
        const cron = `${minute} ${hour} * * *`;
        const after = from(`${first}T03:30Z`);
        const until = new Date(after.getTime() + length);
        const all = nextSlots(cron, zone, after, 50).filter((slot) => slot <= until);
        expect(slotsBetween(cron, zone, after, until, most)).toEqual(all.slice(-most));
        expect(countSlots(cron, zone, after, until)).toBe(all.length);
      },
    ),
    tries(30),
  );
});

it("includes a slot at the later moment and not at the earlier one, to the millisecond", () => {
  const between = (after: string, until: string) =>
    iso(slotsBetween("0 9 * * *", "UTC", from(after), from(until), 1));
  expect(between("2026-05-01T09:00Z", "2026-05-02T09:00Z")).toEqual(["2026-05-02T09:00:00.000Z"]);
  expect(between("2026-05-01T08:59:59.999Z", "2026-05-02T08:59:59.999Z")).toEqual([
    "2026-05-01T09:00:00.000Z",
  ]);
  expect(between("2026-05-01T09:00Z", "2026-05-02T08:59:59.999Z")).toEqual([]);
});

describe("a cron as it is typed", () => {
  const read = (text: string) => readCron(text, from("2026-05-01T00:00Z"));

  it.each([["0 9 * * 1-5"], ["0 9 * * MON"], ["0 9 L * *"], ["0 * * * *"], ["0 9,17 1,15 * *"]])(
    "takes %s",
    (cron) => {
      expect(read(cron)).toEqual({ ok: true, cron });
    },
  );

  it("keeps it single-spaced", () => {
    expect(read("  0   9 * *  1 ")).toEqual({ ok: true, cron: "0 9 * * 1" });
  });

  it.each([
    ["", "Five fields"],
    ["@daily", "Five fields"],
    ["0 0 9 * * *", "Five fields"],
    ["0 9 * * 2030", "no cron expression"],
    ["60 9 * * *", "Invalid value for minute"],
    ["a b c d e", "no cron expression"],
    ["0 0 30 2 *", "no such day"],
    ["*/30 * * * *", "less than 60 minutes apart"],
    ["0,10 9 * * *", "less than 60 minutes apart"],
  ])("refuses %s", (cron, problem) => {
    expect(read(cron)).toEqual({ ok: false, problem: expect.stringContaining(problem) as string });
  });

  it("says what is wrong with any text, and never breaks", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789*/,-LW# ") })),
        (text) => {
          const result = read(text);
          if (result.ok) expect(nextSlots(result.cron, "UTC", from("2026-05-01T00:00Z"), 1)).toHaveLength(1);
          else expect(result.problem).not.toBe("");
        },
      ),
      tries(80),
    );
  });
});
