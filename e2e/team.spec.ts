import { testUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { builtActions } from "./built-actions";
import { expect, test } from "./fixtures";
import { ownWord } from "./pages/ask";
import { expectAccessible } from "./pages/findings";
import { makeWorkspace } from "./pages/workspaces";

test("somebody is invited, joins, may only look, and is removed", async ({ page, browser }) => {
  const slug = await makeWorkspace(page, "Team");
  const to = paths.workspace(slug);
  const email = `${ownWord()}@sightline.example`;

  await page.goto(to.settings.members);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Role", { exact: true }).selectOption("Viewer");
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByRole("status").locator("code").innerText();
  await expect(page.getByRole("list", { name: "Open invitations" })).toContainText(email);

  const context = await browser.newContext({
    baseURL: testUrl(),
    storageState: { cookies: [], origins: [] },
  });
  const guest = await context.newPage();
  await guest.goto(link);
  await expectAccessible(guest);
  await guest.getByLabel("Your name").fill("Ada Guest");
  await guest.getByLabel("Password").fill("a password of some length");
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest).toHaveURL(to.library.sets());

  await test.step("a viewer is shown no way to change anything, and a request made by hand does nothing", async () => {
    const screens = guest.getByRole("navigation", { name: "Screens" });
    await expect(screens.getByRole("link", { name: "Answers" })).toBeVisible();
    await expect(screens.getByRole("link", { name: "Compose" })).toHaveCount(0);
    await guest.goto(to.settings.members);
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
  });

  await page.reload();
  await page.getByRole("button", { name: "Remove Ada Guest" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("list", { name: "Members" }).getByRole("listitem")).toHaveCount(1);
  await guest.goto(to.answers());
  await expect(guest).toHaveURL(/\/sign-in/);
  await guest.goto(link);
  await expect(guest.getByText("This link does not count any more")).toBeVisible();
  await context.close();
});
