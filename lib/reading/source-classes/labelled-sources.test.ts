import { expect, it } from "vitest";
import labelled from "@/test/labelled/sources.json";
import { identifySource } from "../source-url";
import { compileClassifier } from "./classify-source";
import { SOURCE_RULE_QUALITY } from "./rule-quality";

// Addresses that were labelled by hand, without brands and without a team's rules. `seen` was in sight when the rules
// were mended, `held` was not.

const classify = compileClassifier({ brands: [], rules: [] });

function qualityOf(rows: typeof labelled.held, key: "class" | "pageType") {
  const told = rows.map((row) => {
    const { url: sourceUrl, domain } = identifySource(row.url);
    return { is: row[key], said: classify({ sourceUrl, domain, title: row.title })[key] };
  });
  const said = told.filter((one) => one.said !== null && one.said !== "other");
  const are = told.filter((one) => one.is !== "other");
  const right = said.filter((one) => one.said === one.is).length;
  const rounded = (share: number) => Math.round(share * 100) / 100;
  return { precision: rounded(right / said.length), recall: rounded(right / are.length) };
}

it("are more than 200, each once", () => {
  const urls = [...labelled.seen, ...labelled.held].map(({ url }) => url);
  expect(new Set(urls).size).toBeGreaterThan(200);
  expect(new Set(urls).size).toBe(urls.length);
});

it.each(["class", "pageType"] as const)("tells their %s as often as is said", (key) => {
  expect(qualityOf(labelled.held, key)).toEqual(SOURCE_RULE_QUALITY[key]);
  expect(qualityOf(labelled.seen, key).precision).toBeGreaterThanOrEqual(0.95);
});
