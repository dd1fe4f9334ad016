import type { Page } from "@playwright/test";
import { testUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { builtActions } from "./built-actions";
import { expect, test } from "./fixtures";
import { ownWord } from "./pages/ask";
import { ComposePage } from "./pages/compose-page";
import { expectAccessible, seriousFindings } from "./pages/findings";
import { makeWorkspace } from "./pages/workspaces";

// Two people, each in a browser of their own, in two workspaces: one budget holds them both in one of the two.

/** Invites somebody, and returns the link. */
async function invite(page: Page, slug: string, email: string): Promise<string> {
  await page.goto(paths.workspace(slug).settings.members);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Role", { exact: true }).selectOption("Researcher");
  await page.getByRole("button", { name: "Make the link" }).click();
  return page.getByRole("status").locator("code").innerText();
}

/** Without a search, what a call may cost is far less. */
const search = (page: Page) => page.getByRole("switch", { name: "Web search" });

test("two people share a budget, which lets them ask what fits, is raised, and tells of it in the bell", async ({
  page,
  browser,
}) => {
  const [slug, other] = [await makeWorkspace(page, "Team"), await makeWorkspace(page, "Client")];
  const to = paths.workspace(slug);
  const bell = page.getByRole("button", { name: /^Notices/ });
  const notices = page.getByRole("dialog", { name: "Notices" });

  await page.goto(to.budgets());
  await bell.click();
  await expect(notices.getByText("No notices")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "New budget" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Shared");
  await page.getByLabel("Amount").fill("0.05");
  await page.getByRole("button", { name: "Make the budget" }).click();
  await expect(page.getByRole("listitem", { name: "Shared" })).toBeVisible();

  const email = `${ownWord()}@sightline.example`;
  const links = [await invite(page, slug, email), await invite(page, other, email)];
  const context = await browser.newContext({
    baseURL: testUrl(),
    storageState: { cookies: [], origins: [] },
  });
  const guest = await context.newPage();
  await guest.goto(String(links[0]));
  await expectAccessible(guest);
  await guest.getByLabel("Your name").fill("Ada Guest");
  await guest.getByLabel("Password").fill("a password of some length");
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest).toHaveURL(to.compose());
  await guest.goto(String(links[1]));
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest).toHaveURL(paths.workspace(other).compose());

  const [ours, hers] = [new ComposePage(page, slug), new ComposePage(guest, slug)];
  await test.step("one asks, and the other is offered the part that fits what is left", async () => {
    await ours.open();
    await ours.chooseEngines(["Gemini"]);
    await search(page).setChecked(false);
    await ours.prompt.fill(`Which tent is light? ${ownWord()}`);
    await expect(page.getByText(/^Leaves \$0\.04\d* of “Shared” \(\$0\.05 a month\) until /)).toBeVisible();
    await ours.sendAndWait(1);

    await hers.open();
    await hers.chooseEngines(["ChatGPT", "Gemini", "Claude"]);
    await search(guest).setChecked(false);
    await hers.prompt.fill(`Which tent is warm? ${ownWord()}`);
    await expect(guest.getByText(/^More than the \$0\.0\S* that is left of “Shared”/)).toBeVisible();
    await guest.getByRole("button", { name: "Ask the first 2 of 3" }).click();
    await expect(hers.answers.getByText("All 2 answered")).toBeVisible();
  });

  const dearer = hers.summary.filter({ hasText: /“Shared” has \$0\.\d+ left until .+ Nothing of it fits\./ });
  await test.step("what does not fit at all is refused, with the budget and what is left of it", async () => {
    await hers.open();
    await hers.chooseEngines(["ChatGPT"]);
    await hers.searchTheWeb();
    await hers.prompt.fill(`Which tent is dry? ${ownWord()}`);
    await hers.ask.click();
    await expect(dearer).toBeVisible();
  });

  await test.step("the bell tells of it, and who may raise the budget does", async () => {
    await page.goto(to.budgets());
    await expect(bell).toHaveAccessibleName(/unread$/);
    await bell.click();
    await expect(notices.getByRole("listitem")).toHaveText([
      /has refused a run.*New/,
      /has reached \d+%.*New/,
    ]);
    await expectAccessible(page);
    await notices.getByRole("link", { name: "The budget “Shared” has refused a run" }).click();
    await expect(notices).toHaveCount(0);
    await bell.click();
    await expect(notices.getByText("New", { exact: true })).toHaveCount(1);
    await notices.getByRole("button", { name: "Mark all as read" }).click();
    await expect(notices.getByText("New", { exact: true })).toHaveCount(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(bell).toHaveAccessibleName("Notices");
    await page.getByRole("button", { name: "Change Shared" }).click();
    await page.getByLabel("Amount").fill("1");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("listitem", { name: "Shared" })).toContainText("$1.00");
    await hers.ask.click();
    await expect(hers.answers.getByText("All 1 answered")).toBeVisible();
  });

  await test.step("as a viewer one is shown no way to change anything, and a request by hand does nothing", async () => {
    await page.goto(to.settings.members);
    await page.getByLabel("Role of Ada Guest").selectOption("Viewer");
    await expect(page.getByLabel("Role of Ada Guest")).toHaveValue("viewer");
    await expect(page.getByLabel("Role of Ada Guest")).toBeEnabled();
    await guest.goto(to.settings.members);
    const screens = guest.getByRole("navigation", { name: "Screens" });
    await expect(screens.getByRole("link", { name: "Answers" })).toBeVisible();
    await expect(screens.getByRole("link", { name: "Compose" })).toHaveCount(0);
    await expect(guest.getByRole("list", { name: "Members" }).getByRole("listitem")).toHaveCount(2);
    await expect(guest.getByRole("main").getByRole("button")).toHaveCount(0);
    const reply = await context.request.post(to.settings.root, {
      headers: {
        "Next-Action": builtActions().get("renameWorkspaceAction") ?? "",
        "Content-Type": "text/plain;charset=UTF-8",
        Origin: String(testUrl()),
      },
      data: JSON.stringify([slug, { name: "Mine" }]),
    });
    expect(await reply.text()).toContain("Your role here (viewer) does not include this.");
    // Making workspaces is for operators.
    await guest.goto(paths.newWorkspace());
    await expect(guest.getByText("On this instance, operators make workspaces")).toBeVisible();
  });

  await page.getByRole("button", { name: "Remove Ada Guest" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("list", { name: "Members" }).getByRole("listitem")).toHaveCount(1);
  expect((await guest.goto(to.answers()))?.status()).toBe(404);
  await guest.goto(String(links[0]));
  await expect(guest.getByText("This link does not count any more")).toBeVisible();
  // The other workspace is hers still, and has no budget.
  await guest.goto(paths.home);
  await expect(guest).toHaveURL(paths.workspace(other).compose());
  await context.close();
});
