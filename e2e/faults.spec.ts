import type { Page } from "@playwright/test";
import { testSpareOrigins } from "@/lib/env";
import { paths } from "@/lib/paths";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import type { Fault } from "@/test/fakes/hosted-api-faults";
import { expect, HOSTED_LOGIN, test } from "./fixtures";
import { LONG } from "./long-tag";
import { AnswerPage } from "./pages/answer-page";
import { ComposePage } from "./pages/compose-page";
import { makeHostedWorkspace } from "./pages/workspaces";

// Every way a call can go wrong ends in a state that says so, and no question is sent twice that may have been billed.

const [origin = ""] = testSpareOrigins();

test.describe.configure({ mode: "serial" });

let api: HostedApi;
test.beforeAll(async () => {
  api = await startHostedApi({ ...HOSTED_LOGIN, port: Number(new URL(origin).port) });
});
test.afterAll(() => api.close());

const liveCalls = () => api.calls.filter(({ call }) => call === "live").length;

interface Ending {
  fault: Fault;
  title: string;
  meaning: string;
}

const NOT_SENT = "No answer came.";
const NOT_KNOWN = "Whether this was answered is not known.";

const ENDINGS: readonly Ending[] = [
  { fault: "http_401", title: NOT_SENT, meaning: "Login or password are wrong, missing or revoked." },
  { fault: "http_402", title: NOT_SENT, meaning: "The account could not be charged." },
  { fault: "http_500", title: NOT_KNOWN, meaning: "The API failed on its side." },
  {
    fault: "cut_off",
    title: NOT_KNOWN,
    meaning: "The connection broke before the whole reply had arrived.",
  },
  { fault: "garbled", title: NOT_KNOWN, meaning: "The reply is not JSON. It was kept as it came." },
  { fault: "broken_gzip", title: NOT_KNOWN, meaning: "The reply was compressed and cannot be unpacked." },
  { fault: "oversize", title: NOT_KNOWN, meaning: "The reply is larger than 20 MB" },
  { fault: "gzip_bomb", title: NOT_KNOWN, meaning: "The reply is larger than 20 MB" },
  { fault: "tasks_null", title: NOT_KNOWN, meaning: "The reply is JSON, but not as the API documents it." },
];

/** Opens compose over the fake, with a question to Gemini filled in. */
async function ready(screen: ComposePage, prompt: string): Promise<void> {
  await screen.open();
  await screen.prompt.fill(prompt);
  await screen.chooseEngines(["Gemini"]);
  await screen.searchTheWeb();
}

/** Sends the question with the next live call spoiled, waits for its end and returns the answer's address. */
async function askSpoiled(screen: ComposePage, fault: Fault): Promise<string> {
  api.fault(fault, { on: "live" });
  await screen.send();
  await expect(screen.answers.getByRole("article")).toHaveAttribute("aria-busy", "false");
  const [address = ""] = await screen.answerAddresses();
  return address;
}

/** One that was not billed, one that broke, one that is of another shape. */
const FEW: readonly Fault[] = ["http_402", "cut_off", "tasks_null"];

const UNREADABLE = "says why, is never repeated, and is not charged but held";

test(`a call without a readable reply ${UNREADABLE}`, ({ page }) =>
  endAll(
    page,
    ENDINGS.filter(({ fault }) => FEW.includes(fault)),
  ));

test(`a call that ends in any other way ${UNREADABLE}`, LONG, ({ page }) => endAll(page, ENDINGS));

