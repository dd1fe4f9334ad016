import { test as base, type Browser, type Locator, type Page } from "@playwright/test";
import { testUrl } from "@/lib/env";
import { SIGNED_IN_FILE } from "./owner";

/** A page of the shell whose keys do not work yet: what comes before React has taken over is lost. */
const LIFELESS = "body:has(main#main):not(:has([aria-keyshortcuts]))";

const becomesAlive = (page: Page) => page.locator(LIFELESS).waitFor({ state: "detached" });

/** Nothing is done on a page of the shell before it is alive, however it was come to. */
function waitForLife(page: Page): void {
  void page.addLocatorHandler(page.locator(LIFELESS), () => Promise.resolve());
  // Keys are pressed without a look at the page.
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  const onceAlive = async <Reply>(reply: Promise<Reply>): Promise<Reply> => {
    const replied = await reply;
    await becomesAlive(page);
    return replied;
  };
  page.goto = (...to) => onceAlive(goto(...to));
  page.reload = (...how) => onceAlive(reload(...how));
}

/** Clicks what loads the page anew, and waits until the new one is there. */
export async function reloadBy(button: Locator): Promise<void> {
  const loaded = button.page().waitForEvent("load");
  await button.click();
  await loaded;
}

/** Playwright's test, in whose browser every page is waited for. */
export const patient = base.extend<object, { browser: Browser }>({
  browser: [
    async ({ browser }, use) => {
      const newContext = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await newContext(options);
        context.on("page", waitForLife);
        return context;
      };
      await use(browser);
    },
    { scope: "worker" },
  ],
});

/** A test with the running product as base URL and the owner signed in. */
export const test = patient.extend({
  baseURL: testUrl(),
  storageState: SIGNED_IN_FILE,
});

/** For pages that a signed-out person sees. */
export const signedOut = patient.extend({
  baseURL: testUrl(),
  storageState: { cookies: [], origins: [] },
});

export { expect } from "@playwright/test";
export { HOSTED_LOGIN, OWNER, WORKSPACE } from "./owner";
