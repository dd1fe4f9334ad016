import type { Page } from "@playwright/test";
import { testUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { expect, test, WORKSPACE } from "../fixtures";
import { SIGNED_IN_FILE } from "../owner";
import { expectAccessible } from "../pages/findings";
import { makeDemo } from "../pages/workspaces";

// What else there is to see in a demo, beside what demo.spec.ts walks.

test.describe.configure({ mode: "serial" });

let page: Page;
let slug = "";

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({
    ...{ baseURL: testUrl(), storageState: SIGNED_IN_FILE, reducedMotion: "reduce", timezoneId: "UTC" },
  });
  page = await context.newPage();
  slug = await makeDemo(page, WORKSPACE.slug);
});

test.afterAll(() => page.context().close());

/** How many rows the list of answers shows of so many. */
const expectRows = (count: number) =>
  expect(page.getByRole("main").locator("[data-row-link]")).toHaveCount(Math.min(count, 50));

/** The number that a text begins with. */
const numberIn = (text: string | null): number => Number(/^[\d,]+/.exec(text ?? "")?.[0].replaceAll(",", ""));

test("compare: sides turned round, how a rate is counted, and periods across another model", async () => {
  const main = page.getByRole("main");
  await page.goto(paths.workspace(slug).comparing({ by: "engine" }));
  await main.getByRole("link", { name: "Turn the sides round" }).click();
  await expect(page).toHaveURL(/a=\w+&b=\w+/);
  await main.getByRole("button", { name: "How presence is counted" }).click();
  await expect(page.getByRole("dialog", { name: "How presence is counted" })).toContainText(
    "Denominator of A",
  );
  await page.keyboard.press("Escape");
  await expectAccessible(page);

  await main.getByRole("link", { name: "Periods" }).click();
  await expect(main.getByRole("textbox", { name: "Against, from" })).toBeVisible();
  await main.getByRole("button", { name: "7 days" }).click();
  await expect(page).toHaveURL(/from=/);
  // Whether the model changed in the last two weeks depends on the day of the week; in the last two months it did.
  await page.goto(paths.workspace(slug).comparing());
  await expect(main.getByText(/^What differs can't be told: gpt-4o-2024-11-20 began/)).toBeVisible();
  await main.getByRole("link", { name: "Leave those series out" }).click();
  await expect(page).toHaveURL(/changed=out/);
  await expect(main.getByText(/^What differs can't be told/)).toHaveCount(0);
  await expectAccessible(page);
});

test("the gaps of sources: every count has its rows, and what narrows them is in the address", async () => {
  await page.goto(paths.workspace(slug).sources());
  await page
    .getByRole("navigation", { name: "Screens of sources" })
    .getByRole("link", { name: "Gaps" })
    .click();
  const table = page.getByRole("table", { name: "Domains with a gap" });
  await expect(table).toBeVisible();
  await expectAccessible(page);
  const first = table.locator("tbody tr").first();
  await expect(first).toContainText("milesclub.example");
  for (const name of [/^\d+ gap answers? citing \S+$/, /^\d+ gap answers? of /, /and naming Veltrano$/]) {
    const link = first.getByRole("link", { name }).first();
    const count = numberIn(await link.getAttribute("aria-label"));
    await link.click();
    await expectRows(count);
    await page.goBack();
  }
  await page.getByLabel("Class").selectOption("review");
  await expect(page).toHaveURL(/sourceClass=review/);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).not.toHaveURL(/sourceClass/);
});

test("a domain's figures stand above its sources, and its prevalence leads to its rows", async () => {
  await page.goto(paths.workspace(slug).sources());
  const first = page
    .getByRole("table", { name: "Cited domains", exact: true })
    .locator("tbody tr")
    .first()
    .getByRole("link")
    .first();
  const domain = await first.innerText();
  await first.click();
  const figures = page.getByRole("region", { name: `Figures of ${domain}` });
  await expect(figures).toBeVisible();
  await expect(figures.getByRole("table", { name: "Prevalence by engine" })).toBeVisible();
  await expectAccessible(page);
  const named = figures
    .getByRole("table", { name: "Brands named by the answers that cite it" })
    .getByRole("link")
    .first();
  const count = numberIn(await named.getAttribute("aria-label"));
  await named.click();
  await expectRows(count);
});
