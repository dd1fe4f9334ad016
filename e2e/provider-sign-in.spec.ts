import { paths } from "@/lib/paths";
import { testUrl } from "@/lib/env";
import { expect, test } from "./fixtures";
import { PROVIDER } from "./owner";
import { ownWord } from "./pages/ask";
import { expectAccessible } from "./pages/findings";
import { makeWorkspace } from "./pages/workspaces";

// What is checked of a return, and every way it fails: lib/auth/answer-auth.integration.test.ts.

test("somebody invited joins by a provider, keeps it as their only way in, and sets a password beside it", async ({
  page,
  browser,
}) => {
  const to = paths.workspace(await makeWorkspace(page, "Provider"));
  const email = `${ownWord()}@sightline.example`;
  await page.goto(to.settings.members);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Role", { exact: true }).selectOption("Viewer");
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByRole("status").locator("code").innerText();

  const signedOut = { baseURL: testUrl(), storageState: { cookies: [], origins: [] } };
  const context = await browser.newContext(signedOut);
  const guest = await context.newPage();
  await test.step("who gives up at the provider is told so, and nothing is lost", async () => {
    await guest.goto(paths.signIn({ next: to.answers() }));
    await guest.getByRole("button", { name: `Continue with ${PROVIDER.name}` }).click();
    await guest.getByRole("button", { name: "Cancel" }).click();
    await expect(guest.getByText(`${PROVIDER.name} did not let you through`)).toBeVisible();
    await expectAccessible(guest);
  });
  await guest.goto(link);
  await guest.getByRole("button", { name: `Continue with ${PROVIDER.name}` }).click();
  await guest.getByLabel("Account").fill(email);
  await guest.getByRole("button", { name: "Sign in there" }).click();
  await expect(guest).toHaveURL(to.overview());

  await guest.goto(to.settings.sessions);
  await expect(guest.getByText(`by ${PROVIDER.name}`)).toBeVisible();
  await guest.goto(to.settings.account);
  await expectAccessible(guest);
  await guest.getByRole("button", { name: `Unlink ${PROVIDER.name}` }).click();
  await expect(guest.getByText("it is the only way you sign in")).toBeVisible();
  await guest.getByLabel("New password").fill("a password of some length");
  await guest.getByRole("button", { name: "Set password" }).click();
  await expect(guest.getByRole("heading", { name: "Change your password" })).toBeVisible();
  await guest.getByRole("button", { name: `Unlink ${PROVIDER.name}` }).click();
  await guest.getByRole("button", { name: `Link ${PROVIDER.name}`, exact: true }).click();
  const dialog = guest.getByRole("dialog");
  await dialog.getByLabel("Your password").fill("a password of some length");
  await dialog.getByRole("button", { name: `Go to ${PROVIDER.name}` }).click();
  // The provider knows them still.
  await expect(guest.getByRole("button", { name: `Unlink ${PROVIDER.name}` })).toBeVisible();
  await context.close();
});
