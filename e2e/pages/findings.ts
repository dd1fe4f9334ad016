import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The rules that a theme can break: it changes nothing but colours. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** What axe calls moderate, or leaves out unless asked, and is a fault here. */
const OWN_RULES = ["landmark-unique", "page-has-heading-one", "region", "target-size"];

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

type Rules = Pick<Parameters<AxeBuilder["options"]>[0], "rules" | "runOnly">;

async function analyse(page: Page, rules: Rules): Promise<string[]> {
  // Half a megabyte, and once in a page it stays there.
  const isThere = await page.evaluate(() => "axe" in window);
  const { violations } = await new AxeBuilder({ page, ...(isThere ? { axeSource: ";" } : {}) })
    // Only what is broken is put together: what is right is most of a page.
    .options({ ...rules, resultTypes: ["violations"] })
    // Nothing of ours has frames, and without them axe needs no second page to put its findings together.
    .setLegacyMode()
    .analyze();
  return violations
    .filter(({ id, impact }) => impact === "serious" || impact === "critical" || OWN_RULES.includes(id))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** What axe finds serious or critical on the page as it stands, or our own rules name: the rule and the elements that break it. */
export async function seriousFindings(page: Page, { but = [] }: { but?: string[] } = {}): Promise<string[]> {
  // A page that is being refreshed has no title for a moment, between its old head and its new one.
  await expect(page).toHaveTitle(/./);
  const left = Object.fromEntries(but.map((rule) => [rule, { enabled: false }]));
  return analyse(page, { rules: { "target-size": { enabled: true }, ...left } });
}

/** By how many pixels the page is wider than the window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Shows the page in the other theme, which it learns of a moment after the browser: axe would see half of each. */
async function showIn(page: Page, colorScheme: "dark" | "light"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
}

/**
 * Expects no serious finding on the page as it stands: by every rule wide, by the rules about colours in the other theme, by
 * all others on a phone, where colours are the same, and nothing wider than a phone. Leaves the page wide and light.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const where = page.url();
  await showIn(page, "dark");
  const dark = await analyse(page, { runOnly: { type: "rule", values: COLOUR_RULES } });
  expect.soft(dark, `${where}, dark`).toEqual([]);
  await showIn(page, "light");
  expect.soft(await seriousFindings(page), `${where}, light`).toEqual([]);
  await page.setViewportSize(PHONE);
  expect.soft(await seriousFindings(page, { but: COLOUR_RULES }), `${where}, on a phone`).toEqual([]);
  expect.soft(await overflow(page), `${where}: pixels beyond a phone`).toBe(0);
  await page.setViewportSize(WIDE);
}
