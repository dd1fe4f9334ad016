import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { expect, test, WORKSPACE } from "./fixtures";
import { ownWord } from "./pages/ask";
import { ComposePage, type EngineName } from "./pages/compose-page";
import { seriousFindings } from "./pages/findings";

const links = paths.workspace(WORKSPACE.slug);

async function makeMarket(page: Page, language: string, country: string): Promise<void> {
  await page.getByRole("button", { name: "New market" }).click();
  const dialog = page.getByRole("dialog", { name: "New market" });
  for (const [field, value] of [
    ["Language", language],
    ["Country", country],
  ] as const) {
    await dialog.getByRole("combobox", { name: field }).click();
    await page.keyboard.type(value);
    await page.getByRole("option", { name: value, exact: true }).click();
  }
  await dialog.getByRole("button", { name: "Make the market" }).click();
  await expect(dialog).toBeHidden();
}

/** The form of a run or a schedule: whom it asks. */
async function chooseAsk(page: Page, engines: readonly EngineName[], repeats: number): Promise<void> {
  const form = new ComposePage(page);
  await form.isReady();
  await form.chooseEngines(engines);
  for (const market of await page.getByRole("group", { name: "Markets" }).getByRole("checkbox").all()) {
    await market.check();
  }
  await page.getByLabel("Repeats").fill(String(repeats));
}

async function startRun(
  page: Page,
  engines: readonly EngineName[],
  { repeats, method }: { repeats: number; method: "Standard" | "Live" },
): Promise<number> {
  await page.getByRole("link", { name: "Run this set" }).click();
  await chooseAsk(page, engines, repeats);
  await page.getByRole("radio", { name: method }).check();
  const start = page.getByRole("button", { name: /^Start: / });
  await expect(start).toBeEnabled();
  const [, calls] = /^Start: ([\d,]+) calls/.exec(await start.innerText()) ?? [];
  await start.click();
  await expect(page).toHaveURL(/\/runs\/[0-9a-f-]{36}$/);
  return Number(calls?.replaceAll(",", ""));
}

test("a programme: questions come in, are put right, run in two markets, steered, and asked on a schedule", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const word = ownWord();
  const name = `Trams ${word}`;

  await page.goto(links.library.markets());
  await makeMarket(page, "Finnish", "Finland");
  await makeMarket(page, "Swedish", "Sweden");

  await page.goto(links.library.sets());
  await page.getByRole("button", { name: "New set" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Make the set" }).click();
  await page.getByRole("link", { name: "Import questions" }).click();

  await page.getByLabel("A CSV file").setInputFiles({
    name: "trams.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      [
        "question;family;market;intent;search volume",
        "Which tram is quiet?;Quiet;;unbranded;1200",
        "Mikä raitiovaunu on hiljainen?;Quiet;fi-FI;unbranded;90",
        "Which tram is fast?;;;maybe;40",
        "Which tram is cheap?;;;branded;many",
        `${"long ".repeat(120)};;;;`,
      ].join("\r\n"),
      "latin1",
    ),
  });
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText("2 questions would be new.")).toBeVisible();
  await expect(page.getByText("3 with something to put right")).toBeVisible();
  await page.getByLabel("Intent, line 4").fill("unbranded");
  await page.getByLabel("Weight, line 5").fill("7");
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("4 questions would be new.")).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Import 4 questions" }).click();
  await page.getByRole("link", { name: "See the set" }).click();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(5);

  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Questions from a template" }).click();
  await page.getByLabel("Name of the family").fill("Best vehicles");
  await page.getByLabel("Template").fill("Best {vehicle} in Turku");
  await page.getByLabel("Values of vehicle").fill("tram\nbus");
  await page.getByRole("button", { name: "Make the family" }).click();
  await page.getByRole("link", { name: "See the family" }).click();
  await expect(page.getByRole("heading", { name: /Best vehicles/ })).toBeVisible();
  await page.goto(String(page.url()).split("?")[0] ?? "");
  const setUrl = page.url();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(7);
  expect(await seriousFindings(page)).toEqual([]);

  const calls = await startRun(page, ["ChatGPT", "Gemini"], { repeats: 2, method: "Standard" });
  expect(calls).toBeGreaterThan(20);
  await expect(page.getByRole("heading", { name: `Run of “${name}”` })).toBeVisible();
  await expect(page.getByText("language only").first()).toBeVisible();
  const progress = page.getByRole("region", { name: "Progress" });
  await expect(progress.getByText(`${calls} of ${calls}`)).toBeVisible({ timeout: 180_000 });
  await expect(progress.getByText("Finished")).toBeVisible();

  await page.goto(setUrl);
  await startRun(page, ["Claude"], { repeats: 50, method: "Live" });
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Resume" })).toBeVisible();
  await page.getByRole("button", { name: "Resume" }).click();
  await page.getByRole("button", { name: "Cancel run" }).click();
  await page.getByRole("button", { name: "Cancel the run" }).click();
  await expect(page.getByText(/cancelled/i).first()).toBeVisible();

  await page.goto(links.newSchedule());
  await page
    .getByRole("combobox", { name: "Set", exact: true })
    .selectOption({ label: `${name} (6 prompts)` });
  await chooseAsk(page, ["Gemini"], 1);
  await page.getByLabel("Name", { exact: true }).fill(`Daily ${word}`);
  await page.getByLabel("Cap of one run").fill("5");
  await page.getByLabel("Cap of a month").fill("50");
  await page.getByRole("button", { name: "Make schedule" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Daily ${word}`);
  await expect(page.getByRole("heading", { name: "Next runs" })).toBeVisible();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Resume" })).toBeVisible();
});
