import { paths } from "@/lib/paths";
import { expect, test } from "./fixtures";
import { ask } from "./pages/ask";
import { expectAccessible } from "./pages/findings";
import { makeWorkspace } from "./pages/workspaces";

test("makes a brand whose rule is tried while it is typed, and tracks a name that answers give", async ({
  page,
}) => {
  const slug = await makeWorkspace(page, "Brands");
  const engines = ["ChatGPT", "Gemini"] as const;
  await ask(page, { prompt: "Compare Veltrano and Pacerra running shoes.", engines, slug });
  await page.goto(paths.workspace(slug).brands());
  await page.getByRole("link", { name: "New brand" }).first().click();

  await page.getByLabel("Name", { exact: true }).fill("Veltrano");
  const found = page.getByRole("region", { name: "What this finds" });
  await expect(found.getByText(/of all 2 answers/)).toBeVisible();
  await expect(found.getByRole("list", { name: "Places", exact: true })).toContainText("Veltrano");

  // A plain word is found as the word, until its capitals count.
  await page.getByRole("button", { name: "Add an alias" }).click();
  const alias = page.getByRole("textbox", { name: "Alias 1" });
  await expect(alias).toHaveValue("Veltrano");
  await alias.fill("Running");
  await expect(found.getByRole("list", { name: "Places in doubt" })).toContainText("running");
  await page.getByRole("checkbox", { name: "Capitals as written" }).check();
  await expect(found.getByText("would not be found if capitals")).toHaveCount(0);

  // What is refused is said where it is typed, which stays.
  await page.getByLabel("Domains").fill("veltrano.com\nco.uk");
  await page.getByRole("button", { name: "Make brand" }).click();
  await expect(page.getByText("Line 2: co.uk is shared by many")).toBeVisible();
  await expect(alias).toHaveValue("Running");
  await expectAccessible(page);
  await page.getByLabel("Domains").fill("veltrano.com");
  await alias.fill("Veltrano");
  await page.getByLabel("Role").selectOption("own");
  await page.getByRole("button", { name: "Make brand" }).click();

  const brands = page.getByRole("list", { name: "Brands" });
  await expect(brands.getByRole("listitem", { name: "Veltrano" })).toContainText("own");
  const names = page.getByRole("list", { name: "Suggested names" });
  await names.getByRole("button", { name: "Track Pacerra" }).click();
  await expect(brands.getByRole("listitem", { name: "Pacerra" })).toContainText("competitor");
  await expect(names.getByRole("listitem", { name: "Pacerra" })).toHaveCount(0);

  // What answers say of it: each figure leads to its rows.
  await brands.getByRole("link", { name: "Figures of Veltrano" }).click();
  await expect(page.getByRole("heading", { name: "Veltrano own", exact: true })).toBeVisible();
  // A worker measures the answers by the newest rules.
  await expect(async () => {
    await page.reload();
    const strength = page.getByLabel("How strongly Veltrano is named");
    await expect(strength).toContainText("2 of 2", { timeout: 3_000 });
  }).toPass();
  await expect(page.getByRole("table", { name: "Veltrano by engine" }).getByRole("row")).toHaveCount(3);
  await expectAccessible(page);
  const both = page.getByRole("link", { name: "2 answers naming Veltrano and Pacerra" });
  await both.click();
  await expect(page).toHaveURL(/withBrandId=/);
  await expect(page.getByRole("main").locator("[data-row-link]")).toHaveCount(2);
  await page.goBack();
  await page.getByRole("link", { name: "Rules", exact: true }).click();
  await expect(page.getByLabel("Role")).toHaveValue("own");
});
