import { expect, type Page } from "@playwright/test";

/** From a phone to a wide screen, in pixels. */
const WIDTHS = [360, 768, 1280, 1920];
const USUAL = { width: 1440, height: 900 };

/** What can be pressed and can't be reached: beyond the window's edge, or beneath something else. */
const outOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wrong: string[] = [];
    for (const one of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
      if (!one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      // What is there for keys and screen readers alone, and shown once it has the focus.
      const { width, height } = one.getBoundingClientRect();
      if (width < 2 || height < 2 || one.closest("[inert]")) continue;
      one.scrollIntoView({ block: "center", inline: "center" });
      const [box] = one.getClientRects();
      if (!box) continue;
      const middle = [box.left + box.width / 2, box.top + box.height / 2] as const;
      const hit = document.elementFromPoint(...middle);
      const label = "labels" in one && one.labels instanceof NodeList ? [...one.labels] : [];
      const isReached = [one, ...label].some((part) => part.contains(hit));
      const isBeyond = box.left < -1 || box.right > innerWidth + 1;
      if (isReached && !isBeyond) continue;
      const name = one.getAttribute("aria-label") ?? one.textContent.trim();
      wrong.push(
        `${one.tagName} “${name.slice(0, 60)}” ${isBeyond ? "is beyond the edge" : `is beneath ${hit?.outerHTML.slice(0, 120) ?? "nothing"}`}`,
      );
    }
    scrollTo(0, 0);
    return wrong;
  });

/** Expects the page as it stands to be no wider than any window, and to have nothing to press that can't be reached. */
export async function expectWithinReach(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(beyond, `${page.url()}, pixels beyond ${width}`).toBe(0);
    expect.soft(await outOfReach(page), `${page.url()} at ${width}`).toEqual([]);
  }
  await page.setViewportSize(USUAL);
}
