import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** The rules that a theme can break: it changes nothing but colours. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

const analyse = async (axe: AxeBuilder): Promise<string[]> => {
  // Nothing of ours has frames, and without them axe needs no second page to put its findings together.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
};

/** What axe finds serious or critical on the page as it stands: the rule and the elements that break it. */
export const seriousFindings = (page: Page): Promise<string[]> => analyse(new AxeBuilder({ page }));

/** The same by the rules about colours alone, for a page whose other theme has been looked at. */
export const colourFindings = (page: Page): Promise<string[]> =>
  analyse(new AxeBuilder({ page }).withRules(COLOUR_RULES));

/** By how many pixels the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
