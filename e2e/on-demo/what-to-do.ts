import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { expect, patient as test } from "../fixtures";
import { expectAccessible } from "../pages/findings";

/** What there is to do on a demo, and the way from each line to its rows. The demo is there when the first test begins. */
export function whatToDoTests(demo: () => { page: Page; slug: string }): void {
  test.describe("what to do", () => {
    let page: Page;
    let slug: string;
    test.beforeEach(() => {
      ({ page, slug } = demo());
    });
    /** How many rows the list of answers says it has. */
    const rows = () => page.getByRole("main").locator("[data-row-link]");

    /** The number that a link begins with. */
    const numberIn = (text: string): number => Number(/^[\d,]+/.exec(text)?.[0].replaceAll(",", ""));

    test("a gap leads to its rows, and they are as many as it says", async () => {
      await page.goto(paths.workspace(slug).whatToDo());
      const list = page.getByRole("list", { name: "What to do" });
      // Answers are measured in the background.
      await expect(async () => {
        await page.reload();
        await expect(list).toBeVisible({ timeout: 2_000 });
      }).toPass();
      await expectAccessible(page);
      await page
        .getByRole("navigation", { name: "Kinds" })
        .getByRole("link", { name: /^Source gaps/ })
        .click();
      await expect(page).toHaveURL(/kind=source-gap/);
      const item = list.getByRole("listitem").first();
      const domain = await item.getByRole("link").first().innerText();
      const count = item.getByRole("link", { name: /^\d+ answers?$/ });
      const gaps = numberIn(await count.innerText());
      await count.click();
      await expect(page).toHaveURL(/withoutBrandId=.*competitors=named/);
      await expect(rows()).toHaveCount(Math.min(gaps, 50));
      await expect(page.getByRole("list", { name: "Narrowed to" })).toContainText(domain);

      await page.goBack();
      await item.getByRole("link", { name: domain }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(domain);
      await expect(page.getByText("Answers that are gaps")).toBeVisible();
      const source = page.getByRole("table", { name: "Sources with a gap" }).locator("tbody tr").first();
      const cited = source.getByRole("link", { name: /^\d+ gap answers? citing/ }).first();
      const pages = numberIn(await cited.innerText());
      await cited.click();
      await expect(rows()).toHaveCount(Math.min(pages, 50));
    });

    test("a gap, a competitor first, a question that names nobody and a lost source are each told, and lead to their rows", async () => {
      const list = page.getByRole("list", { name: "What to do" });
      for (const [kind, item, told] of [
        ["source-gap", "Be written about on milesclub.example", "name a competitor and not Veltrano"],
        [
          "outranked",
          "running shoes for mountain trails",
          "put a competitor first and do not name Veltrano: Nordlauf",
        ],
        [
          "uninformative",
          "What are the best running shoes?",
          "List the five best running shoes, with a short reason",
        ],
        ["source-lost", "See what became of stridelab.example", "with search cite it; in the period before"],
      ] as const) {
        await page.goto(paths.workspace(slug).whatToDo({ kind }));
        const finding = list.getByRole("listitem").filter({ hasText: item });
        await expect(finding, kind).toContainText(told);
        const count = finding.getByRole("link", { name: /^\d+ answers?$/ });
        const answers = numberIn(await count.innerText());
        expect(answers, kind).toBeGreaterThan(4);
        await count.click();
        await expect(rows()).toHaveCount(Math.min(answers, 50));
      }
    });

    test("days without answers are said to be so", async () => {
      await page.goto(paths.workspace(slug).whatToDo({ from: "2001-01-01", to: "2001-01-02" }));
      await expect(page.getByRole("heading", { name: "No answer in these filters" })).toBeVisible();
    });
  });
}
