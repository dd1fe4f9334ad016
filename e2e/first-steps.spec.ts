import { paths } from "@/lib/paths";
import { expect, test } from "./fixtures";
import { expectAccessible } from "./pages/findings";
import { makeWorkspace } from "./pages/workspaces";

test("from a brand's name to first figures: suggestions on one page, with the price, and nothing typed is lost", async ({
  page,
}) => {
  test.slow();
  const slug = await makeWorkspace(page, "First steps");
  const links = paths.workspace(slug);
  await page.getByRole("link", { name: "take the first steps" }).click();
  await expect(page.getByRole("heading", { name: "First steps", level: 1 })).toBeVisible();
  await page.goto(links.overview());
  const main = page.getByRole("main");
  await main.getByRole("link", { name: "Take the first steps" }).click();

  // What is missing is said at its field, and what was typed stays.
  await page.getByLabel("Brand").fill("Veltrano GmbH");
  await page.getByLabel("Site (optional)").fill("no site");
  await page.getByRole("button", { name: "Go on to the review" }).click();
  await expect(page.getByLabel("Site (optional)")).toHaveAccessibleDescription(/Not a domain/);
  await expect(page.getByLabel("Category")).toHaveAccessibleDescription(/Say what it is looked for as/);
  await expectAccessible(page);
  await page.getByLabel("Site (optional)").fill("veltrano.example");
  await page.getByLabel("Category").fill("running shoes");
  await page.getByRole("button", { name: "Go on to the review" }).click();

  await expect(page).toHaveURL(/step=review/);
  await expect(page.getByLabel("Aliases")).toHaveValue("Veltrano");
  const families = page.getByRole("list", { name: "Families" });
  await expect(families.getByRole("listitem")).toHaveCount(12);
  const run = page.getByRole("region", { name: "The first run" });
  await expect(run).toContainText("24 questions of 12 families to 4 models, each once: 96 calls");

  // Nobody is made up: competitors are typed, or taken from what engines answer.
  await page.getByRole("button", { name: "Ask the engines for names" }).click();
  const named = page.getByRole("list", { name: "Names from answers" }).getByRole("button").first();
  const competitor = (await named.innerText({ timeout: 30_000 })).split(/\s*\n/)[1] ?? "";
  await named.click();
  await expect(page.getByLabel("Compared with")).toHaveValue(competitor);
  await expectAccessible(page);
  // One model is enough to see it fill.
  for (const engine of ["Gemini", "Claude", "Perplexity"])
    await page.getByRole("checkbox", { name: engine, exact: true }).uncheck();

  // Edits outlive a reload, and going back to say something else.
  await page.getByLabel("Questions of Reviews").fill("Which running shoes do reviewers like?");
  await families.getByRole("checkbox", { name: "Choice" }).uncheck();
  await page.reload();
  await expect(page.getByLabel("Questions of Reviews")).toHaveValue("Which running shoes do reviewers like?");
  await expect(page.getByLabel("Compared with")).toHaveValue(competitor);
  await page.getByRole("button", { name: "Change what was typed" }).click();
  await page.getByLabel("Category").fill("marathon running shoes");
  await page.getByRole("button", { name: "Go on to the review" }).click();
  await expect(page.getByLabel("Questions of Reviews")).toHaveValue("Which running shoes do reviewers like?");
  await expect(page.getByLabel("Questions of Quality")).toHaveValue(/in marathon running shoes\?/);
  await expect(run).toContainText("21 questions of 11 families to 1 model, each once: 21 calls");

  await run.getByRole("button", { name: /^Start: 21 calls, \$/ }).dblclick();
  await expect(page).toHaveURL(new RegExp(`${links.overview()}$`));
  // The overview fills by itself.
  await expect(main.getByText(/^Veltrano GmbH /)).toBeVisible({ timeout: 60_000 });
  await expect(main.getByRole("region", { name: "Run under way" })).toBeHidden({ timeout: 60_000 });
  await expect(main.getByRole("link", { name: competitor }).first()).toBeVisible();

  // Once, whatever was clicked.
  await page.goto(links.runs());
  await expect(main.getByText(/of the set “Marathon running shoes”/)).toBeVisible();
  await expect(main.getByRole("table").getByRole("row")).toHaveCount(2);
});
