import type { Browser } from "@playwright/test";
import { testUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { expect, test, WORKSPACE } from "./fixtures";
import { STRANGER_SIGNED_IN_FILE, STRANGERS_WORKSPACE } from "./owner";
import { ask, ownWord } from "./pages/ask";
import { ComposePage } from "./pages/compose-page";
import { ConnectionsPage } from "./pages/connections-page";
import { makeSet } from "./pages/library";
import { holdBack, replay } from "./pages/held-action";
import { makeWorkspace } from "./pages/workspaces";

// To somebody who is not a member, a workspace and all that is in it look exactly as if they had never been.

const strangersContext = (browser: Browser) =>
  browser.newContext({ baseURL: testUrl(), storageState: STRANGER_SIGNED_IN_FILE });

const strangers = paths.workspace(STRANGERS_WORKSPACE.slug);
const NOWHERE = "no-such-workspace";

const idOf = (address: string | null): string =>
  String(new URL(address ?? "", testUrl()).pathname.split("/").at(-1));

test("pages and reads of a workspace look missing to a stranger", async ({ page, browser }) => {
  const word = ownWord();
  const [answer = ""] = await ask(page, { prompt: `Which mug is stable? ${word}`, engines: ["Perplexity"] });
  const runId = String(new ComposePage(page).runId());
  const prompt = idOf(
    await page.getByRole("link", { name: "All versions and runs of this prompt" }).getAttribute("href"),
  );
  const answerId = idOf(answer);
  const set = await makeSet(page, WORKSPACE.slug);
  const context = await strangersContext(browser);
  const stranger = await context.newPage();

  const pagesOf = (slug: string): string[] => {
    const links = paths.workspace(slug);
    const { root, connections, sessions, demo } = links.settings;
    return [
      links.root,
      links.compose({ run: runId }),
      links.answers(),
      links.answer(answerId),
      links.runs(),
      links.newRun(),
      links.run(runId),
      links.schedules(),
      links.newSchedule({ set }),
      links.prompts(),
      links.prompt(prompt),
      links.library.sets(),
      links.library.set(set),
      links.library.changes(set),
      links.library.expand(set),
      links.library.import(set),
      links.library.suggest(set),
      links.library.askForQuestions(set),
      links.library.versions(set),
      links.library.markets(),
      links.library.personas(),
      links.sources(),
      links.spend(),
      root,
      connections,
      sessions,
      demo,
    ];
  };
  const missing = pagesOf(NOWHERE);
  for (const [index, address] of pagesOf(WORKSPACE.slug).entries()) {
    const there = await stranger.request.get(address);
    const nowhere = await stranger.request.get(missing[index] ?? "");
    expect(there.status(), address).toBe(404);
    expect(nowhere.status(), address).toBe(404);
    const text = await there.text();
    expect(text, address).not.toContain(word);
    expect(text, address).not.toContain(WORKSPACE.name);
  }
  await stranger.goto(paths.workspace(WORKSPACE.slug).answers());
  await expect(stranger.getByRole("heading", { name: "There is nothing here" })).toBeVisible();

  const readsOf = (slug: string): string[] => {
    const reads = paths.api.workspace(slug);
    return [
      reads.run(runId),
      reads.runProgress(runId),
      reads.task(answerId),
      reads.rawReply(answerId),
      reads.estimate({
        targets: JSON.stringify([{ engine: "gemini", model: "gemini-2.5-flash" }]),
        method: "live",
        search: true,
      }),
      reads.spendCsv({ from: "2026-01-01", to: "2026-01-31", rows: "ledger" }),
    ];
  };
  const unread = readsOf(NOWHERE);
  for (const [index, address] of readsOf(WORKSPACE.slug).entries()) {
    expect((await page.request.get(address)).status(), address).toBe(200);
    const there = await stranger.request.get(address);
    expect(there.status(), address).toBe(404);
    expect(await there.text(), address).toBe(await (await stranger.request.get(unread[index] ?? "")).text());
  }

  // Nor do the ids of others open anything in a workspace of one's own.
  const own = paths.api.workspace(STRANGERS_WORKSPACE.slug);
  for (const address of [own.run(runId), own.task(answerId), own.rawReply(answerId)])
    expect((await stranger.request.get(address)).status(), address).toBe(404);
  const unknown = crypto.randomUUID();
  const nothing = [answerId, unknown, "no-id"].map((id) => strangers.answer(id));
  nothing.push(...[prompt, unknown, "no-id"].map((id) => strangers.prompt(id)));
  nothing.push(...[prompt, unknown, "no-id"].map((id) => strangers.compose({ prompt: id })));
  nothing.push(...[runId, unknown, "no-id"].map((id) => strangers.compose({ run: id })));
  for (const address of nothing) expect((await stranger.request.get(address)).status(), address).toBe(404);
  for (const address of [
    strangers.answer(answerId),
    strangers.prompt(prompt),
    strangers.compose({ run: runId }),
  ]) {
    await stranger.goto(address);
    await expect(stranger.getByText("There is nothing here"), address).toBeVisible();
  }
  await context.close();
});

test("a workspace's actions, sent word for word by a stranger, do nothing", async ({ page, browser }) => {
  const slug = await makeWorkspace(page, "Private");
  const links = paths.workspace(slug);

  const screen = new ComposePage(page, slug);
  await screen.open();
  await screen.prompt.fill("Which kettle is quiet?");
  await screen.chooseEngines(["Gemini"]);
  const send = await holdBack(page, () => screen.ask.click());

  const connections = new ConnectionsPage(page, slug);
  await connections.open();
  const retest = await holdBack(page, () => page.getByRole("button", { name: /^Test(?! and)/ }).click());

  await page.goto(links.settings.root);
  await page.getByRole("button", { name: "Delete workspace" }).click();
  const confirm = page.getByRole("textbox", { name: /^Type "/ });
  const name = /"(.*)"/.exec((await page.getByText(/^Type "/).textContent()) ?? "")?.[1] ?? "";
  await confirm.fill(name);
  const remove = await holdBack(page, () => page.getByRole("button", { name: "Delete for good" }).click());

  const context = await strangersContext(browser);
  for (const held of [send, retest, remove]) {
    for (const address of [new URL(held.url()).pathname, strangers.compose()]) {
      const reply = await replay(context.request, held, address);
      expect(await reply.text(), address).not.toContain('"data":{');
    }
    const reply = await replay(context.request, held, new URL(held.url()).pathname);
    expect(await reply.text()).toContain("not_found");
  }
  await context.close();

  // It is all still there, nothing was asked, and the same words from its owner do work.
  await page.goto(links.answers());
  await expect(page.getByRole("table", { name: "Answers" })).toHaveCount(0);
  const made = await replay(page.request, send, links.compose());
  expect(await made.text()).toContain('"runId"');
  await page.goto(links.answers());
  await expect(page.getByRole("table", { name: "Answers" }).getByRole("row")).toHaveCount(2);
});
