import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { ask, ownWord } from "./ask";
import { makeSet } from "./library";
import { SCREENS, type Places } from "./screen-table";

const idOf = (address: string): string => String(address.split("/").at(-1));

/** Asks something in a workspace, and returns the addresses of each screen there, the first with something on it. */
async function everyLook(page: Page, slug: string): Promise<string[][]> {
  const [answer = "", other = ""] = await ask(page, {
    prompt: `Which running shoes suit flat feet? ${ownWord()}`,
    engines: ["ChatGPT", "Perplexity"],
    slug,
  });
  const run = new URL(page.url()).searchParams.get("run") ?? undefined;
  const prompt = await page
    .getByRole("link", { name: "All versions and runs of this prompt" })
    .getAttribute("href");
  const set = await makeSet(page, slug);
  await page.goto(paths.operator.accounts());
  const account = await page.getByRole("table").getByRole("link").first().getAttribute("href");
  const places: Places = {
    ...{ slug, answer: idOf(answer), other: idOf(other), run, set },
    ...{ prompt: String(prompt), account: String(account) },
  };
  return Object.values(SCREENS).flatMap((looks) => (typeof looks === "string" ? [] : [looks(places)]));
}

/** The address of every screen, once. */
export const everyScreen = async (page: Page, slug: string): Promise<string[]> =>
  (await everyLook(page, slug)).flatMap((looks) => looks.slice(0, 1));

/** All there is to look at of every screen: also what is not there, and what an address can ask for beside. */
export const everyScreenWhole = async (page: Page, slug: string): Promise<string[]> =>
  (await everyLook(page, slug)).flat();
