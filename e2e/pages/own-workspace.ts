import { expect, type Page } from "@playwright/test";
import { paths } from "@/lib/paths";

/** Makes a workspace that no other test touches and returns its slug. */
export async function makeWorkspace(page: Page, name: string): Promise<string> {
  await page.goto(paths.newWorkspace());
  await page.getByLabel("Name").fill(`${name} ${Date.now().toString(36)}`);
  await page.getByRole("button", { name: "Make workspace" }).click();
  await expect(page).toHaveURL(/\/compose/);
  return new URL(page.url()).pathname.split("/")[1] ?? "";
}
