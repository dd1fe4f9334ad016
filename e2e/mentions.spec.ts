import { testDataDir } from "@/lib/env";
import { expect, test, WORKSPACE } from "./fixtures";
import { ask, ownWord } from "./pages/ask";
import { runProgram } from "./run-program";

test("a wrong mention is refused where it is read and comes back, a missed one is added, and the answer is verified", async ({
  page,
}) => {
  const [address = ""] = await ask(page, {
    prompt: `Which running shoes suit flat feet? ${ownWord()}`,
    engines: ["Perplexity"],
  });
  await page.goto(address);
  const answer = page.getByRole("article", { name: "Answer" });
  // Whatever the answer names: a word with a capital within it, which stands there without one nowhere.
  const text = await answer.innerText();
  const names = text.match(/\b\p{Lu}\p{Ll}{3,}\b/gu) ?? [];
  const name = names.findLast((one) => !text.includes(one.toLowerCase())) ?? "";
  await runProgram(["e2e/add-brand.ts", "--workspace", WORKSPACE.slug, "--name", name], {
    SIGHTLINE_DATA_DIR: testDataDir() ?? "",
  });
  const mentions = page.getByRole("list", { name: "Mentions" }).getByRole("listitem");
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/Found by version \d+/)).toBeVisible();
    await expect(page.getByText("It is about to be measured again")).toHaveCount(0);
    await expect(mentions.first()).toBeVisible();
  }).toPass();
  const count = await mentions.count();

  const mark = answer.getByRole("link", { name, exact: true }).first();
  await expect(mark).toHaveAttribute("title", new RegExp(`^${name}: .* Found by the alias “${name}”`));
  await mark.click();
  await expect(page).toHaveURL(/#mention-\d+$/);

  await mentions.first().getByRole("button", { name: "Not this brand here" }).click();
  await page.getByRole("button", { name: "Refuse the mention" }).click();
  await expect(mentions).toHaveCount(count - 1);
  const corrections = page.getByRole("list", { name: "Corrections" });
  await expect(corrections).toContainText(`“${name}” is not ${name} here`);
  await corrections.getByRole("button", { name: "Undo" }).click();
  await expect(mentions).toHaveCount(count);

  const word = (await answer.locator("p, li").first().innerText()).match(/\p{L}{4,}/u)?.[0] ?? "";
  await page.getByRole("button", { name: "Add a mention" }).click();
  await page.getByLabel("Text, as the answer has it").fill(word);
  await page.getByLabel("Brand").selectOption(name);
  await page.getByRole("button", { name: "Add the mention" }).click();
  await expect(corrections).toContainText(`“${word}” names ${name} here`);
  await expect(mentions).toHaveCount(count + 1);

  await page.getByRole("button", { name: "Verify this answer" }).click();
  const verified = page.getByRole("list", { name: "Verified" }).getByRole("listitem");
  await expect(verified.filter({ hasText: "same" })).toHaveCount(6);
});
