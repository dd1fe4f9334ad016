import { paths } from "@/lib/paths";
import { expect, test, WORKSPACE } from "./fixtures";
import { LONG } from "./long-tag";
import { ask, ownWord } from "./pages/ask";
import { seriousFindings } from "./pages/findings";

const links = paths.workspace(WORKSPACE.slug);

test("keeps wordings as versions, marks what changed, and asks an old one again", async ({ page }) => {
  const word = ownWord();
  await ask(page, { prompt: `Which shoes suit flat feet? ${word}`, engines: ["ChatGPT"] });

  await page.goto(links.prompts());
  await page.getByRole("searchbox", { name: "Words" }).fill(word);
  await page.getByRole("searchbox", { name: "Words" }).press("Enter");
  await expect(page).toHaveURL(new RegExp(`text=${word}`));
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("row").filter({ hasText: word }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(word);
  const promptId = new URL(page.url()).pathname.split("/").at(-1);

  await ask(page, { prompt: `Which running shoes suit flat feet? ${word}`, engines: ["ChatGPT"], promptId });
  await page.goto(links.prompt(String(promptId)));
  const newest = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Version 2" }) });
  await expect(newest.getByRole("insertion")).toContainText("running");
  await expect(page.getByRole("table", { name: "Runs of this prompt" }).getByRole("row")).toHaveCount(3);
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole("link", { name: "Figures", exact: true }).click();
  await expect(page).toHaveURL(/\/figures$/);
  await expect(async () => {
    await page.reload();
    const engines = page.getByRole("table", { name: "Engines compared" });
    const answers = engines.getByRole("link", { name: "2 answers of ChatGPT", exact: true });
    await expect(answers).toBeVisible({ timeout: 3_000 });
  }).toPass();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("link", { name: "Wordings and runs" }).click();
  await expect(page).toHaveURL(links.prompt(String(promptId)));

  await page.getByRole("link", { name: "1 answer to version 1" }).click();
  await expect(page.getByRole("list", { name: "Narrowed to" })).toContainText("Wording");
  await expect(page.getByRole("table", { name: "Answers" }).getByRole("row")).toHaveCount(2);
  await page.getByRole("link", { name: /^Drop the filter: Wording/ }).click();
  await expect(page).toHaveURL(new RegExp(`${links.answers()}$`));

  await page.goto(links.prompt(String(promptId)));
  await page.getByRole("link", { name: "Ask version 1 again" }).click();
  await expect(page.getByLabel("Prompt", { exact: true })).toHaveValue(`Which shoes suit flat feet? ${word}`);
});

test("sorts by what the head of a column says", LONG, async ({ page }) => {
  const prompt = `Which mug is stable? ${ownWord()}`;
  await ask(page, { prompt, engines: ["Claude"] });
  await ask(page, { prompt, engines: ["Claude"] });
  await ask(page, { prompt: `Which mug is light? ${ownWord()}`, engines: ["Claude"] });
  await page.goto(links.prompts());
  await page.getByRole("columnheader", { name: "Runs" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=runs/);
  await expect(page.getByRole("columnheader", { name: "Runs" })).toHaveAttribute("aria-sort", "descending");
  const runs = await page.getByRole("row").locator("td:nth-child(3)").allInnerTexts();
  expect(runs.length).toBeGreaterThan(1);
  expect(runs).toEqual(runs.toSorted((a, b) => Number(b) - Number(a)));
});
