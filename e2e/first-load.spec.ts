import { readFileSync } from "node:fs";
import pMap from "p-map";
import { z } from "zod";
import { testUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { expect, test, WORKSPACE } from "./fixtures";
import { SIGNED_IN_FILE } from "./owner";
import { ask, ownWord } from "./pages/ask";
import { makeSet } from "./pages/library";
import { MOST_KB, weigh } from "./pages/weight";
import { startProduct } from "./product";

const workspace = paths.workspace(WORKSPACE.slug);
const { operator } = paths;

interface Places {
  answer: string;
  other: string;
  run: string;
  prompt: string;
  account: string;
  set: string;
  setup: string;
}

const idOf = (address: string): string => String(address.split("/").at(-1));

/** Where each page of the build is looked at: nowhere, where it only leads to another. */
const ADDRESSES: Record<string, (places: Places) => string[]> = {
  "/": () => [],
  "/demo-setup": () => [paths.demoSetup(WORKSPACE.slug)],
  "/forgot-password": () => [paths.forgotPassword()],
  "/new-workspace": () => [paths.newWorkspace()],
  "/reset-password": () => [paths.resetPassword("a-made-up-secret")],
  "/setup": ({ setup }) => [setup],
  "/sign-in": () => [paths.signIn()],
  "/sign-in/invitation/[token]": () => [paths.invitation("none")],
  "/sign-in/problem": () => [paths.signInProblem({ problem: "not_invited", provider: "oidc" })],
  "/unsubscribe/[token]": () => [paths.unsubscribe("none")],
  "/[workspace]": () => [],
  "/[workspace]/answers": () => [workspace.answers()],
  "/[workspace]/answers/import": () => [workspace.importAnswers()],
  "/[workspace]/answers/[id]": ({ answer }) => [answer],
  "/[workspace]/answers/compare": ({ answer, other }) => [workspace.compare([idOf(answer), idOf(other)])],
  "/[workspace]/compose": () => [workspace.compose()],
  "/[workspace]/spend/corrections/new": () => [workspace.correctSpend()],
  "/[workspace]/library": () => [workspace.library.sets()],
  "/[workspace]/library/[set]": ({ set }) => [workspace.library.set(set)],
  "/[workspace]/library/[set]/changes": ({ set }) => [workspace.library.changes(set)],
  "/[workspace]/library/[set]/expand": ({ set }) => [workspace.library.expand(set)],
  "/[workspace]/library/[set]/import": ({ set }) => [workspace.library.import(set)],
  "/[workspace]/library/[set]/suggest": ({ set }) => [workspace.library.suggest(set)],
  "/[workspace]/library/[set]/suggest/ask": ({ set }) => [workspace.library.askForQuestions(set)],
  "/[workspace]/library/[set]/versions": ({ set }) => [workspace.library.versions(set)],
  "/[workspace]/library/markets": () => [workspace.library.markets()],
  "/[workspace]/library/personas": () => [workspace.library.personas()],
  "/[workspace]/prompts": () => [workspace.prompts()],
  "/[workspace]/prompts/[id]": ({ prompt }) => [prompt],
  "/[workspace]/runs": () => [workspace.runs()],
  // Of a run of a set, and of schedules, there are none here; the demo's are weighed by its own spec.
  "/[workspace]/runs/[id]": () => [],
  "/[workspace]/runs/[id]/cells": ({ run }) => [workspace.cells(run)],
  "/[workspace]/runs/[id]/cells/[cell]": ({ run }) => [workspace.cell(run, 0)],
  "/[workspace]/runs/new": () => [workspace.newRun()],
  "/[workspace]/schedules": () => [workspace.schedules()],
  "/[workspace]/schedules/[id]": () => [],
  "/[workspace]/schedules/[id]/change": () => [],
  "/[workspace]/schedules/new": () => [workspace.newSchedule()],
  "/[workspace]/settings": () => [workspace.settings.root],
  "/[workspace]/settings/account": () => [workspace.settings.account],
  "/[workspace]/settings/audit": () => [workspace.settings.audit],
  "/[workspace]/settings/connections": () => [workspace.settings.connections],
  "/[workspace]/settings/deleted": () => [workspace.settings.deleted],
  "/[workspace]/settings/demo": () => [workspace.settings.demo],
  "/[workspace]/settings/flags": () => [workspace.settings.flags],
  "/[workspace]/settings/import-dataset": () => [workspace.settings.importDataset],
  "/[workspace]/settings/members": () => [workspace.settings.members],
  "/[workspace]/settings/notices": () => [workspace.settings.notices],
  "/[workspace]/settings/notices/deliveries": () => [workspace.settings.deliveries()],
  "/[workspace]/settings/retention": () => [workspace.settings.retention],
  "/[workspace]/settings/sessions": () => [workspace.settings.sessions],
  "/[workspace]/sources": () => [workspace.sources()],
  "/[workspace]/spend": () => [workspace.spend()],
  "/[workspace]/spend/budgets": () => [workspace.budgets()],
  "/[workspace]/spend/estimates": () => [workspace.estimates()],
  "/[workspace]/spend/entries": () => [workspace.spendEntries()],
  "/[workspace]/spend/outliers": () => [workspace.outliers()],
  "/[workspace]/spend/reconciliation": () => [workspace.reconciliations()],
  // There is none here: a comparison takes two nights.
  "/[workspace]/spend/reconciliation/[id]": () => [],
  "/[workspace]/spend/statement": () => [workspace.statement()],
  "/operator": () => [],
  "/operator/accounts": () => [operator.accounts()],
  "/operator/accounts/[id]": ({ account }) => [account],
  "/operator/audit": () => [operator.audit()],
  "/operator/deleted": () => [operator.deleted()],
  "/operator/limits": () => [operator.limits()],
  "/operator/operators": () => [operator.operators()],
  "/operator/people": () => [operator.people()],
  "/operator/upstreams": () => [operator.upstreams()],
  "/reference": () => [paths.reference()],
  "/_not-found": () => ["/nowhere/at/all"],
  // The framework's own, where even the layout fails.
  "/_global-error": () => [],
};

const SEEN_SIGNED_OUT = ["/sign-in", "/forgot-password", "/reset-password", "/setup"];

/** The pages that were built, by their addresses: groups of routes are no part of those. */
function builtPages(): string[] {
  const file = readFileSync(".next/server/app-paths-manifest.json", "utf8");
  const routes = Object.keys(z.record(z.string(), z.string()).parse(JSON.parse(file)));
  return routes
    .filter((route) => route.endsWith("/page"))
    .map((route) => route.replace(/\/page$/, "").replaceAll(/\/\([^)]+\)/g, "") || "/");
}

