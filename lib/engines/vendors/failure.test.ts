import { expect, it } from "vitest";

import { refusalFailure } from "./failure";

const wait = (retryAfter: string | undefined, body: unknown = null) =>
  refusalFailure("vendor", { status: 429, body, retryAfter }).retryAfterMs;

const google = (retryDelay: string) => [
  { error: { code: 429, status: "RESOURCE_EXHAUSTED", details: [{ reason: "x" }, { retryDelay }] } },
];

it.each([
  ["7", undefined, 7_000],
  ["0", undefined, 0],
  ["1.2", undefined, 2_000],
  [undefined, google("34.074824224s"), 35_000],
  ["3", google("34s"), 3_000],
  ["Sat, 01 Jan 2000 00:00:00 GMT", undefined, 0],
  ["soon", undefined, null],
  ["99999999", undefined, null],
  [undefined, google("never"), null],
  [undefined, { error: "no" }, null],
])("reads from %j and %j how long not to ask", (header, body, expected) => {
  expect(wait(header, body)).toBe(expected);
});

it("reads a date as the time until then", () => {
  const inAMinute = wait(new Date(Date.now() + 60_000).toUTCString());
  expect(inAMinute).toBeGreaterThan(50_000);
  expect(inAMinute).toBeLessThanOrEqual(60_000);
});
