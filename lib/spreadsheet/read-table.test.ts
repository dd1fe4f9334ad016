import { describe, expect, it } from "vitest";
import { readTable } from "./read-table";

const cellsOf = (text: string) => readTable(text)?.rows.map(({ line, cells }) => [line, cells]);

describe("a spreadsheet of questions", () => {
  it.each([
    ["commas", "prompt,topic,weight\nWhich?,boats,12\n"],
    ["semicolons", "Prompt;TOPIC;Search volume\nWhich?;boats;12\n"],
    ["tabs", "Keyword\tTheme\tAvg. monthly searches\nWhich?\tboats\t12\n"],
    ["a separator it names", "sep=;\r\nquestion;category;search_volume\r\nWhich?;boats;12\r\n"],
    ["headers over two lines", '\n"prompt","topic","Search\nvolume"\nWhich?,boats,12\n'],
  ])("by %s", (_, text) => {
    expect(cellsOf(text)?.map(([, cells]) => cells)).toEqual([
      { prompt: "Which?", topic: "boats", weight: "12" },
    ]);
  });

  it("says what it ignores, and takes a column's own name before another", () => {
    const table = readTable("keyword,prompt,CPC\nboats,Which boat?,2\n");
    expect(table).toMatchObject({
      columns: ["prompt"],
      rows: [{ line: 2, cells: { prompt: "Which boat?" }, problem: null }],
      notes: ["Columns are separated by commas.", "Ignored: “keyword”, “CPC”."],
    });
  });

  it.each<[what: string, text: string, questions: string[]]>([
    ["without a header", "Best, and why?\nWorst; and why?\n", ["Best, and why?", "Worst; and why?"]],
    [
      "whose first has a column's name in it",
      "Query, or keyword?\nWhich?\n",
      ["Query, or keyword?", "Which?"],
    ],
    ["one column under its name", "Question\nBest, and why?\n", ["Best, and why?"]],
    ["one quoted column", '"Best, and ""why""?"\n', ['Best, and "why"?']],
    ["cells behind a tab", "Which?\t12\nWhy?\t3\n", ["Which?", "Why?"]],
  ])("of lines: %s", (_, text, questions) => {
    expect(readTable(text)?.rows.map(({ cells }) => cells.prompt)).toEqual(questions);
  });

  it("has no questions in it where none of its columns is theirs", () => {
    expect(readTable("topic,weight\nboats,12\n")).toBeNull();
  });

  it("keeps rows that are short, and says which are too long or open", () => {
    const text = 'prompt,topic\nA\nB,b,too much\nC,"open\nD,d,,\n';
    expect(readTable(text)?.rows).toEqual([
      { line: 2, cells: { prompt: "A" }, problem: null },
      { line: 3, cells: { prompt: "B", topic: "b" }, problem: "There are 3 cells here, and 2 columns." },
      {
        line: 4,
        cells: { prompt: "C", topic: '"open' },
        problem: "A quotation mark is opened here and never closed.",
      },
      { line: 5, cells: { prompt: "D", topic: "d" }, problem: null },
    ]);
  });
});
