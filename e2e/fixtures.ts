import { test as base, type Page } from "@playwright/test";
import { testUrl } from "@/lib/env";
import { SIGNED_IN_FILE } from "./owner";

/** A page of the shell is begun with once its keys work: what comes before React has taken over is lost. */
export function waitForLife(page: Page): void {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  const alive = page.locator("body:not(:has(main#main)), body:has([aria-keyshortcuts])");
  const onceAlive = async <Reply>(reply: Promise<Reply>): Promise<Reply> => {
    const replied = await reply;
    await alive.waitFor({ state: "attached" });
    return replied;
  };
  page.goto = (...to) => onceAlive(goto(...to));
  page.reload = (...how) => onceAlive(reload(...how));
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
