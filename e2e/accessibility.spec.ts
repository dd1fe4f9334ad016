import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { expect, signedOut, test, WORKSPACE } from "./fixtures";
import { colourFindings, overflow, seriousFindings } from "./pages/findings";
import { everyScreen } from "./pages/screens";
import { startProduct } from "./product";

// Every screen in both themes, wide and on a phone. What a screen's own spec opens on it is checked there.

// A colour caught on its way to another would be found wanting.
const still = { contextOptions: { reducedMotion: "reduce" } } as const;
test.use(still);
signedOut.use(still);

async function isAccessible(page: Page): Promise<void> {
  for (const [width, height] of [
    [1440, 900],
    [360, 740],
  ] as const) {
    await page.setViewportSize({ width, height });
    const where = `${page.url()}, ${width} pixels wide`;
    await page.emulateMedia({ colorScheme: "light" });
    expect.soft(await seriousFindings(page), `${where}, light`).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect.soft(await colourFindings(page), `${where}, dark`).toEqual([]);
    expect.soft(await overflow(page), `${where}: pixels beyond it`).toBe(0);
  }
}

test("every screen of a workspace", async ({ page }) => {
  test.setTimeout(180_000);
  for (const address of await everyScreen(page, WORKSPACE.slug)) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(address);
    await expect(page.getByRole("main")).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await isAccessible(page);
  }
});

test("what opens over a screen", async ({ page }) => {
  await page.goto(paths.workspace(WORKSPACE.slug).answers());
  const dialog = page.getByRole("dialog");
  await page.keyboard.press("Control+k");
  await expect(dialog.getByRole("option").first()).toBeVisible();
  await isAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(dialog).toBeVisible();
  await isAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Open the navigation" }).click();
  await expect(dialog.getByRole("navigation", { name: "Screens" })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
});

signedOut("sign-in, also refused", async ({ page }) => {
  await page.goto(paths.signIn());
  await isAccessible(page);
  await page.getByLabel("E-mail").fill("nobody@sightline.example");
  await page.getByLabel("Password").fill("a wrong password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await isAccessible(page);
});

signedOut("set-up of a new instance, also refused", async ({ page }) => {
  const product = await startProduct();
  try {
    await page.goto(product.printed);
    await expect(page.getByLabel("Workspace", { exact: true })).toBeVisible();
    await isAccessible(page);
    await page.goto(`${product.url}${paths.setup({ code: "wrong" })}`);
    await isAccessible(page);
  } finally {
    await product.remove();
  }
});