test(`no page loads more than ${MOST_KB} kB of JavaScript by itself`, async ({ page, browser }) => {
  test.setTimeout(600_000);
  const [answer = "", other = ""] = await ask(page, {
    prompt: `Which bag is light? ${ownWord()}`,
    engines: ["Gemini", "Perplexity"],
  });
  const run = String(new URL(page.url()).searchParams.get("run"));
  const prompt = await page
    .getByRole("link", { name: "All versions and runs of this prompt" })
    .getAttribute("href");
  const set = await makeSet(page, WORKSPACE.slug);
  await page.goto(operator.accounts());
  const account = await page.getByRole("table").getByRole("link").first().getAttribute("href");
  const fresh = await startProduct();
  const tooMuch: (string | null)[] = [];
  try {
    const places = {
      answer,
      other,
      run,
      prompt: String(prompt),
      account: String(account),
      set,
      setup: fresh.printed,
    };
    expect(Object.keys(ADDRESSES).toSorted()).toEqual(builtPages().toSorted());
    const all = Object.entries(ADDRESSES).flatMap(([route, addresses]) =>
      addresses(places).map((address) => ({ route, address })),
    );
    const withRun = { route: "/[workspace]/compose?run=…", address: workspace.compose({ run }) };
    // Most of the time goes into waiting for what does not come.
    const weighOne = (place: { route: string; address: string }) => {
      const isSignedIn = !SEEN_SIGNED_OUT.includes(place.route);
      const storageState = isSignedIn ? SIGNED_IN_FILE : { cookies: [], origins: [] };
      return weigh(browser, { baseURL: testUrl(), storageState }, place);
    };
    tooMuch.push(...(await pMap([...all, withRun], weighOne, { concurrency: 4 })));
  } finally {
    await fresh.remove();
  }
  expect(tooMuch.filter((one) => one !== null)).toEqual([]);
});
