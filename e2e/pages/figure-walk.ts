import { expect, type Page } from "@playwright/test";

/* Every figure of a screen against the rows it leads to. */

/** A link from a figure to answers, and what it says of them. */
interface FigureLink {
  says: string;
  href: string;
}

/** "3 of 20 answers naming Acme" and "12 answers naming Acme" lead to 3 and to 12, a point "n = 40" to 40. */
const SAID = [
  /(?:^|[:,] )([\d,]+) (?:of [\d,]+ )?(?:gap )?(?:answers?|namings)\b/,
  /, n = ([\d,]+)$/,
  /^([\d,]+)$/,
];

/** "3 of 20 namings are of Acme", after whose count it is where there are several: shares of one sum. */
const SHARE = /^(?:(.+): )?([\d,]+) of ([\d,]+) (namings|mentions) are of /;

const toNumber = (digits = ""): number => Number(digits.replaceAll(",", ""));

/** The number of answers that a link says it leads to; null where it says none. */
function saidBy({ says }: FigureLink): number | null {
  const digits = SAID.map((said) => said.exec(says)?.[1]).find((found) => found !== undefined);
  return digits === undefined ? null : toNumber(digits);
}

/** The links to lists of answers in a part of the page. */
const linksIn = (page: Page, part: "main" | "[role=dialog]:popover-open"): Promise<FigureLink[]> =>
  page.locator(part).evaluate((shown) =>
    [...shown.querySelectorAll<HTMLAnchorElement | SVGAElement>("a[href]")].flatMap((link) => {
      const href = link.getAttribute("href") ?? "";
      return /^\/[^/]+\/answers(\?|$)/.test(href)
        ? [{ href, says: link.getAttribute("aria-label") ?? link.textContent.trim() }]
        : [];
    }),
  );

/** The links of the figures of a screen, and of how each is counted. */
async function figureLinks(page: Page): Promise<FigureLink[]> {
  const found = await linksIn(page, "main");
  for (const help of await page
    .getByRole("main")
    .getByRole("button", { name: /^How .* is counted$/ })
    .all()) {
    await help.click();
    const open = page.getByRole("dialog");
    await expect(open).toBeVisible();
    found.push(...(await linksIn(page, "[role=dialog]:popover-open")));
    await page.keyboard.press("Escape");
    await expect(open).toHaveCount(0);
  }
  return found;
}

/** How many answers the list at an address says it has. */
async function countAt(page: Page, href: string): Promise<number> {
  const reply = await page.request.get(href);
  expect(reply.status(), href).toBe(200);
  const html = (await reply.text()).replaceAll(/<script[^]*?<\/script>|<!--[^]*?-->/g, "");
  const pager = html.split('aria-label="Pages"')[1]?.replaceAll(/<[^>]*>/g, " ");
  if (pager === undefined && html.includes("No answer")) return 0;
  return toNumber(/([\d,]+) +answers?\b/.exec(pager ?? "")?.[1] ?? "not said");
}

interface Walk {
  /** How many links say how many answers they lead to. */
  walked: number;
  /** Those that lead to another number than they say, in words. */
  wrong: string[];
  /** Those that say no number. */
  mute: string[];
}

/** As many of a list, from its beginning to its end. */
const spread = <One>(list: readonly One[], most: number): One[] => {
  const step = Math.max(list.length / most, 1);
  return Array.from(
    { length: Math.min(most, list.length) },
    (_, place) => list[Math.floor(place * step)],
  ).filter((one) => one !== undefined);
};

/**
 * Follows the figures of the screen at an address to their rows, all of them or so many, and adds the shares of each sum up.
 */
export async function walkFigures(page: Page, address: string, most = Infinity): Promise<Walk> {
  await page.goto(address);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  const links = await figureLinks(page);
  const counts = new Map<string, number>();
  const walk: Walk = { walked: 0, wrong: [], mute: [] };
  for (const link of spread(links, most)) {
    const said = saidBy(link);
    if (said === null) {
      walk.mute.push(link.says);
      continue;
    }
    const count = counts.get(link.href) ?? (await countAt(page, link.href));
    counts.set(link.href, count);
    walk.walked += 1;
    if (count !== said) walk.wrong.push(`"${link.says}" leads to ${count}: ${link.href}`);
  }
  return { ...walk, wrong: [...walk.wrong, ...wrongSums(links)] };
}

/** The sums that the shares said of them do not add up to. */
function wrongSums(links: readonly FigureLink[]): string[] {
  const shares = links.flatMap(({ says }) => {
    const [, whose = "", part, sum, what] = SHARE.exec(says) ?? [];
    return sum === undefined ? [] : [{ part: toNumber(part), sum: toNumber(sum), of: `${whose} ${what}` }];
  });
  const sums = Map.groupBy(shares, ({ sum, of }) => JSON.stringify([sum, of])).values();
  return [...sums].flatMap((parts) => {
    const sum = parts[0]?.sum;
    const added = parts.reduce((all, { part }) => all + part, 0);
    return added === sum ? [] : [`shares of ${sum} add up to ${added}`];
  });
}
