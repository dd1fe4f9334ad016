import type { Browser, Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { testDataDir, testUrl } from "@/lib/env";
import { expect, test } from "./fixtures";
import { LONG } from "./long-tag";
import { ask, ownWord } from "./pages/ask";
import { expectAccessible } from "./pages/findings";
import { makeWorkspace } from "./pages/workspaces";
import { runProgram } from "./run-program";

/** A picture of one pixel. */
const DOT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/** Reads a link as somebody without an account; what came, whole: the page and what is sent for it to be alive. */
async function readShared(browser: Browser, link: string) {
  const context = await browser.newContext({
    baseURL: testUrl(),
    storageState: { cookies: [], origins: [] },
  });
  const reader = await context.newPage();
  const reply = await reader.goto(link);
  expect(reply?.status()).toBe(200);
  const sent = await (await context.request.get(link)).text();
  return { reader, sent, close: () => context.close() };
}

/** Makes a report of the screen that is open, and a link to it. */
async function share(page: Page, title: string): Promise<string> {
  await page.getByRole("button", { name: "Make a report" }).click();
  const form = page.getByRole("dialog", { name: "New report" });
  await form.getByLabel("Title").fill(title);
  await form.getByRole("button", { name: "Make the report" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await page.getByRole("button", { name: "Make a share link" }).click();
  const link = await page.getByText(/\/shared-report\//).innerText();
  await page.getByRole("button", { name: "Done" }).click();
  return link;
}

interface Told {
  slug: string;
  brand: string;
  /** Words of the question, and a note beside an answer: what a report leaves out unless they are chosen. */
  word: string;
  note: string;
}

/** A workspace with two answers, a note beside one of them, and a brand that it names. */
async function makeTold(page: Page): Promise<Told> {
  const slug = await makeWorkspace(page, "Handed on");
  const [word, note] = [ownWord(), `A note of ${ownWord()}`];
  const [address = ""] = await ask(page, {
    prompt: `Which running shoes suit flat feet? ${word}`,
    engines: ["Perplexity", "Gemini"],
    slug,
  });
  await page.goto(address);
  const named = await page.getByRole("article", { name: "Answer" }).innerText();
  const brand = named.match(/\b\p{Lu}\p{Ll}{3,}\b/gu)?.at(-1) ?? "";
  await page.getByRole("button", { name: "Write a note" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill(note);
  await page.getByRole("button", { name: "Save the note" }).click();
  await expect(page.getByText(note)).toBeVisible();
  await runProgram(["e2e/add-brand.ts", "--workspace", slug, "--name", brand], {
    SIGHTLINE_DATA_DIR: testDataDir() ?? "",
  });
  return { slug, brand, word, note };
}

test("a report of a site is read without an account, and what it leaves out is not sent", async ({
  page,
  browser,
}) => {
  const { slug, word, note } = await makeTold(page);
  const links = paths.workspace(slug);

  // One cited site: figures and sources of it, and, where it is chosen, the questions that cite it.
  await page.goto(links.sources());
  const domains = page.getByRole("table", { name: "Cited domains", exact: true });
  await domains.getByRole("row").nth(1).getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Questions that cite it" })).toBeVisible();
  const ofSite = await share(page, "One site for Acme");
  const report = page.url();
  const bare = await readShared(browser, ofSite);
  await expect(bare.reader.getByRole("table", { name: /^Sources of / })).toBeVisible();
  await expect(bare.reader.getByRole("heading", { name: "How this was counted" })).toBeVisible();
  await expectAccessible(bare.reader);
  for (const hidden of [word, note, "Cost of the period", `/${slug}`])
    expect(bare.sent).not.toContain(hidden);
  await bare.close();

  await page.goto(report);
  await page.getByRole("button", { name: "Change", exact: true }).click();
  const form = page.getByRole("dialog", { name: "Change the report" });
  await expect(form.getByLabel("What the period cost")).toHaveCount(0);
  await form.getByLabel("Wordings of prompts").check();
  await form.getByLabel("Notes beside answers").check();
  await form.getByRole("button", { name: "Save the report" }).click();
  await expect(page.getByText(note)).toBeVisible();
  const whole = await readShared(browser, ofSite);
  expect(whole.sent).toContain(word);
  expect(whole.sent).toContain(note);
  expect(whole.sent).not.toContain(`/${slug}`);
  await whole.close();

  // A logo, by its own bytes: at the head for the team, and by the link for others alone.
  await page.goto(links.reports());
  const logo = { name: "logo.png", mimeType: "image/png", buffer: Buffer.from(DOT, "base64") };
  await page.getByLabel("Logo", { exact: true }).setInputFiles({ ...logo, buffer: Buffer.from("<svg/>") });
  await expect(page.getByText(/no whole PNG, JPEG or WebP/)).toBeVisible();
  await page.getByLabel("Logo", { exact: true }).setInputFiles(logo);
  await expect(page.getByRole("img", { name: /^Logo of / })).toBeVisible();
  const headed = await readShared(browser, ofSite);
  await expect(headed.reader.getByRole("img", { name: /^Logo of / })).toBeVisible();
  const picture = await headed.reader.request.get(`${ofSite}/logo`);
  expect(picture.headers()).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
  });
  expect((await headed.reader.request.get(`${ofSite}x/logo`)).status()).toBe(404);
  await headed.close();
});

test(
  "so is one of each other screen, with its own figures and no way in",
  LONG,
  async ({ page, browser }) => {
    const { slug, brand, word, note } = await makeTold(page);
    const links = paths.workspace(slug);
    await page.goto(links.brands());
    const item = page.getByRole("listitem", { name: brand, exact: true });
    const brandFigures = (await item.getByRole("link", { name: /Figures/ }).getAttribute("href")) ?? "";
    for (const [title, where, heading] of [
      ["All sites", links.sources(), "New and lost"],
      ["One brand", brandFigures, `How ${brand} is portrayed`],
      ["Side by side", `${links.comparing()}?by=engine`, "Presence"],
    ] as const) {
      await page.goto(where);
      await expect(page.getByRole("heading", { name: heading })).toBeVisible();
      const link = await share(page, title);
      const { reader, sent, close } = await readShared(browser, link);
      await expect(reader.getByRole("heading", { name: heading })).toBeVisible();
      await expectAccessible(reader);
      for (const hidden of [word, note, `/${slug}`]) expect(sent).not.toContain(hidden);
      await close();
    }
  },
);
