import { paths } from "@/lib/paths";
import { expect, signedOut, test, WORKSPACE } from "./fixtures";
import { expectAccessible, seriousFindings } from "./pages/findings";
import { everyScreen } from "./pages/screens";
import { expectWellBehaved } from "./pages/well-behaved";
import { Scale } from "./pages/weight";

// What every screen loads and writes, by its first look. What can be seen and done on one is looked at by its own spec; all
// looks of every one of them, by axe, in both themes and on a phone as well, by long/accessibility.long.ts.

// In parts that are walked beside each other: it is the longest of all tests.
const PARTS = 2;

test.describe("every screen writes no error to the console, keeps to its security policy, asks no other host and is light", () => {
  test.describe.configure({ mode: "parallel" });
  for (let part = 0; part < PARTS; part += 1) {
    test(`part ${part + 1} of ${PARTS}`, async ({ page }) => {
      test.setTimeout(600_000);
      const addresses = await everyScreen(page, WORKSPACE.slug);
      await expectWellBehaved(
        page,
        addresses.filter((_, place) => place % PARTS === part),
      );
    });
  }
});

test("what opens over a screen: the palette, the keys, menus, a picker, a dialog, the drawer", async ({
  page,
}) => {
  const { answers, compose, settings } = paths.workspace(WORKSPACE.slug);
  const dialog = page.getByRole("dialog");
  const isFine = async (what: string) => expect.soft(await seriousFindings(page), what).toEqual([]);
  await page.goto(answers());
  await page.keyboard.press("Control+k");
  await expect(dialog.getByRole("option").first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  for (const [opener, item] of [
    [/^Workspace: /, "New workspace"],
    [/^Account: /, "Sign out"],
  ] as const) {
    await page.getByRole("button", { name: opener }).click();
    await expect(page.getByRole("menuitem", { name: item })).toBeVisible();
    await isFine(item);
    await page.keyboard.press("Escape");
  }

  await page.goto(compose());
  await page.getByRole("combobox").first().click();
  await expect(page.getByRole("option").first()).toBeVisible();
  await isFine("a picker");
  await page.goto(settings.root);
  await page.getByRole("button", { name: "Delete workspace" }).click();
  await expect(dialog.getByRole("button", { name: "Delete workspace" })).toBeDisabled();
  await isFine("a dialog");
  await page.keyboard.press("Escape");

  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole("button", { name: "Open the navigation" }).click();
  await expect(dialog.getByRole("navigation", { name: "Screens" })).toBeVisible();
  await isFine("the drawer");
});

signedOut("sign-in, also refused, and a new password", async ({ page }) => {
  const scale = new Scale(page);
  for (const address of [paths.forgotPassword(), paths.resetPassword("a-guess"), paths.signIn()]) {
    await scale.goto(address);
    await expect(page.getByRole("main")).toBeVisible();
    await expectAccessible(page);
    expect.soft(await scale.tooMuch()).toBeNull();
  }
  await page.getByLabel("E-mail").fill("nobody@sightline.example");
  await page.getByLabel("Password").fill("a wrong password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expectAccessible(page);
});
