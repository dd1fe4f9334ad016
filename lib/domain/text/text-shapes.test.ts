import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isDay, isMoment, isUuid } from "./text-shapes";

const day = z.iso.date();
const moment = z.iso.datetime({ offset: true });
const uuid = z.uuid();

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

describe("shapes of texts in addresses", () => {
  it("takes a day only if the schema of the server takes it", () => {
    fc.assert(
      fc.property(digits(4), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (y, m, d) => {
        const text = `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
        expect(isDay(text)).toBe(day.safeParse(text).success);
      }),
    );
  });

  it("takes what a date, a moment and an id are written as", () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date("0001-01-01"), max: new Date("9999-12-31") }),
        fc.uuid(),
        (date, id) => {
          const text = date.toISOString();
          expect([isMoment(text), isDay(text.slice(0, 10)), isUuid(id)]).toEqual([true, true, true]);
        },
      ),
    );
  });

  it("takes a leap day, an offset and an id of any version", () => {
    expect([isDay("2028-02-29"), isDay("2026-12-31")]).toEqual([true, true]);
    expect([isMoment("2026-11-26T10:00:00Z"), isMoment("2026-11-26T10:00:00.123+05:45")]).toEqual([
      true,
      true,
    ]);
    expect(
      ["+00:00", "-19:59", "+20:00", "+23:00"].filter((offset) => !isMoment(`2026-11-26T20:00:00${offset}`)),
    ).toEqual([]);
    expect(isUuid("0190a0c0-0000-7000-8000-000000000001")).toBe(true);
  });

  it.each([
    "",
    "2026-02-30",
    "2026-2-3",
    "2026-01",
    "2026",
    " 2026-01-01",
    "2026-01-01\n",
    "2026-01-01T10:00:00Z",
    "yesterday",
    "02026-01-01",
    "2026-01-01 ",
  ])("%j is no day", (text) => {
    expect(isDay(text)).toBe(false);
    expect(day.safeParse(text).success).toBe(false);
  });

  it.each([
    "2026-01-01",
    "2026-01-01T10:00:00",
    "2026-02-30T10:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T10:00:00+2",
    "2026-01-01T10:00:00+24:00",
    " 2026-01-01T10:00:00Z",
    "2026-01-01T10:00:00Z ",
    "02026-01-01T10:00:00Z",
    "x",
  ])("%j is no moment", (text) => {
    expect(isMoment(text)).toBe(false);
    expect(moment.safeParse(text).success).toBe(false);
  });

  it.each([
    "",
    "1",
    "7d9cdd0e-6a1c-4e0f-9c52-0b1a3a3f5c1",
    "7d9cdd0e-6a1c-9e0f-9c52-0b1a3a3f5c11",
    "a7d9cdd0e-6a1c-4e0f-9c52-0b1a3a3f5c11",
    "7d9cdd0e-6a1c-4e0f-9c52-0b1a3a3f5c11a",
  ])("%j is no id", (text) => {
    expect(isUuid(text)).toBe(false);
    expect(uuid.safeParse(text).success).toBe(false);
  });
});
