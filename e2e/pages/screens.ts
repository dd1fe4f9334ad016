import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { ask, ownWord } from "./ask";
import { makeSet } from "./library";

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
  const set = await makeSet(page, slug);
  return [
    links.compose(),
    links.compose({ run }),
    links.answers(),
    links.answers({ text: "no answer has these words" }),
    answer,
    links.answer(String(answer.split("/").at(-1)), { with: other.split("/").at(-1) }),
    links.answer("not-there"),
    links.runs(),
    links.runs({ of: "questions" }),
    links.newRun(),
    links.schedules(),
    links.schedules({ archived: true }),
    links.newSchedule({ set }),
    links.prompts(),
    String(prompt),
    links.library.sets(),
    links.library.set(set),
    links.library.set(set, { topic: "nobody asks of this" }),
    links.library.changes(set),
    links.library.expand(set),
    links.library.import(set),
    links.library.suggest(set),
    links.library.askForQuestions(set),
    links.library.versions(set),
    links.library.markets(),
    links.library.personas(),
    links.sources(),
    links.sources({ domain: "nobody-cites.example" }),
    links.spend(),
    links.outliers(),
    links.reconciliations(),
    links.correctSpend(),
    links.estimates(),
    links.statement(),
    links.settings.connections,
    links.settings.root,
    links.settings.members,
    links.settings.demo,
    links.settings.audit,
    links.settings.account,
    links.settings.sessions,
    links.settings.notices,
    links.settings.deliveries(),
    paths.newWorkspace(),
    paths.operator.accounts(),
    paths.operator.upstreams(),
    paths.operator.operators(),
    paths.operator.people(),
    paths.operator.audit(),
  ];
}
