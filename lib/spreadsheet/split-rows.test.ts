import { expect, it } from "vitest";
import { splitRows } from "./split-rows";

const rowsOf = (text: string, separator = ",") =>
  splitRows(text, separator).map(({ line, cells, unclosed }) => [
    line,
    ...cells,
    ...(unclosed ? ["(unclosed)"] : []),
  ]);

it.each<[what: string, text: string, rows: unknown[]]>([
  [
    "line ends of all kinds",
    "a,b\r\nc,d\ne,f\rg,h",
    [
      [1, "a", "b"],
      [2, "c", "d"],
      [3, "e", "f"],
      [4, "g", "h"],
    ],
  ],
  [
    "quoted line ends",
    'a\r\n"b\r\nc\nd",e\r\nf\r\n',
    [
      [1, "a"],
      [2, "b\r\nc\nd", "e"],
      [5, "f"],
    ],
  ],
  ["doubled quotes", '"say ""hi""",1\n', [[1, 'say "hi"', "1"]]],
  [
    "quotes inside a cell",
    'a 5" screen,1\n"a" or b,2\n',
    [
      [1, 'a 5" screen', "1"],
      [2, '"a" or b', "2"],
    ],
  ],
  [
    "rows that are empty, or short, or long",
    "a,b\n\n,\n  \nc\nd,e,f",
    [
      [1, "a", "b"],
      [5, "c"],
      [6, "d", "e", "f"],
    ],
  ],
  [
    "a quotation mark that is not closed costs its own row",
    'a,b\nc,"d\ne,"f, g"\nh,"i\n',
    [
      [1, "a", "b"],
      [2, "c", '"d', "(unclosed)"],
      [3, "e", "f, g"],
      [4, "h", '"i', "(unclosed)"],
    ],
  ],
  ["nothing", "", []],
])("%s", (_, text, rows) => {
  expect(rowsOf(text)).toEqual(rows);
});

it("ends, however many quotation marks are not closed", () => {
  const text = Array.from({ length: 200 }, (_, place) => `x,"${place}\n`).join("");
  expect(rowsOf(text).length).toBeGreaterThanOrEqual(100);
});

it.each([
  ["in order", "a,b\n"],
  ["with quotation marks as they should not be", 'a "b" c,"d"e\n'],
  ["with one that is not closed", '"a,b\n'],
])("reads no more than are wanted of rows %s", (_, row) => {
  expect(splitRows(row.repeat(50), ",", { most: 30 }).map(({ line }) => line)).toEqual(
    Array.from({ length: 30 }, (_each, place) => place + 1),
  );
});
