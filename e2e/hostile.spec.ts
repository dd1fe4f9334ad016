import type { Page } from "@playwright/test";
import { testSpareOrigins, testUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import { expect, HOSTED_LOGIN, test } from "./fixtures";
import { LONG } from "./long-tag";
import { AnswerPage } from "./pages/answer-page";
import { ComposePage } from "./pages/compose-page";
import { PageWatch } from "./pages/page-watch";
import { makeHostedWorkspace } from "./pages/workspaces";

// What people and models write is text: it never runs, loads, leads or deceives.

const origin = testSpareOrigins()[1] ?? "";

let api: HostedApi;
test.beforeAll(async () => {
  api = await startHostedApi({ ...HOSTED_LOGIN, port: Number(new URL(origin).port) });
});
test.afterAll(() => api.close());

const HOSTILE_PROMPT = [
  "\u202Eesrever\u202C ${7*7} {{7*7}} '; drop table prompt; --",
  "<script>globalThis.hacked = true</script>",
  '<img src="https://tracker.example/prompt.png" onerror="globalThis.hacked = true">',
  "[click](javascript:globalThis.hacked=true) ![image](https://tracker.example/prompt-markdown.png)",
].join(" ");

/** Nothing of it ran, and nothing on the page could. */
async function isInert(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    hacked: "hacked" in globalThis,
    links: [...document.querySelectorAll("a[href]")]
      .map((link) => new URL(link.getAttribute("href") ?? "", document.baseURI).protocol)
      .filter((protocol) => protocol !== "http:" && protocol !== "https:"),
    elements: [
      ...document.querySelectorAll("main :is(img, iframe, object, embed, style, script, [onerror])"),
    ].map((element) => element.outerHTML),
    actions: [...document.querySelectorAll("form[action]")].map((form) => form.outerHTML),
  }));
  expect(found, page.url()).toEqual({ hacked: false, links: [], elements: [], actions: [] });
}

test("a hostile prompt and a hostile reply are inert on every screen", async ({ page }) => {
  const slug = await makeHostedWorkspace(page, "Hostile", { baseUrl: origin, ...HOSTED_LOGIN });
  const links = paths.workspace(slug);
  const screen = new ComposePage(page, slug);
  const answer = new AnswerPage(page);
  const watch = new PageWatch(page, testUrl());
  await screen.open();
  await screen.prompt.fill(HOSTILE_PROMPT);
  await page.getByLabel("Label").fill('"><script>globalThis.hacked = true</script>');
  await screen.chooseEngines(["Gemini"]);
  await screen.searchTheWeb();
  api.fault("hostile_text", { on: "live" });
  await screen.sendAndWait(1);
  const text = screen.answers.getByRole("group", { name: "Text of the answer" });
  await expect(text).toContainText("Plain words first.");
  await isInert(page);

  const [address = ""] = await screen.answerAddresses();
  await page.goto(address);
  await expect(answer.text).toContainText("<script>globalThis.hacked = true</script>");
  await expect(answer.text).toContainText("[U+202E]right to left override");
  await expect(answer.text).toContainText("image: remote image (https://tracker.example/markdown.png)");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("[U+202E]esrever");
  // What looks like a link and leads nowhere safe is its words.
  await expect(answer.text.getByText("click me")).toBeVisible();
  await expect(answer.text.getByRole("link", { name: "click me" })).toHaveCount(0);
  await page.getByRole("button", { name: "Show the raw JSON" }).click();
  await expect(page.getByLabel("Reply", { exact: true })).toContainText("globalThis.hacked");
  await isInert(page);

  const promptAddress = String(await page.getByRole("link", { name: /^The prompt/ }).getAttribute("href"));
  for (const url of [
    links.answers({ text: "<script>globalThis.hacked = true</script>" }),
    links.prompts(),
    promptAddress,
    links.sources(),
    links.spend(),
  ]) {
    await page.goto(url);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await isInert(page);
  }
  expect(watch.misdeeds()).toEqual([]);
});

test("a prompt of control characters ends in words or in an answer, never in a broken page", async ({
  page,
}) => {
  const slug = await makeHostedWorkspace(page, "Binary", { baseUrl: origin, ...HOSTED_LOGIN });
  const screen = new ComposePage(page, slug);
  const watch = new PageWatch(page, testUrl());
  await screen.open();
  await screen.prompt.fill("\u0001\u0002binary\u007F\uFFFE \u0000");
  await screen.chooseEngines(["Gemini"]);
  await screen.ask.click();
  await expect(screen.answers.getByText("All 1 answered").or(page.getByRole("alert").first())).toBeVisible();
  expect(watch.misdeeds()).toEqual([]);
});

test("a reply of two million characters leaves the page usable", LONG, async ({ page }) => {
  const slug = await makeHostedWorkspace(page, "Huge", { baseUrl: origin, ...HOSTED_LOGIN });
  const screen = new ComposePage(page, slug);
  const watch = new PageWatch(page, testUrl());
  await screen.open();
  await screen.prompt.fill("Tell me everything.");
  await screen.chooseEngines(["Gemini"]);
  api.fault("huge_text", { on: "live" });
  await screen.sendAndWait(1);
  await screen.edit();
  await screen.prompt.fill("Still typing.");
  await screen.answers.getByRole("link", { name: /^Open/ }).click();
  await expect(page.getByText("the first 400,000 of 2,000,000 characters")).toBeVisible();
  await page.getByRole("button", { name: "Show the raw JSON" }).click();
  await expect(page.getByText("The first 200,000 characters are shown")).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: "Answers" }).click();
  await expect(page.getByRole("table", { name: "Answers" })).toBeVisible();
  expect(watch.misdeeds()).toEqual([]);
});
