import { expect, type Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { ownWord } from "./ask";
import { ConnectionsPage } from "./connections-page";

/** Makes a workspace on the page for it; returns its slug. */
export async function makeWorkspace(page: Page, name: string): Promise<string> {
  await page.goto(paths.newWorkspace());
  return nameWorkspace(page, name);
}

/** Fills in the page for a new workspace; returns its slug. */
export async function nameWorkspace(page: Page, name: string): Promise<string> {
  await page.getByLabel("Name").fill(`${name} ${ownWord()}`);
  await page.getByRole("button", { name: "Make workspace" }).click();
  await expect(page).toHaveURL(/\/compose$/);
  return String(new URL(page.url()).pathname.split("/")[1]);
}

/** Makes a workspace that asks over a hosted API. */
export async function makeHostedWorkspace(
  page: Page,
  name: string,
  account: { baseUrl: string; login: string; password: string },
): Promise<string> {
  const slug = await makeWorkspace(page, name);
  const connections = new ConnectionsPage(page, slug);
  await connections.open();
  await connections.add({ name: "Hosted API", ...account });
  await expect(connections.saved).toBeVisible();
  return slug;
}

/** Makes a demo workspace beside an existing one, and waits until all its answers are there; returns its slug. */
export async function makeDemo(page: Page, slug: string): Promise<string> {
  await page.goto(paths.workspace(slug).settings.demo);
  await page.getByRole("button", { name: /^Make (a|another) demo workspace$/ }).click();
  const open = page.getByRole("link", { name: /^Open Demo/ }).last();
  await expect(open).toBeVisible({ timeout: 240_000 });
  return String((await open.getAttribute("href"))?.split("/")[1]);
}
