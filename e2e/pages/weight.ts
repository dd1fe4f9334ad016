import { gzipSync } from "node:zlib";
import { expect, type Browser, type BrowserContextOptions, type Response } from "@playwright/test";

/** The most JavaScript that one view of a page may load by itself, gzipped. */
export const MOST_KB = 200;

/** How long no script is asked for once a page has everything. */
const QUIET_MS = 2000;

/** Opens an address as somebody, with nothing cached; says what it loads where that is too much, or else nothing. */
export async function weigh(
  browser: Browser,
  as: Pick<BrowserContextOptions, "baseURL" | "storageState">,
  { route, address }: { route: string; address: string },
): Promise<string | null> {
  const sizes = await scriptsOf(browser, as, address);
  const kilobytes = [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1000;
  console.log(`  ${kilobytes.toFixed(1).padStart(6)} kB ${route} (${sizes.size} scripts)`);
  expect(sizes.size, `${route} at ${address} loads scripts`).toBeGreaterThan(0);
  if (kilobytes <= MOST_KB) return null;
  const largest = [...sizes].toSorted(([, one], [, other]) => other - one).slice(0, 8);
  const parts = largest.map(([name, size]) => `${name} ${(size / 1000).toFixed(1)}`);
  return `${route}: ${kilobytes.toFixed(1)} kB, of it ${parts.join(", ")}`;
}

/** Weighs each script that comes until nothing more does. */
async function scriptsOf(
  browser: Browser,
  as: BrowserContextOptions,
  address: string,
): Promise<Map<string, number>> {
  const context = await browser.newContext(as);
  const page = await context.newPage();
  const scripts: Response[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response);
  });
  let last = performance.now();
  page.on("request", (request) => {
    // Pages that watch something go on reading it.
    if (request.resourceType() !== "fetch") last = performance.now();
  });
  await page.goto(address);
  // A second part is asked for by code of the first: the network may be idle for a moment between them.
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
  // What the server wrote of a form waits for its code.
  await expect(page.locator("fieldset:disabled")).toHaveCount(0);
  await expect.poll(() => performance.now() - last, { intervals: [200] }).toBeGreaterThan(QUIET_MS);
  const sizes = new Map(await Promise.all(scripts.map(weighed)));
  await context.close();
  return sizes;
}

const weighed = async (script: Response): Promise<[name: string, bytes: number]> => [
  String(new URL(script.url()).pathname.split("/").at(-1)),
  gzipSync(await script.body()).length,
];
