import fc from "fast-check";
import { expect, it } from "vitest";
import { formatJson } from "./format-json";

it("lays JSON out and keeps every token as it is written", () => {
  expect(formatJson('{"a":1.10,"b":[],"c":{"d":["\\u0041, {x}",null]},"e":{}}')).toBe(
    `{
  "a": 1.10,
  "b": [],
  "c": {
    "d": [
      "\\u0041, {x}",
      null
    ]
  },
  "e": {}
}`,
  );
});

it("is nothing for what is not JSON", () => {
  expect(formatJson("<html>")).toBeNull();
  expect(formatJson("")).toBeNull();
});

it("means the same, and lays out what is laid out to itself", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const formatted = formatJson(JSON.stringify(value)) ?? "";
      expect(JSON.parse(formatted)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(formatted).toBe(JSON.stringify(value, null, 2));
    }),
  );
});
