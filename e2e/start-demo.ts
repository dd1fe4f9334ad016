import type { Browser, Page } from "@playwright/test";
import { expect, patient as test } from "./fixtures";
import { OWNER } from "./owner";
import { startProduct, type Product } from "./product";

/** An instance of its own, set up with a demo, and a page of its owner in it. */
export interface Demo {
  /** Where it is. */
  url: string;
  page: Page;
  /** The demo workspace's. */
  slug: string;
  remove: () => Promise<void>;
}

/** Starts one and waits until all answers of the demo are there. */
export async function startDemo(browser: Browser, env: Record<string, string> = {}): Promise<Demo> {
  // A demo is hundreds of calls: on a machine with other work they take minutes.
  test.setTimeout(480_000);
  const product = await startProduct({ env });
  const context = await browser.newContext({ baseURL: product.url, reducedMotion: "reduce" });
  const page = await context.newPage();
  const remove = async () => {
    await context.close();
    await product.remove();
  };
  try {
    return { url: product.url, page, slug: await setUp(page, product), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function setUp(page: Page, product: Product): Promise<string> {
  await page.goto(product.printed);
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByLabel("Workspace", { exact: true }).fill("First light");
  await page.getByLabel("Make a demo workspace as well").check();
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(page).toHaveURL(/\/answers$/, { timeout: 240_000 });
  return new URL(page.url()).pathname.split("/")[1] ?? "";
}
