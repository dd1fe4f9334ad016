import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { STATUS_CODES } from "@/lib/api-contract/status-codes";

const page = readFileSync(join(import.meta.dirname, "../../docs/wire.md"), "utf8");

test("the page's table of codes is the table in the code", () => {
  const [, table = ""] = /<!-- codes -->([^]*)<!-- \/codes -->/.exec(page) ?? [];
  const rows = table
    .split("\n")
    .filter((line) => /^\| \d/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows).toEqual(
    Array.from(STATUS_CODES.values(), (row) => [
      String(row.code),
      row.message,
      row.group,
      String(row.http),
      row.meaning,
      row.remedy,
    ]),
  );
});
