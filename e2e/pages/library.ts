import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { ownWord } from "./ask";

/** Makes a set with one question in it, and returns its id. */
export async function makeSet(page: Page, slug: string): Promise<string> {
  await page.goto(paths.workspace(slug).library.sets());
  await page.getByRole("button", { name: "New set" }).click();
  await page.getByLabel("Name", { exact: true }).fill(`Shoes ${ownWord()}`);
  await page.getByRole("button", { name: "Make the set" }).click();
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByLabel("Question", { exact: true }).fill("Which running shoes suit flat feet?");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("link", { name: "Which running shoes suit flat feet?" }).waitFor();
  return String(new URL(page.url()).pathname.split("/").at(-1));
}
