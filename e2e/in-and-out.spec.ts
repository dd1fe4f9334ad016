import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { expect, test } from "./fixtures";
import { LONG } from "./long-tag";
import { ask, ownWord } from "./pages/ask";
import { makeWorkspace } from "./pages/workspaces";

const table = (page: Page) => page.getByRole("table", { name: "Answers" });
const rowsOf = (page: Page) => table(page).locator("[data-row-link]");

async function downloaded(page: Page, start: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download"), start()]);
  return download;
}

async function searchFor(page: Page, words: string): Promise<void> {
  const box = page.getByRole("searchbox", { name: "Words", exact: true });
  await box.fill(words);
  await box.press("Enter");
}

test("what was found, narrowed, kept as a view and compared comes whole into another workspace", async ({
  page,
}) => {
  test.slow();
  const slug = await makeWorkspace(page, "Out");
  const links = paths.workspace(slug);
  const word = ownWord();
  const engines = ["ChatGPT", "Gemini", "Claude"] as const;
  await ask(page, { prompt: `Which running shoes suit flat feet? ${word}`, engines, slug });
  await ask(page, { prompt: "Which kettle is quiet?", engines: ["ChatGPT"], slug });

  // Found and narrowed.
  await page.goto(links.answers());
  await expect(rowsOf(page)).toHaveCount(4);
  await searchFor(page, "shoes");
  await expect(rowsOf(page)).toHaveCount(3);
  await expect(table(page).locator("mark").first()).toHaveText(/^shoes$/i);
  await searchFor(page, "shoes -shoes");
  await expect(page.getByRole("heading", { name: "No answer matches these filters" })).toBeVisible();
  await searchFor(page, "shoes");
  await page.getByLabel("Engine").selectOption("Claude");
  await expect(rowsOf(page)).toHaveCount(1);
  await page.getByLabel("Engine").selectOption("");
  await expect(rowsOf(page)).toHaveCount(3);

  // Kept as a view, which opens what it was.
  await page.getByRole("button", { name: "View", exact: true }).click();
  await page.getByRole("menuitem", { name: "Save as a new view…" }).click();
  await page.getByLabel("Name").fill("About shoes");
  await page.getByRole("button", { name: "Save the view" }).click();
  const views = page.getByRole("navigation", { name: "Views" });
  await expect(views.getByRole("link", { name: "About shoes" })).toHaveAttribute("aria-current", "page");
  await views.getByRole("link", { name: "All answers" }).click();
  await expect(rowsOf(page)).toHaveCount(4);
  await views.getByRole("link", { name: "About shoes" }).click();
  await expect(rowsOf(page)).toHaveCount(3);

  // Taken away as it stands.
  await page.getByRole("button", { name: "Export" }).click();
  const file = await downloaded(page, () =>
    page.getByRole("link", { name: "Answers as JSON Lines" }).click(),
  );
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  await page.keyboard.press("Escape");

  // Side by side.
  const rows = table(page).getByRole("row");
  for (const row of [1, 2]) await rows.nth(row).getByRole("checkbox").check();
  await page
    .getByRole("toolbar", { name: "With the selected answers" })
    .getByRole("link", { name: "Compare" })
    .click();
  await expect(page).toHaveURL(/\/answers\/compare\?/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  // Into another workspace, as answers that were collected elsewhere.
  const other = paths.workspace(await makeWorkspace(page, "In"));
  await page.goto(other.importAnswers());
  await page.getByLabel("A file of answers").setInputFiles({
    name: "answers.jsonl",
    mimeType: "application/x-ndjson",
    buffer: Buffer.from(lines.join("\n")),
  });
  await page.getByRole("button", { name: "Look through the file" }).click();
  await page.getByRole("button", { name: "Import 3 answers" }).click();
  await page.getByRole("link", { name: "See its answers" }).click();
  await expect(rowsOf(page)).toHaveCount(3);
  await page.goto(other.answers({ text: "shoes" }));
  await expect(rowsOf(page)).toHaveCount(3);
  await rowsOf(page).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(word);
});

test(
  "a workspace comes whole into an empty one, and says of everything how much came",
  LONG,
  async ({ page }) => {
    test.slow();
    const slug = await makeWorkspace(page, "Whole");
    await ask(page, { prompt: "Which tent is light?", engines: ["ChatGPT", "Perplexity"], slug });
    await page.goto(paths.workspace(slug).settings.root);
    const archive = await downloaded(page, () =>
      page.getByRole("link", { name: "Download the dataset" }).click(),
    );

    const other = paths.workspace(await makeWorkspace(page, "Taken over"));
    await page.goto(other.settings.root);
    await page.getByRole("link", { name: "Import a dataset" }).click();
    await page.getByLabel("A dataset", { exact: true }).setInputFiles({
      name: "dataset.zip",
      mimeType: "application/zip",
      buffer: await readFile(await archive.path()),
    });
    await page.getByRole("button", { name: "Import the dataset" }).click();
    const counts = page.getByRole("table", { name: "What was imported" });
    await expect(counts).toBeVisible();
    for (const row of (await counts.getByRole("row").all()).slice(1)) {
      const [told, imported] = await row
        .getByRole("cell")
        .allInnerTexts()
        .then((cells) => cells.slice(-2));
      expect(imported, await row.innerText()).toBe(told);
    }
    await page.getByRole("link", { name: "See the answers" }).click();
    await expect(rowsOf(page)).toHaveCount(2);
    await rowsOf(page).first().click();
    await expect(page.getByRole("group", { name: "Sources" }).getByRole("listitem").first()).toBeVisible();
  },
);
