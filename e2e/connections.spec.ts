import { testHostedUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { expect, test } from "./fixtures";
import { HOSTED_LOGIN } from "./owner";
import { makeWorkspace } from "./pages/workspaces";
import { seriousFindings } from "./pages/findings";

test("a hosted API is kept only once it answers, used, and removed", async ({ page }) => {
  const slug = await makeWorkspace(page, "Connections");
  await page.goto(paths.workspace(slug).settings.connections);
  const builtIn = page.getByRole("listitem", { name: "Built-in service" });
  await expect(builtIn).toContainText("default");

  await page.getByLabel("Name").fill("Agency account");
  await page.getByLabel("Base URL").fill(testHostedUrl() ?? "");
  await page.getByLabel("API login").fill(HOSTED_LOGIN.login);
  await page.getByLabel("API password").fill("not the password");
  await page.getByRole("button", { name: "Test and save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "did not answer the test" })).toContainText(
    "Nothing was saved",
  );
  await expect(page.getByLabel("API login")).toHaveValue(HOSTED_LOGIN.login);
  await expect(page.getByLabel("API password")).toHaveValue("");
  await expect(page.getByRole("listitem", { name: "Agency account" })).toHaveCount(0);

  await page.getByLabel("API password").fill(HOSTED_LOGIN.password);
  await page.getByRole("button", { name: "Test and save" }).click();
  const hosted = page.getByRole("listitem", { name: "Agency account" });
  await expect(hosted).toContainText("default");
  await expect(hosted).toContainText("Answered its test");
  expect(await page.content()).not.toContain(HOSTED_LOGIN.password);

  await hosted.getByRole("button", { name: "Test" }).click();
  await expect(hosted.getByRole("status")).toContainText("It answered");
  await builtIn.getByRole("button", { name: "Make default" }).click();
  await expect(builtIn).toContainText("default");
  expect(await seriousFindings(page)).toEqual([]);

  await hosted.getByRole("button", { name: "Remove" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove Agency account?" });
  await expect(dialog).toContainText("password is deleted");
  await dialog.getByRole("button", { name: "Remove connection" }).click();
  await expect(hosted).toHaveCount(0);
});

test("says in the form what is missing, before anything is sent on", async ({ page }) => {
  const slug = await makeWorkspace(page, "Connections");
  await page.goto(paths.workspace(slug).settings.connections);
  await page.getByLabel("Base URL").fill("not an address");
  await page.getByRole("button", { name: "Test and save" }).click();
  await expect(page.getByLabel("Base URL")).toHaveAccessibleDescription(/An http\(s\) address/);
  await expect(page.getByLabel("API login")).toHaveAccessibleDescription(/The API login/);
  await expect(page.getByLabel("Base URL")).toHaveValue("not an address");
});
