import { expect, test, WORKSPACE } from "../fixtures";
import { expectAccessible } from "../pages/findings";
import { everyScreen } from "../pages/screens";

test("every screen has no serious finding, in both themes, wide and on a phone", async ({ page }) => {
  for (const address of await everyScreen(page, WORKSPACE.slug)) {
    await page.goto(address);
    await expect(page.getByRole("main")).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await expectAccessible(page);
  }
});
