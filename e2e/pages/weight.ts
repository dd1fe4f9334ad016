import { gzipSync } from "node:zlib";
import { expect, type Page, type Response } from "@playwright/test";

/** The most JavaScript that one view of a page may load by itself, gzipped. */
const MOST_KB = 200;

/** Weighs what each address that a page goes to loads of JavaScript by itself, cached or not. */
export class Scale {
  /** Bytes of each script, gzipped, by its address. */
  private readonly weights = new Map<string, Promise<number>>();
  private readonly loaded = new Set<string>();

  constructor(private readonly page: Page) {
    page.on("response", (response) => {
      if (response.request().resourceType() !== "script") return;
      const address = response.url();
      this.loaded.add(address);
      if (this.weights.has(address)) return;
      const weight = weighed(response);
      this.weights.set(address, weight);
      // A page that is left tells nothing more of what it was loading: the next one is asked.
      weight.catch(() => this.weights.delete(address));
    });
  }

  /** Goes to an address; what was loaded before does not count any more. */
  goto(address: string): ReturnType<Page["goto"]> {
    this.loaded.clear();
    return this.page.goto(address);
  }

  /** Waits until half a second has brought no script more: some come after all that one sees. */
  private async hasCome(): Promise<void> {
    let before = -1;
    const isAll = () => {
      const same = this.loaded.size === before;
      before = this.loaded.size;
      return same;
    };
    await expect.poll(isAll, { intervals: [500] }).toBe(true);
  }

  /** What was loaded since the page went to where it is, where that is too much; else null. Asked when all has come. */
  async tooMuch(): Promise<string | null> {
    await this.hasCome();
    const sizes = await Promise.all(
      [...this.loaded].map(async (address) => [address, (await this.weights.get(address)) ?? 0] as const),
    );
    expect(sizes.length, `${this.page.url()} loads scripts`).toBeGreaterThan(0);
    const kilobytes = sizes.reduce((sum, [, size]) => sum + size, 0) / 1000;
    const said = `${kilobytes.toFixed(1)} kB ${new URL(this.page.url()).pathname}`;
    console.log(`  ${said} (${sizes.length} scripts)`);
    if (kilobytes <= MOST_KB) return null;
    const largest = sizes.toSorted(([, one], [, other]) => other - one).slice(0, 8);
    return `${said}, of it ${largest.map(([address, size]) => `${String(address.split("/").at(-1))} ${(size / 1000).toFixed(1)}`).join(", ")}`;
  }
}

const weighed = async (script: Response): Promise<number> => gzipSync(await script.body()).length;
