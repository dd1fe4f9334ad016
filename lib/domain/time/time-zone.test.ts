import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/test/properties";
import { dayAt } from "./day-span";
import { listTimeZones, proposedTimeZoneSchema, timeZoneSchema } from "./time-zone";

describe("a time zone", () => {
  it.each([
    ["Europe/Helsinki", "Europe/Helsinki"],
    ["europe/helsinki", "Europe/Helsinki"],
    [" Asia/Tokyo ", "Asia/Tokyo"],
    ["utc", "UTC"],
    ["GMT", "UTC"],
    ["America/Argentina/Buenos_Aires", "America/Buenos_Aires"],
    ["Etc/GMT+5", "Etc/GMT+5"],
  ])("%j is one", (name, zone) => {
    expect(timeZoneSchema.parse(name)).toBe(zone);
  });

  it.each([
    "",
    " ",
    "Europe",
    "Europe/Atlantis",
    "Europe/Helsinki\u0000",
    "Europe/Helsinki; drop table app.workspace",
    "../../etc/passwd",
    "+02:00",
    "-0500",
    "−05:00",
    "Z",
    "UTC+2",
    "Еurope/Helsinki",
    null,
    undefined,
    0,
    {},
    ["UTC"],
  ])("%j is none; where it is only proposed, UTC stands in", (name) => {
    const { error } = timeZoneSchema.safeParse(name);
    expect(error?.issues).toHaveLength(1);
    if (typeof name === "string")
      expect(error?.issues[0]).toMatchObject({
        code: "custom",
        message: "Choose a time zone, such as Europe/Helsinki.",
      });
    expect(proposedTimeZoneSchema.parse(name)).toBe("UTC");
  });

  it("that is offered can be chosen, stays what it is, and has days", () => {
    const zones = listTimeZones("Etc/GMT+5");
    expect(zones.slice(0, 2)).toEqual(["UTC", "Africa/Abidjan"]);
    expect(zones).toContain("Etc/GMT+5");
    expect(new Set(zones).size).toBe(zones.length);
    for (const zone of zones) {
      expect(timeZoneSchema.parse(zone)).toBe(zone);
      expect(dayAt(new Date("2026-06-01T12:00:00Z"), zone)).toMatch(/^2026-0(5-31|6-01|6-02)$/);
    }
  });

  it("made of anything is one that reads again as itself, or none", () => {
    fc.assert(
      fc.property(anyText(40), (text) => {
        const zone = proposedTimeZoneSchema.parse(text);
        expect(timeZoneSchema.parse(zone)).toBe(zone);
      }),
    );
    expect(proposedTimeZoneSchema.parse("ASIA/KOLKATA")).toBe(timeZoneSchema.parse("Asia/Calcutta"));
  });
});
