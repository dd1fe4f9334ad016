import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/test/properties";
import { csvLine } from "./csv";

/** Reads one line back, after RFC 4180. */
function readLine(line: string): string[] {
  const cells: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    cells.push(match[1] === undefined ? (match[2] ?? "") : match[1].replaceAll('""', '"'));
    if (match[3] === "\r\n") break;
  }
  return cells;
}

describe("csvLine", () => {
  it("gives every text back, whatever is in it", () => {
    const texts = fc.array(anyText(), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(texts, (values) => {
        const read = readLine(csvLine(values)).map((text) => text.replace(/^'(?=[=+\-@\t\r])/, ""));
        expect(read).toEqual(values);
      }),
    );
  });

  it.each([
    ["a\rb", '"a\rb"'],
    ["a\nb", '"a\nb"'],
    ["a\r\nb", '"a\r\nb"'],
    ["\r", `"'\r"`],
    ["\n", '"\n"'],
    ["a,b", '"a,b"'],
    ['"', '""""'],
    ['say "a"', '"say ""a"""'],
    [" a ", " a "],
    ["\t=1", "'\t=1"],
    ["+1", "'+1"],
    ["-1.5.2", "'-1.5.2"],
    ["", ""],
  ])("writes %j as %s", (text, cell) => {
    expect(csvLine([text, 1])).toBe(`${cell},1\r\n`);
  });

  it("lets no text begin a formula, and leaves amounts alone", () => {
    expect(csvLine(["=1+1", "@x", "-cmd", "-0.0000001", "12", 3, null])).toBe(
      "'=1+1,'@x,'-cmd,-0.0000001,12,3,\r\n",
    );
  });
});
