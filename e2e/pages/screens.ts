import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { ask, ownWord } from "./ask";
import { makeSet } from "./library";
import { SCREENS, type Places } from "./screen-table";

const idOf = (address: string): string => String(address.split("/").at(-1));

/** Asks something in a workspace, and returns the address of every screen there, with something on it. */
export async function everyScreen(page: Page, slug: string): Promise<string[]> {
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
  return Object.values(SCREENS).flatMap((looks) => (typeof looks === "string" ? [] : looks(places)));
}
