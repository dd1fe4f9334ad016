import { describe, expect, it } from "vitest";
import type { ImportColumn } from "@/lib/domain/library/prompt-import";
import { checkRow } from "./check-row";
import { readMarket, writeMarket } from "./market-code";

const check = (cells: Partial<Record<ImportColumn, string>>, separator = ",") =>
  checkRow({ line: 7, cells, problem: null }, separator);

describe("a row", () => {
  it("is a question with all that it says", () => {
    const { row, problems } = check({
      prompt: "Which boat?",
      topic: "boats",
      tags: 'big; "red, blue" |big|',
      intent: "Non-branded",
      stage: "TOFU",
      market: "fi-FI",
      persona: "Sailor",
      family: "Boats",
      weight: "1,200",
      system_message: "I sail.",
    });
    expect(problems).toEqual([]);
    expect(row).toEqual({
      line: 7,
      prompt: "Which boat?",
      topic: "boats",
      tags: ["big", "red, blue"],
      intent: "unbranded",
      stage: "awareness",
      market: "fi-FI",
      persona: "Sailor",
      family: "Boats",
      weight: "1200",
      systemMessage: "I sail.",
    });
    expect(check({ prompt: "Which?" }).row).toMatchObject({
      weight: "1",
      tags: [],
      intent: null,
      market: null,
    });
  });

  it.each<[ImportColumn, string, RegExp]>([
    ["prompt", "", /no question/],
    ["prompt", "x".repeat(501), /501 characters; at most 500/],
    ["prompt", "a\0b", /U\+0000, at position 2/],
    ["system_message", "😀".repeat(501), /501 characters/],
    ["topic", "x".repeat(101), /at most 100/],
    ["tags", Array.from({ length: 31 }, (_, place) => place).join(), /31 tags/],
    ["tags", `a, ${"x".repeat(61)}`, /61 characters; at most 60/],
    ["intent", "constructor", /branded, unbranded/],
    ["stage", "late", /awareness/],
    ["weight", "10K", /Not a number/],
    ["weight", "-1", /Not a number/],
    ["weight", "0.1234567", /Not a number/],
  ])("says what is wrong with its %s: %j", (column, value, message) => {
    const { problems } = check({ prompt: "Which?", [column]: value });
    expect(problems).toEqual([{ column, message: expect.stringMatching(message) as string }]);
  });

  it("counts characters as the API does", () => {
    expect(check({ prompt: "😀".repeat(500) }).problems).toEqual([]);
  });

  it.each([
    ["12", ",", "12"],
    ["0.125", ",", "0.125"],
    ["12,5", ";", "12.5"],
    ["1 200", ";", "1200"],
    ["1\u202f200,5", ";", "1200.5"],
    ["1.234.567", ";", "1234567"],
    ["1.234,5", ";", "1234.5"],
    ["1,234,567.5", ",", "1234567.5"],
    ["1,200", ",", "1200"],
  ])("reads a weight of %j, separated by %j, as %s", (cell, separator, weight) => {
    expect(check({ prompt: "Which?", weight: cell }, separator)).toMatchObject({
      row: { weight },
      problems: [],
    });
  });

  it.each(["1.200", "1,200"])("does not guess what %s is in a file of semicolons", (weight) => {
    expect(check({ prompt: "Which?", weight }, ";").problems).toEqual([
      { column: "weight", message: expect.stringMatching(/^Could be 1200 or 1\.200/) as string },
    ]);
  });
});

describe("a market", () => {
  it.each([
    ["fi", { language: "fi", country: null, city: null }],
    ["FI-fi", { language: "fi", country: "FI", city: null }],
    ["sv_SE/Malmö/Lund", { language: "sv", country: "SE", city: "Malmö/Lund" }],
  ])("%s", (cell, place) => {
    expect(readMarket(cell)).toEqual(place);
    expect(readMarket(writeMarket(place))).toEqual(place);
  });
  it.each(["Finland", "qx", "fi-ZZ", ""])("is not said by %j", (cell) => {
    expect(readMarket(cell)).toBeNull();
  });
});
