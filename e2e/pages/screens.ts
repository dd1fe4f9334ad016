import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { ask, ownWord } from "./ask";

/** Asks something in a workspace, and returns the address of every screen there, with something on it. */
export async function everyScreen(page: Page, slug: string): Promise<string[]> {
  const links = paths.workspace(slug);
  const [answer = "", other = ""] = await ask(page, {
    prompt: `Which running shoes suit flat feet? ${ownWord()}`,
    engines: ["ChatGPT", "Perplexity"],
    slug,
  });
  const run = new URL(page.url()).searchParams.get("run") ?? undefined;
  const prompt = await page
    .getByRole("link", { name: "All versions and runs of this prompt" })
    .getAttribute("href");
  return [
    links.compose(),
    links.compose({ run }),
    links.answers(),
    links.answers({ text: "no answer has these words" }),
    answer,
    links.answer(String(answer.split("/").at(-1)), { with: other.split("/").at(-1) }),
    links.answer("not-there"),
    links.prompts(),
    String(prompt),
    links.sources(),
    links.sources({ domain: "nobody-cites.example" }),
    links.spend(),
    links.settings.connections,
    links.settings.root,
    links.settings.demo,
    links.settings.sessions,
    paths.newWorkspace(),
    paths.operator.accounts(),
    paths.operator.upstreams(),
  ];
}
