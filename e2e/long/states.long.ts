import type { Page } from "@playwright/test";
import { testDataDir, testUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { expect, test } from "../fixtures";
import { withoutTables } from "../held-tables";
import { SIGNED_IN_FILE } from "../owner";
import { ask } from "../pages/ask";
import { expectAccessible } from "../pages/findings";
import { SCREEN_STATES, type StatePlaces } from "../pages/screen-states";
import { expectWithinReach } from "../pages/within-reach";
import { makeWorkspace } from "../pages/workspaces";
import { runProgram } from "../run-program";

// Every screen of figures while there is nothing, while there is little, where its days leave nothing, where its address asks
// for what is not, and while what it shows can't be read: it says so, shows no number that is none, and holds on a phone, on
// a wide screen and in both themes.

const SCREENS = Object.values(SCREEN_STATES).flat();
const NOWHERE = { brand: "", prompt: "", answer: "", domain: "", report: "" };
const LONG_AGO = { from: "2001-01-01", to: "2001-01-02" };

/** What a figure says that was worked out of nothing. */
const NO_NUMBER = /\b(?:NaN|undefined|null|Infinity|Invalid Date)\b|∞/;
const NOT_SHOWN = "This screen could not be shown";

/** All that is said on the page, to the eye and to a screen reader. */
const allWords = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const told = [...document.querySelectorAll("[aria-label], [title], [aria-description]")].flatMap((one) =>
      ["aria-label", "title", "aria-description"].map((name) => one.getAttribute(name) ?? ""),
    );
    return [document.body.innerText, ...told].join("\n");
  });

async function open(page: Page, address: string): Promise<number | undefined> {
  const reply = await page.goto(address);
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  return reply?.status();
}

async function says(page: Page, address: string, words: RegExp): Promise<void> {
  await open(page, address);
  const main = page.getByRole("main");
  await expect.soft(main, address).toContainText(words, { timeout: 5_000 });
  await expect.soft(main, address).not.toContainText(NOT_SHOWN);
  expect.soft(await allWords(page), address).not.toMatch(NO_NUMBER);
}

/** What is looked at of it in every theme and width. */
async function holds(page: Page): Promise<void> {
  await expectWithinReach(page);
  await expectAccessible(page);
}

let little: StatePlaces;
test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({
    ...{ baseURL: testUrl(), storageState: SIGNED_IN_FILE, reducedMotion: "reduce", timezoneId: "UTC" },
  });
  little = await makeLittle(await context.newPage());
  await context.close();
});

test("says that there is nothing yet", async ({ page }) => {
  const slug = await makeWorkspace(page, "Nothing");
  for (const { at, empty } of SCREENS) {
    if (!empty) continue;
    await says(page, at({ slug, ...NOWHERE }), empty);
    await holds(page);
  }
});

test("says how little there is", async ({ page }) => {
  for (const screen of SCREENS) {
    await says(page, screen.at(little), screen.little);
    await holds(page);
  }
});

test("says that its days leave nothing", async ({ page }) => {
  for (const { at, nothing } of SCREENS) {
    if (!nothing) continue;
    await says(page, at(little, LONG_AGO), nothing);
    await expectWithinReach(page);
  }
});

test("says what of its address is not there", async ({ page }) => {
  for (const { at, wrong } of SCREENS) {
    if (!wrong) continue;
    if ("query" in wrong) {
      await says(page, at(little, wrong.query), wrong.says);
      continue;
    }
    expect.soft(await open(page, wrong.at(little)), wrong.at(little)).toBe(404);
    await expect.soft(page.getByRole("main")).toContainText("It does not exist in this workspace");
  }
});

/** What screens are of; the shell around them needs none of it. */
const READ = ["prompt", "answer", "answer_fact", "brand", "report", "spend_entry", "run", "prompt_set"];

test("says that it could not be shown, and shows itself when it is tried again", async ({ page }) => {
  const [first, ...others] = SCREENS;
  if (!first) throw new Error("There are screens.");
  await withoutTables(READ, async () => {
    for (const { at } of [...others, first]) {
      await open(page, at(little));
      const main = page.getByRole("main");
      await expect.soft(main, at(little)).toContainText(NOT_SHOWN, { timeout: 5_000 });
      await expect.soft(main.getByRole("button", { name: "Try again" }), at(little)).toBeVisible();
      await expect.soft(page.getByRole("navigation", { name: "Screens" })).toBeVisible();
    }
    await expectWithinReach(page);
    await expectAccessible(page);
  });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("main")).toContainText(first.little);
});

/** Two answers to one question in a workspace with an own brand and a competitor, and a report of them. */
async function makeLittle(page: Page): Promise<StatePlaces> {
  const slug = await makeWorkspace(page, "Little");
  for (const [name, role] of [
    ["Kettlewright", "own"],
    ["Alstania", "competitor"],
  ] as const)
    await runProgram(["e2e/add-brand.ts", "--workspace", slug, "--name", name, "--role", role], {
      SIGHTLINE_DATA_DIR: testDataDir() ?? "",
    });
  const links = paths.workspace(slug);
  const [answer = ""] = await ask(page, {
    prompt: "Which kettle is quiet?",
    // One that always searches: of the others both may cite nothing.
    engines: ["Gemini", "Perplexity"],
    slug,
  });
  // Answers are measured in the background.
  await expect(async () => {
    await page.goto(links.overview());
    await expect(page.getByRole("main")).toContainText("of 2 answers", { timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: "Make a report" }).click();
  const form = page.getByRole("dialog", { name: "New report" });
  await form.getByLabel("Title").fill("Two kettles");
  await form.getByRole("button", { name: "Make the report" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Two kettles");
  const report = page.url();
  const linkOn = async (address: string, part: string): Promise<string> => {
    await open(page, address);
    const link = page.getByRole("main").locator(`a[href*="${part}"]`).first();
    await expect(link, address).toBeVisible();
    return new URL((await link.getAttribute("href")) ?? "", page.url()).href;
  };
  const idIn = (address: string, kind: string) => new RegExp(`/${kind}/([^/?]+)`).exec(address)?.[1] ?? "";
  const domain = new URL(await linkOn(links.sources(), "domain=")).searchParams.get("domain") ?? "";
  return {
    ...{ slug, domain, answer: idIn(answer, "answers"), report: idIn(report, "reports") },
    brand: idIn(await linkOn(links.brands(), "/figures"), "brands"),
    prompt: idIn(await linkOn(links.prompts(), "/prompts/"), "prompts"),
  };
}
