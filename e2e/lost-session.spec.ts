import type { BrowserContext, Page } from "@playwright/test";
import { testUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { expect, OWNER, reloadBy, signedOut as test, WORKSPACE } from "./fixtures";
import { LONG } from "./long-tag";
import { ownWord } from "./pages/ask";
import { ComposePage } from "./pages/compose-page";

// Signed out in one tab while something is typed in another: it is said, nothing typed is lost, and it goes on.

const workspace = paths.workspace(WORKSPACE.slug);

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

async function signIn(page: Page): Promise<void> {
  await page.goto(paths.signIn());
  await fillIn(page);
}

async function signOutElsewhere(context: BrowserContext): Promise<void> {
  const other = await context.newPage();
  await other.goto(workspace.answers());
  await other.getByRole("button", { name: /^Account:/ }).click();
  await other.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(other).toHaveURL(/sign-in/);
  await other.close();
}

/** Follows the way on that a refusal offers, into a tab of its own, and signs in there. */
async function signInBeside(page: Page): Promise<void> {
  const [beside] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: "Sign in in a new tab" }).click(),
  ]);
  await fillIn(beside);
  await beside.close();
}

const said = (page: Page) => page.getByRole("alert").filter({ hasText: "Your session has ended" });

test("a question that is sent signed out is kept, and is one run once one is signed in again", async ({
  page,
  context,
}) => {
  await signIn(page);
  const screen = new ComposePage(page);
  await screen.open();
  await screen.chooseEngines(["Gemini"]);
  const question = `Which tent is dry? ${ownWord()}`;
  await screen.prompt.fill(question);
  await signOutElsewhere(context);

  await screen.ask.click();
  await expect(said(page)).toBeVisible();
  expect(screen.runId()).toBeNull();
  await expect(screen.prompt).toHaveValue(question);

  await signInBeside(page);
  await expect(screen.prompt).toHaveValue(question);
  await screen.sendAndWait(1);
  await expect(said(page)).toHaveCount(0);
  await page.goto(workspace.answers({ promptText: question }));
  await expect(page.getByRole("table", { name: "Answers" }).getByRole("row")).toHaveCount(2);
});

test("so is a name on a settings form", LONG, async ({ page, context }) => {
  await signIn(page);
  await page.goto(paths.newWorkspace());
  const name = `Kept ${ownWord()}`;
  await page.getByLabel("Name").fill(name);
  await signOutElsewhere(context);
  const make = page.getByRole("button", { name: "Make workspace" });
  await make.click();
  await expect(said(page)).toBeVisible();
  await signInBeside(page);
  await expect(page.getByLabel("Name")).toHaveValue(name);
  await make.click();
  await expect(page).toHaveURL(/\/compose$/);
});

test(
  "a page of a session that was ended leads to signing in and back",
  LONG,
  async ({ page, context, browser }) => {
    await signIn(page);
    // Another browser with the same cookie ends the session; this one still has its cookie.
    const twin = await browser.newContext({ baseURL: testUrl(), storageState: await context.storageState() });
    await signOutElsewhere(twin);
    await twin.close();

    const here = workspace.answers({ text: "tent" });
    await page.goto(here);
    await expect(page).toHaveURL(paths.signIn({ next: here }));
    await fillIn(page);
    await expect(page).toHaveURL(here);
  },
);

/** As the server answers an action that only an older build knows. */
const forgetActions = (page: Page) =>
  page.route("**/*", (route) =>
    route.request().headers()["next-action"] === undefined
      ? route.fallback()
      : route.fulfill({
          status: 404,
          contentType: "text/plain",
          headers: { "x-nextjs-action-not-found": "1" },
          body: "Server action not found.",
        }),
  );

test("a page of an older build says to reload, and what was typed is there afterwards", async ({ page }) => {
  await signIn(page);
  await page.goto(workspace.settings.connections);
  const [name, address] = [page.getByLabel("Name", { exact: true }), page.getByLabel("Base URL")];
  await name.fill("Agency");
  await address.fill("https://api.agency.example");
  await page.getByLabel("API login").fill("agency");
  await page.getByLabel("API password").fill("a secret of theirs");
  await forgetActions(page);
  await page.getByRole("button", { name: "Test and save" }).click();
  await expect(page.getByText("Sightline was updated while this page was open")).toBeVisible();
  await reloadBy(page.getByRole("button", { name: "Reload" }));
  await expect(name).toHaveValue("Agency");
  await expect(address).toHaveValue("https://api.agency.example");
  await expect(page.getByLabel("API password")).toHaveValue("");

  await page.unrouteAll();
  const screen = new ComposePage(page);
  await screen.open();
  await screen.chooseEngines(["Gemini"]);
  const question = `Which rope is strong? ${ownWord()}`;
  await screen.prompt.fill(question);
  await forgetActions(page);
  await screen.ask.click();
  await reloadBy(page.getByRole("button", { name: "Reload" }));
  await expect(screen.prompt).toHaveValue(question);
});
