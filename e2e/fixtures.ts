import { test as base, type Locator, type Page } from "@playwright/test";
import { testUrl } from "@/lib/env";
import { SIGNED_IN_FILE } from "./owner";

/** A page whose keys work, or that is none of the shell: what comes before React has taken over is lost. */
const alive = (page: Page) => page.locator("body:not(:has(main#main)), body:has([aria-keyshortcuts])");

/** A page of the shell is begun with once it is alive. */
export function waitForLife(page: Page): void {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  const onceAlive = async <Reply>(reply: Promise<Reply>): Promise<Reply> => {
    const replied = await reply;
    await alive(page).waitFor({ state: "attached" });
    return replied;
  };
  page.goto = (...to) => onceAlive(goto(...to));
  page.reload = (...how) => onceAlive(reload(...how));
}

/** Clicks what loads the page anew, and waits until the new one is alive. */
export async function reloadBy(button: Locator): Promise<void> {
  const page = button.page();
  const loaded = page.waitForEvent("load");
  await button.click();
  await loaded;
  await alive(page).waitFor({ state: "attached" });
}

/** Playwright's test with the running product as base URL and the owner signed in. */
export const test = base.extend({
  baseURL: testUrl(),
  storageState: SIGNED_IN_FILE,
  page: async ({ page }, use) => {
    waitForLife(page);
    await use(page);
  },
});

/** For pages that a signed-out person sees. */
export const signedOut = base.extend({
  baseURL: testUrl(),
  storageState: { cookies: [], origins: [] },
});

export { expect } from "@playwright/test";
export { HOSTED_LOGIN, OWNER, WORKSPACE } from "./owner";
