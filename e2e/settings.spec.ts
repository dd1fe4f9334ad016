import { paths } from "@/lib/paths";
import { expect, OWNER, signedOut, test, WORKSPACE } from "./fixtures";
import { ownWord } from "./pages/ask";
import { makeWorkspace } from "./pages/workspaces";

test("a workspace is renamed where it stands, and deleted only by its name, typed", async ({ page }) => {
  const slug = await makeWorkspace(page, "Short-lived");
  await page.goto(paths.workspace(slug).settings.root);
  const name = `Shorter-lived ${ownWord()}`;
  await page.getByLabel("New name").fill(name);
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("definition").first()).toHaveText(name);
  expect(new URL(page.url()).pathname).toContain(slug);
  await page.getByLabel("Its days begin and end in").selectOption("Asia/Tokyo");
  await page.getByRole("button", { name: "Change time zone" }).click();
  await expect(page.getByText("Its days are those of Asia/Tokyo now.")).toBeVisible();
  await page.getByRole("button", { name: "Delete workspace" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("For 24 hours its owners");
  const goOn = dialog.getByRole("button", { name: "Delete workspace" });
  await expect(goOn).toBeDisabled();
  await dialog.getByLabel(/to confirm/).fill(name);
  await goOn.click();
  await expect(page).not.toHaveURL(new RegExp(slug));
  const gone = await page.goto(paths.workspace(slug).answers());
  expect(gone?.status()).toBe(404);
});

signedOut("a session can be ended from another browser", async ({ browser, baseURL }) => {
  const signIn = async () => {
    const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
    const page = await context.newPage();
    await page.goto(paths.signIn());
    await page.getByLabel("E-mail").fill(OWNER.email);
    await page.getByLabel("Password").fill(OWNER.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).not.toHaveURL(/sign-in/);
    return page;
  };
  const first = await signIn();
  const second = await signIn();
  const sessions = paths.workspace(WORKSPACE.slug).settings.sessions;
  await second.goto(sessions);
  // The newest stands first and is this browser; the one after it is the other.
  const items = second.getByRole("list", { name: "Sessions" }).getByRole("listitem");
  await expect(items.first()).toContainText("this browser");
  const count = await items.count();
  await items.nth(1).getByRole("button", { name: "Sign out there" }).click();
  await expect(items).toHaveCount(count - 1);
  await first.goto(sessions);
  await expect(first).toHaveURL(/sign-in/);
});
