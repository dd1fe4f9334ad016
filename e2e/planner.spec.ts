import { paths } from "@/lib/paths";
import { expect, test } from "./fixtures";
import { LONG } from "./long-tag";
import { ask, ownWord } from "./pages/ask";
import { expectAccessible } from "./pages/findings";
import { makeWorkspace } from "./pages/workspaces";

test(
  "a plan says what a rate takes and costs, and leads to the form of a run with its repeats",
  LONG,
  async ({ page }) => {
    test.slow();
    const slug = await makeWorkspace(page, "Planner");
    const links = paths.workspace(slug);
    await page.goto(links.library.sets());
    await page.getByRole("button", { name: "New set" }).click();
    const name = `Shoes ${ownWord()}`;
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("button", { name: "Make the set" }).click();
    await page.getByRole("link", { name: "Import questions" }).click();
    const questions = Array.from(
      { length: 12 },
      (_, place) => `Which shoes suit runner number ${place + 1}?`,
    );
    await page.getByLabel("A CSV file").setInputFiles({
      ...{ name: "shoes.csv", mimeType: "text/csv" },
      buffer: Buffer.from(["question", ...questions].join("\n")),
    });
    await page.getByRole("button", { name: "Check the file" }).click();
    await page.getByRole("button", { name: "Import 12 questions" }).click();
    await expect(page.getByRole("link", { name: "See the set" })).toBeVisible();
    // What answers cost is known of a model once it gave two.
    await ask(page, { prompt: "Which shoes last?", engines: ["ChatGPT"], slug });
    await ask(page, { prompt: "Which shoes are light?", engines: ["ChatGPT"], slug });

    await page.goto(links.planner());
    const main = page.getByRole("main");
    await expect(main.getByText("12 prompts of 12 families.")).toBeVisible();
    await expect(main.getByText(/^Assumed: 0.4/)).toBeVisible();
    await expect(main.getByText(/^No number of answers to 12 families is enough/)).toBeVisible();
    await expectAccessible(page);

    // What can't be taken is said at its field, with its limit and what stands instead.
    await page.getByLabel("Known to ± points").fill("99");
    await page.getByRole("button", { name: "Work it out" }).click();
    await expect(page).toHaveURL(/points=99/);
    await expect(page.getByLabel("Known to ± points")).toHaveAccessibleDescription(
      /A number from 1 to 40, .* 10 is taken instead of “99”/,
    );
    await page.getByLabel("Known to ± points").fill("25");
    await page.getByLabel("Likeness in a family").fill("0.1");
    await page.getByRole("button", { name: "Work it out" }).click();
    await expect(page).toHaveURL(/points=25.*rho=0.1/);
    const whole = main.getByRole("region", { name: `All of ${name}` });
    await expect(whole).toContainText(/12 families × 1 wording × \d+ repeats?/);
    await expect(whole).toContainText(/\$\d/);
    await expectAccessible(page);

    const open = main.getByRole("link", { name: /^Open a run with \d+ repeats?$/ });
    const repeats = /\d+/.exec(await open.innerText())?.[0] ?? "";
    await open.click();
    await expect(page).toHaveURL(new RegExp(`/runs/new\\?set=.*repeats=${repeats}`));
    await expect(page.getByLabel("Repeats")).toHaveValue(repeats);
    await expect(page.getByLabel("Set")).toContainText(name);
  },
);
