import { z } from "zod";

export const UTC = "UTC";

/** The name of an IANA time zone as `Intl` writes it; null for what is none. Offsets ("+02:00") are no zones. */
function findTimeZone(name: string): string | null {
  if (!/^[a-z]/i.test(name)) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** An IANA time zone that this machine knows, in whatever case; becomes its name as `Intl` writes it. */
export const timeZoneSchema = z
  .string()
  .trim()
  .transform((name, check) => {
    const zone = findTimeZone(name);
    if (zone !== null) return zone;
    check.addIssue({ code: "custom", message: "Choose a time zone, such as Europe/Helsinki." });
    return z.NEVER;
  });

/** A zone that a browser proposes. One that is missing, or that nobody here knows, is UTC: it stops nothing. */
export const proposedTimeZoneSchema = timeZoneSchema.default(UTC).catch(UTC);

/** The zones to choose from, by name, and `current` where it is none of them. */
export const listTimeZones = (current: string): string[] => [
  ...new Set([UTC, ...[current, ...Intl.supportedValuesOf("timeZone")].sort()]),
];
