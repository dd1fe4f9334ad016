import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ProgressTable } from "./progress-table";
import { RunBar } from "./run-bar";

/** The words of a table's cells, row by row. */
const cellsOf = (html: string): string[][] =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)]
    .map(([, row = ""]) =>
      [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = ""]) =>
        cell.replaceAll(/<svg.*?<\/svg>|<[^>]+>/gs, ""),
      ),
    )
    .filter((cells) => cells.length > 0);

it("says of each engine and model how many tasks it has, and how they stand", () => {
  const html = renderToStaticMarkup(
    <ProgressTable
      groups={[
        {
          engine: "chat_gpt",
          model: "gpt-4.1-mini",
          method: "standard",
          counts: { answered: 1_200, failed: 3, posted: 40, planned: 7 },
        },
        { engine: "perplexity", model: "sonar", method: "live", counts: { answered: 5, unknown: 2 } },
      ]}
    />,
  );
  expect(cellsOf(html)).toEqual([
    ["ChatGPTgpt-4.1-mini", "Standard", "", "1,250", "1,200", "47", "3", "0"],
    ["Perplexitysonar", "Live", "", "7", "5", "0", "0", "2"],
  ]);
  expect(html).toContain("On every row here: none cancelled");
});

it("draws what ended and what is under way to scale, and says it in words", () => {
  const html = renderToStaticMarkup(
    <RunBar counts={{ answered: 60, failed: 10, posted: 10, planned: 20 }} />,
  );
  expect(html).toContain('aria-label="20 waiting, 10 queued, 60 answered, 10 failed"');
  expect([...html.matchAll(/width:(\d+%)/g)].map(([, width]) => width)).toEqual(["60%", "10%", "10%"]);
});
