import { paths } from "@/lib/paths";
import { expect, test, WORKSPACE } from "./fixtures";
import { LONG } from "./long-tag";
import { ask, ownWord } from "./pages/ask";

const links = paths.workspace(WORKSPACE.slug);

test("finds an answer by its words and opens it, by keyboard alone", async ({ page }) => {
  const word = ownWord();
  await ask(page, { prompt: `Which running shoes suit flat feet? ${word}`, engines: ["ChatGPT", "Claude"] });

  await page.goto(links.answers({ promptText: word }));
  await expect(page.getByRole("table", { name: "Answers" })).toBeVisible();
  await page.keyboard.press("/");
  const words = page.getByRole("searchbox", { name: "Words", exact: true });
  await expect(words).toBeFocused();
  await words.fill("shoes");
  await words.press("Enter");
  await expect(page).toHaveURL(/[?&]text=shoes/);
  const rows = page.getByRole("row").filter({ hasText: word });
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole("row")).toHaveCount(3);
  // Both were there before the search, too: it has been made where its words stand out.
  await expect(rows.locator("mark").first()).toBeVisible();

  await words.blur();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(word);
  await page.goBack();
  await expect(rows).toHaveCount(2);
  await expect(words).toHaveValue("shoes");
});

test("narrows by engine and state, and tells no match from nothing asked", async ({ page }) => {
  const word = ownWord();
  await ask(page, { prompt: `Which kettle is quiet? ${word}`, engines: ["ChatGPT", "Claude"] });

  await page.goto(links.answers({ promptText: word }));
  await page.getByLabel("Engine").selectOption("Claude");
  const rows = page.getByRole("row").filter({ hasText: word });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Claude");
  await page.getByLabel("State").selectOption("Failed");
  await expect(page.getByRole("heading", { name: "No answer matches these filters" })).toBeVisible();
  await page.goBack();
  await expect(rows).toHaveCount(1);

  // What an address carries may be anything.
  await page.goto(`${links.answers()}?engine=x&state=y&from=z&after=a_b&promptId=1&promptText=%00${word}`);
  await expect(rows).toHaveCount(2);
});

test("an answer tells its sources, its cost and the raw reply it was read from", async ({ page }) => {
  const [address = ""] = await ask(page, {
    prompt: `Which running shoes suit flat feet? ${ownWord()}`,
    engines: ["Perplexity"],
  });
  await page.goto(address);
  const facts = page.getByRole("term");
  for (const fact of ["Engine", "Model asked for", "Model that answered", "Web search", "Tokens in"])
    await expect(facts.filter({ hasText: new RegExp(`^${fact}$`) })).toBeVisible();
  await expect(page.getByText("sandbox").first()).toBeVisible();

  const mark = page.getByRole("link", { name: /^Source 1:/ }).first();
  const source = page.getByRole("group", { name: "Sources" }).getByRole("listitem").first();
  const before = await source.evaluate((item) => getComputedStyle(item).backgroundColor);
  await mark.hover();
  await expect(source).not.toHaveCSS("background-color", before);

  await page.getByRole("button", { name: "Show the raw JSON" }).click();
  await expect(page.getByLabel("Reply", { exact: true })).toContainText('"status_code": 20000');
  await page.getByRole("button", { name: "Verify the reply" }).click();
  await expect(page.getByText("The text has this hash: nothing was changed.")).toBeVisible();
});

test("a changed raw reply is found out", async ({ page }) => {
  const [address = ""] = await ask(page, {
    prompt: `Which tent is light? ${ownWord()}`,
    engines: ["Claude"],
  });
  await page.route("**/raw", async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, body: (await reply.text()).replace("20000", "20001") });
  });
  await page.goto(address);
  await page.getByRole("button", { name: "Show the raw JSON" }).click();
  await page.getByRole("button", { name: "Verify the reply" }).click();
  await expect(page.getByText("The text has another hash")).toBeVisible();
});

test("sets two answers side by side and steps through the repeats", LONG, async ({ page }) => {
  const prompt = `Which running shoes suit flat feet? ${ownWord()}`;
  const [first = ""] = await ask(page, { prompt, engines: ["Gemini"] });
  const [second = ""] = await ask(page, { prompt, engines: ["Gemini"] });

  await page.goto(first);
  await expect(page.getByRole("button", { name: "Previous repeat: there is none" })).toBeDisabled();
  await page.getByRole("link", { name: "Next repeat" }).click();
  await expect(page).toHaveURL(new RegExp(`${second}$`));

  await page
    .getByRole("region", { name: "Same question" })
    .getByRole("link", { name: /^Compare with the run of/ })
    .click();
  await expect(page.getByRole("article", { name: /^Answer 1/ })).toBeVisible();
  await expect(page.getByRole("article", { name: /^Answer 2/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Compare 2 answers" })).toBeVisible();
  await page.getByRole("link", { name: "As they are read" }).click();
  await expect(page).toHaveURL(/show=texts/);

  await page.goto(`${second}?with=not-an-answer`);
  await expect(page.getByText("“not-an-answer” is no answer’s id")).toBeVisible();
});

test("waits for a standard answer and shows it when it comes", async ({ page }) => {
  await page.goto(links.compose());
  await expect(page.getByRole("checkbox", { name: "ChatGPT" })).toBeEnabled();
  for (const name of ["ChatGPT", "Claude", "Perplexity"])
    await page.getByRole("checkbox", { name }).setChecked(false);
  await page.getByRole("checkbox", { name: "Gemini" }).setChecked(true);
  await page.getByLabel("Prompt", { exact: true }).fill(`Which rope is strong? ${ownWord()}`);
  await page.getByRole("radio", { name: /^Standard/ }).check();
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByRole("region", { name: "Answers" }).getByRole("link", { name: /^Open/ }).click();
  await expect(page.getByRole("article", { name: "Answer" })).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText("Standard (queued)")).toBeVisible();
});

test("what is not in this workspace is not there", async ({ page }) => {
  for (const id of [crypto.randomUUID(), "nonsense"]) {
    await page.goto(links.answer(id));
    await expect(page.getByText("There is nothing here")).toBeVisible();
  }
});
