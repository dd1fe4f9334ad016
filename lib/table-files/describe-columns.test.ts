import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ANSWER_COLUMNS } from "@/lib/domain/exports/answer-columns";
import { CITATION_COLUMNS, SOURCE_COLUMNS } from "@/lib/domain/exports/citation-columns";
import { describeColumns } from "./describe-columns";

/** A table's cells, however wide it is set. */
const cellsOf = (markdown: string): string[] =>
  markdown.split("\n").flatMap((line) =>
    line.startsWith("| ")
      ? [
          line
            .split("|")
            .map((cell) => cell.trim())
            .join("|"),
        ]
      : [],
  );

it.each([
  ["answers", ANSWER_COLUMNS],
  ["citations", CITATION_COLUMNS],
  ["sources", SOURCE_COLUMNS],
])("docs/formats.md tells the columns of %s as they are", (_, columns) => {
  const told = cellsOf(readFileSync("docs/formats.md", "utf8"));
  const [, , ...rows] = cellsOf(describeColumns(columns));
  expect(told).toEqual(expect.arrayContaining(rows));
});

it("tells type, unit and whether it may be null", () => {
  expect(
    describeColumns({
      input: { type: "integer", meaning: "What was read.", unit: "tokens", optional: true },
    }),
  ).toContain("| `input` | a whole number, in tokens, or null | What was read. |");
});
