import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { ask, ownWord } from "./ask";
import { makeSet } from "./library";

const idOf = (address: string): string => String(address.split("/").at(-1));

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
    links.compose({ follow: idOf(answer) }),
    links.answers(),
    links.answers({ text: "no answer has these words" }),
    links.answers({ columns: "engine,model,flags,notes,market,run,repeat,tokens,member,answered" }),
    links.answers({ view: "0198a7b2-0000-7000-8000-000000000001" }),
    answer,
    links.compare([idOf(answer), idOf(other)]),
    links.compare([idOf(answer), idOf(other)], { show: "texts", by: "address" }),
    links.compare(["not-there"]),
    links.cells(String(run)),
    links.cell(String(run), 0),
    links.answer("not-there"),
    links.importAnswers(),
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
    links.settings.flags,
    links.settings.demo,
    links.settings.retention,
    links.settings.deleted,
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
    paths.operator.deleted(),
    paths.operator.audit(),
  ];
}
