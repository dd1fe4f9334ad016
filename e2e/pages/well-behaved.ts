import { expect, type Page } from "@playwright/test";
import { testUrl } from "@/lib/env";
import { PageWatch } from "./page-watch";
import { Scale } from "./weight";

/**
 * Goes to addresses, none of which may write an error to the console, break its security policy, ask another host or load too
 * much; what else is asked of each is done while it is open.
 */
export async function expectWellBehaved(
  page: Page,
  addresses: readonly string[],
  also: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const watch = new PageWatch(page, testUrl());
  const scale = new Scale(page);
  for (const address of addresses) {
    const reply = await scale.goto(address);
    await expect(page.getByRole("main")).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    // A page that is not there says so with its status, which the console repeats.
    if (reply?.status() === 404) watch.errors.length = 0;
    expect.soft(await scale.tooMuch()).toBeNull();
    await also();
  }
  expect(watch.misdeeds()).toEqual([]);
  // Nobody pointed at anything.
  expect(watch.ahead).toEqual([]);
}
