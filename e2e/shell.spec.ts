import type { Page } from "@playwright/test";
import { testUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { expect, OWNER, signedOut, test, WORKSPACE } from "./fixtures";
import { LONG } from "./long-tag";
import { ask, ownWord } from "./pages/ask";
import { PageWatch } from "./pages/page-watch";
import { makeWorkspace } from "./pages/workspaces";

const links = paths.workspace(WORKSPACE.slug);

/** What is typed into the palette, and where it leads. */
type Destination = readonly [typed: string, address: string];

const DESTINATIONS: readonly Destination[] = [
  ["answ", links.answers()],
  ["prom", links.library.sets()],
  ["runs", links.runs()],
  ["sched", links.schedules()],
  ["domains", links.sources()],
  ["money", links.spend()],
  ["settings", links.settings.connections],
  ["question", links.compose()],
];

test("the palette goes to a screen by a part of its name", ({ page }) =>
  goByPalette(page, [["domains", links.sources()]]));

test("the palette goes to every screen by a part of its name", LONG, ({ page }) =>
  goByPalette(page, DESTINATIONS),
);

async function goByPalette(page: Page, destinations: readonly Destination[]): Promise<void> {
  // What holds the page still under a dialog is styled by a library, under the same policy.
  const watch = new PageWatch(page, testUrl());
  await page.goto(links.compose());
  const palette = page.getByRole("dialog", { name: "Go to or start" });
  const goTo = async (typed: string, address: string) => {
    await page.keyboard.press("Control+k");
    await palette.getByRole("combobox").fill(typed);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(address);
    await expect(palette).toHaveCount(0);
  };
  for (const [typed, address] of destinations) await goTo(typed, address);
  // What is typed before the palette is there stands in it: its code comes with the first press of a page.
  await page.goto(links.spend());
  await page.keyboard.press("Control+k");
  await page.keyboard.type("answ");
  await expect(palette.getByRole("combobox")).toHaveValue("answ");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(links.answers());
  await goTo("new workspace", paths.newWorkspace());
  expect(watch.misdeeds()).toEqual([]);
}

test("the keys do what their list says", async ({ page }) => {
  const word = ownWord();
  await ask(page, { prompt: `Which mug is stable? ${word}`, engines: ["Gemini", "Claude"] });
  await page.goto(links.answers({ promptText: word }));
  // Beside the rows' links the head has those that sort.
  const rows = page.getByRole("table", { name: "Answers" }).locator("[data-row-link]");
  await expect(rows).toHaveCount(2);

  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list).toContainText("Search this screen");
  await page.keyboard.press("j");
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);

  await page.keyboard.press("j");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.nth(0)).toBeFocused();

  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Words" });
  await expect(search).toBeFocused();
  // Someone typing keeps their letters.
  await search.press("End");
  await search.pressSequentially("j?/");
  await expect(search).toHaveValue("j?/");
  await search.fill("");

  await rows.nth(1).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(word);
});

test("on a phone the navigation is a drawer", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(links.compose());
  const drawer = page.getByRole("dialog", { name: "Sightline" });
  await page.getByRole("button", { name: "Open the navigation" }).click();
  await drawer.getByRole("link", { name: "Spend" }).click();
  await expect(page).toHaveURL(links.spend());
  await expect(drawer).toHaveCount(0);
  await page.getByRole("button", { name: "Open the navigation" }).click();
  await expect(drawer.getByRole("link", { name: "Spend" })).toHaveAttribute("aria-current", "page");
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
});

test("a chosen theme outlasts a reload, whatever the system says", async ({ page }) => {
  await page.goto(links.spend());
  const root = page.locator("html");
  await page.getByRole("button", { name: `Account: ${OWNER.email}` }).click();
  await page.getByRole("menuitemcheckbox", { name: "Dark" }).click();
  await expect(root).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(root).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: `Account: ${OWNER.email}` }).click();
  await expect(page.getByRole("menuitemcheckbox", { name: "Dark" })).toBeChecked();
  await page.getByRole("menuitemcheckbox", { name: "As the system" }).click();
  await expect(root).toHaveAttribute("data-theme", "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(root).toHaveAttribute("data-theme", "dark");
});

test("the switcher leads to the other workspaces", async ({ page }) => {
  const slug = await makeWorkspace(page, "Second");
  await page.getByRole("button", { name: /^Workspace: Second/ }).click();
  await page.getByRole("menuitem", { name: WORKSPACE.name }).click();
  await expect(page).toHaveURL(links.compose());
  await page.getByRole("button", { name: `Workspace: ${WORKSPACE.name}` }).click();
  await page.locator(`[role=menuitem][href="${paths.workspace(slug).compose()}"]`).click();
  await expect(page).toHaveURL(paths.workspace(slug).compose());
});

signedOut("signing out ends the session, also for a cookie copied before", async ({ page, playwright }) => {
  await page.goto(links.spend());
  await expect(page).toHaveURL(paths.signIn({ next: links.spend() }));
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(links.spend());

  const copied = await playwright.request.newContext({
    baseURL: testUrl(),
    storageState: await page.context().storageState(),
  });
  const read = () => copied.get(paths.api.workspace(WORKSPACE.slug).run(crypto.randomUUID()));
  expect((await read()).status()).toBe(404);

  await page.getByRole("button", { name: `Account: ${OWNER.email}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(new RegExp(paths.signIn()));
  await page.goto(links.spend());
  await expect(page).toHaveURL(paths.signIn({ next: links.spend() }));

  expect((await read()).status()).toBe(401);
  const refused = await copied.get(links.spend());
  expect(new URL(refused.url()).pathname).toBe(paths.signIn());
  await copied.dispose();
});
