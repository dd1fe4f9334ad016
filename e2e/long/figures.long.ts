import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { expect, test, WORKSPACE } from "../fixtures";
import { walkFigures } from "../pages/figure-walk";
import { makeDemo } from "../pages/workspaces";

/** The addresses of one kind that the page at an address links to, at most so many. */
async function linked(page: Page, from: string, kind: RegExp, most: number): Promise<string[]> {
  await page.goto(from);
  const links = page.getByRole("main").locator("a[href]");
  await expect(links.first()).toBeVisible();
  const all = await links.evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(all.filter((href) => kind.test(href)))].slice(0, most);
}

test("every figure of every screen leads to as many answers as it says, and shares add up", async ({
  page,
}) => {
  const at = paths.workspace(await makeDemo(page, WORKSPACE.slug));
  const brands = await linked(page, at.overview(), /\/brands\/[^/]+\/figures/, 20);
  const prompts = await linked(page, at.prompts(), /\/prompts\/[^/?]+$/, 5);
  const domains = await linked(page, at.sources(), /\/sources\?.*domain=/, 5);
  const screens = [
    ...[
      at.overview(),
      at.overview({ by: "day" }),
      at.overview({ by: "week" }),
      at.overview({ changed: "out" }),
    ],
    ...brands,
    ...prompts.map((prompt) => `${prompt}/figures`),
    ...[at.sources(), ...domains, at.sourceGaps(), at.whatToDo()],
    ...["period", "engine", "model", "persona", "market", "surface"].map((by) => at.comparing({ by })),
    at.asOthers(),
  ];
  let walked = 0;
  for (const address of screens) {
    const walk = await walkFigures(page, address);
    expect.soft(walk.wrong, address).toEqual([]);
    walked += walk.walked;
  }
  expect(walked).toBeGreaterThan(300);
});