async function endAll(page: Page, endings: readonly Ending[]): Promise<void> {
  const slug = await makeHostedWorkspace(page, "Faults", { baseUrl: origin, ...HOSTED_LOGIN });
  const screen = new ComposePage(page, slug);
  const answer = new AnswerPage(page);
  const before = liveCalls();
  await ready(screen, "Which kettle is quiet?");
  const ended: (Ending & { address: string })[] = [];
  for (const ending of endings) {
    ended.push({ ...ending, address: await askSpoiled(screen, ending.fault) });
    await expect(screen.answers, ending.fault).toContainText(ending.meaning);
  }

  for (const { fault, title, meaning, address } of ended) {
    await page.goto(address);
    await expect(answer.failure, fault).toContainText(title);
    await expect(answer.failure, fault).toContainText(meaning);
    await expect(page.getByRole("link", { name: "Ask again" }), fault).toBeVisible();
    await expect(answer.text, fault).toHaveCount(0);
  }
  expect(liveCalls() - before).toBe(endings.length);

  const unknown = endings.filter(({ title }) => title === NOT_KNOWN).length;
  await page.goto(paths.workspace(slug).spend());
  await expect(answer.amount("Spent", "$0")).toBeVisible();
  await expect(answer.fact("Outcome unknown")).toContainText(
    `held for ${unknown} calls that may have been billed`,
  );
  await answer.fact("Outcome unknown").getByRole("link").click();
  await expect(page.getByRole("table", { name: "Answers" }).getByRole("row")).toHaveCount(1 + unknown);
}

test("a busy or absent API is asked again by itself, and charged once", LONG, async ({ page }) => {
  const slug = await makeHostedWorkspace(page, "Patience", { baseUrl: origin, ...HOSTED_LOGIN });
  const screen = new ComposePage(page, slug);
  const answer = new AnswerPage(page);
  const waiting = page.getByRole("status").filter({ hasText: "It has not worked yet and is tried again" });

  await ready(screen, "Which rope is strong?");
  api.fault("code_40202", { on: "live" });
  await screen.send();
  await screen.answers.getByRole("link", { name: /^Open/ }).click();
  await expect(waiting).toContainText("Too many calls in this minute.");
  await expect(answer.text).toBeVisible({ timeout: 60_000 });

  await ready(screen, "Which tent is light?");
  await api.down();
  await screen.send();
  await screen.answers.getByRole("link", { name: /^Open/ }).click();
  await expect(waiting).toContainText("No connection to the API could be made. Nothing was sent.");
  await api.up();
  await expect(answer.text).toBeVisible({ timeout: 40_000 });

  await page.goto(paths.workspace(slug).spend());
  await expect(answer.amount("Spent", "$0.0715096")).toBeVisible();
  await expect(answer.amount("Held back now", "$0")).toBeVisible();
});

test("an API that is not there is told of on compose, and what was typed stays", async ({ page }) => {
  const slug = await makeHostedWorkspace(page, "Absent", { baseUrl: origin, ...HOSTED_LOGIN });
  const screen = new ComposePage(page, slug);
  await api.down();
  await page.goto(paths.workspace(slug).compose());
  await expect(page.getByText(/No connection to the API could be made/).first()).toBeVisible();
  await screen.prompt.fill("Which lamp is bright?");
  await api.up();
  await page.getByRole("button", { name: "Try again" }).first().click();
  await screen.isReady();
  await expect(screen.prompt).toHaveValue("Which lamp is bright?");
});

test("an answer that is not as documented is shown as far as it can be read", LONG, async ({ page }) => {
  const slug = await makeHostedWorkspace(page, "Surprises", { baseUrl: origin, ...HOSTED_LOGIN });
  const screen = new ComposePage(page, slug);
  const answer = new AnswerPage(page);
  const text = "The amusement park business in France";
  await ready(screen, "Which park is calm?");
  const surprises: readonly { fault: Fault; shows: string }[] = [
    { fault: "null_annotations", shows: "The model searched and cited nothing." },
    { fault: "empty_items", shows: "The answer has no text." },
    { fault: "unknown_items", shows: "Part of the answer is of a kind this version does not know." },
    { fault: "surplus_fields", shows: text },
    { fault: "missing_fields", shows: text },
  ];
  const addresses: string[] = [];
  for (const { fault } of surprises) addresses.push(await askSpoiled(screen, fault));
  for (const [index, { fault, shows }] of surprises.entries()) {
    await page.goto(addresses[index] ?? "");
    await expect(page.getByRole("main"), fault).toContainText(shows);
    await expect(answer.amount("Total cost", "$0.0357548"), fault).toBeVisible();
  }
  await page.goto(paths.workspace(slug).spend());
  await expect(answer.amount("Spent", "$0.178774")).toBeVisible();
});
