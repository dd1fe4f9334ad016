import { paths } from "@/lib/paths";
import { expect, reloadBy, test, WORKSPACE } from "./fixtures";
import { LONG } from "./long-tag";
import { ask } from "./pages/ask";
import { ComposePage } from "./pages/compose-page";
import { expectAccessible } from "./pages/findings";
import { makeWorkspace } from "./pages/workspaces";

const compose = paths.workspace(WORKSPACE.slug).compose();

const prompts = (text: string) => `${text} (${Date.now().toString(36)})`;

test("asks two engines at once and shows both answers, also after a reload", async ({ page }) => {
  const screen = new ComposePage(page);
  await screen.open();
  const question = prompts("Which running shoes suit flat feet?");
  await screen.prompt.fill(question);
  await screen.chooseEngines(["ChatGPT", "Gemini"]);
  await screen.chooseModel("ChatGPT", "gpt-4.1-mini");
  await page.getByLabel("Label").fill("pilot");
  await expect(page.getByText("2 calls, expected cost $")).toBeVisible();

  await screen.prompt.press("Control+Enter");
  await expect(page).toHaveURL(/[?&]run=/);
  await expect(screen.answers.getByText("All 2 answered")).toBeVisible({ timeout: 40_000 });
  const cards = screen.answers.getByRole("article");
  await expect(cards).toHaveCount(2);
  await expect(cards.nth(0)).toContainText("gpt-4.1-mini");
  for (const card of await cards.all()) {
    await expect(card.getByRole("group", { name: "Text of the answer" })).not.toBeEmpty();
    await expect(card).toContainText("sandbox");
    await expect(card).toContainText("$0.");
  }

  const first = await cards.nth(0).getByRole("group", { name: "Text of the answer" }).innerText();
  await page.reload();
  await expect(cards).toHaveCount(2);
  await expect(cards.nth(0).getByRole("group", { name: "Text of the answer" })).toHaveText(first, {
    useInnerText: true,
  });
  await expect(screen.prompt).toHaveCount(0);
  await screen.edit();
  await expect(screen.prompt).toHaveValue(question);
  await expect(page.getByLabel("Label")).toHaveValue("pilot");
  await expect(screen.engine("Gemini")).toBeChecked();
  await expect(screen.engine("Claude")).not.toBeChecked();

  await cards.nth(1).getByRole("link", { name: /^Open/ }).click();
  await expect(page).toHaveURL(new RegExp(`${paths.workspace(WORKSPACE.slug).answers()}/`));
});

test("a double click on the button is one run", async ({ page }) => {
  const screen = new ComposePage(page);
  await screen.open();
  const question = prompts("Which kettle is quiet?");
  await screen.prompt.fill(question);
  await screen.chooseEngines(["Gemini"]);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.headers()["next-action"]) sent.push(request.url());
  });
  await screen.ask.dblclick();
  await expect(screen.answers.getByText("All 1 answered")).toBeVisible({ timeout: 40_000 });
  expect(sent).toHaveLength(1);
});

test(
  "a run is asked again by one button that says what it costs, once however it is clicked",
  LONG,
  async ({ page }) => {
    const screen = new ComposePage(page);
    await screen.open();
    const question = prompts("Which stove is safe?");
    await screen.prompt.fill(question);
    await screen.chooseEngines(["Gemini", "Claude"]);
    await screen.sendAndWait(2);
    const first = screen.runId();
    const next = "Which stove is cheap?";
    await screen.edit();
    await screen.prompt.fill(next);
    await expect(screen.answers.getByText(/^expected \$/).first()).toBeVisible();
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST" && request.headers()["next-action"]) sent.push(request.url());
    });
    await screen.answers.getByRole("button", { name: "Ask again" }).dblclick();
    await expect.poll(screen.runId).not.toBe(first);
    await expect(screen.answers.getByText("All 2 answered")).toBeVisible({ timeout: 40_000 });
    await expect(screen.answers.getByText(question)).toBeVisible();
    expect(sent).toHaveLength(1);
    // What was being typed is another question, and is still there.
    await expect(screen.prompt).toHaveValue(next);
  },
);

test("a first question starts with each engine's cheapest model that can search, at a known price", async ({
  page,
}) => {
  const slug = await makeWorkspace(page, "First use");
  const screen = new ComposePage(page, slug);
  await page.goto(paths.workspace(slug).compose());
  await screen.isReady();
  for (const engine of ["ChatGPT", "Gemini", "Claude", "Perplexity"] as const) {
    await expect(screen.engine(engine)).toBeChecked();
  }
  await expect(page.getByRole("switch", { name: "Web search" })).toBeChecked();
  await expect(page.getByRole("combobox", { name: "ChatGPT model" })).toHaveText("gpt-5-nano-2025-08-07");
  await expect(
    page.getByText("$0.05 in, $0.40 out per million tokens, $10.00 per 1,000 searches"),
  ).toBeVisible();
  await expect(page.getByText("4 calls, expected cost $")).toBeVisible();
  await page.getByRole("combobox", { name: "Gemini model" }).click();
  await expect(page.getByRole("option", { name: /gemini-2\.5-flash-lite .*\$0\.10 in/ })).toBeVisible();
  await page.keyboard.press("Escape");

  // What is chosen by hand stays.
  await screen.chooseEngines(["Perplexity"]);
  await screen.prompt.fill("Which stove is quiet?");
  await page.reload();
  await screen.isReady();
  await expect(screen.engine("Perplexity")).toBeChecked();
  await expect(screen.engine("ChatGPT")).not.toBeChecked();
});

test("a sending whose reply is lost keeps everything and, repeated, is the same run", async ({ page }) => {
  const screen = new ComposePage(page);
  await screen.open();
  const question = prompts("Which bag is light?");
  await screen.prompt.fill(question);
  await screen.chooseEngines(["Gemini"]);
  const lost: string[] = [];
  await page.route(
    `**${compose}`,
    async (route) => {
      const reply = await route.fetch();
      lost.push(/"runId":"([^"]+)"/.exec(await reply.text())?.[1] ?? "no run");
      await route.abort();
    },
    { times: 1 },
  );
  await screen.ask.click();
  await expect(page.getByRole("alert").filter({ hasText: "The server did not answer" })).toBeVisible();
  await expect(screen.prompt).toHaveValue(question);

  await page.reload();
  await screen.isReady();
  await expect(screen.prompt).toHaveValue(question);
  await screen.ask.click();
  await expect(page).toHaveURL(/[?&]run=/);
  expect([screen.runId()]).toEqual(lost);
});

test("sends nothing while something is wrong, says what, and keeps what was typed", async ({ page }) => {
  const screen = new ComposePage(page);
  await screen.open();
  await screen.ask.click();
  await expect(screen.summary).toBeVisible();
  await screen.summary.getByRole("button", { name: /^Prompt:/ }).click();
  await expect(screen.prompt).toBeFocused();

  // 501 code points of two code units each: what counts is the code points.
  await screen.prompt.fill("🦀".repeat(501));
  await screen.chooseEngines(["Gemini"]);
  await expect(page.getByText("501 / 500 · 1 too many")).toBeVisible();
  await screen.ask.click();
  await expect(screen.summary).toContainText("at most 500 characters; this has 501");
  expect(screen.runId()).toBeNull();
  await expect(screen.prompt).toHaveValue("🦀".repeat(501));

  await page.getByLabel("Max tokens").fill("4097");
  await expect(page.getByText("Gemini: Max tokens must be at most 4096.").first()).toBeVisible();
  await page.getByLabel("Max tokens").fill("4096");
  await screen.prompt.fill("🦀".repeat(500));
  await screen.ask.click();
  await expect(screen.answers.getByText("All 1 answered")).toBeVisible({ timeout: 40_000 });
});

test("offers temperature or top P, where the documentation forbids both", async ({ page }) => {
  const screen = new ComposePage(page);
  await screen.open();
  await screen.chooseEngines(["Claude"]);
  await page.getByLabel("Temperature").fill("0.5");
  await expect(page.getByLabel("Top P")).toBeDisabled();
  await expect(page.getByText("Clear temperature to set this instead.")).toBeVisible();
  await screen.chooseEngines(["Gemini"]);
  await expect(page.getByLabel("Top P")).toBeEnabled();
});

test("Perplexity's search is on and locked, and a standard run asks it live", LONG, async ({ page }) => {
  const screen = new ComposePage(page);
  await screen.open();
  await screen.chooseEngines(["Perplexity"]);
  const search = page.getByRole("switch", { name: "Web search" });
  await expect(search).toBeChecked();
  await expect(search).toBeDisabled();
  await expect(search).toHaveAccessibleDescription("Perplexity always searches.");
  await expect(page.getByLabel("City")).toBeDisabled();
  await expect(page.getByRole("combobox", { name: "Country" })).toBeEnabled();

  await page.getByRole("radio", { name: "Standard" }).check();
  await expect(page.getByText("Perplexity has no queue: it is asked live only.")).toBeVisible();
  await screen.prompt.fill(prompts("Which kettle lasts?"));
  await screen.chooseEngines(["Perplexity", "Claude"]);
  await screen.ask.click();
  await expect(screen.answers.getByText("All 2 answered")).toBeVisible({ timeout: 60_000 });
});

test("an edited wording is a new version of the same prompt", LONG, async ({ page }) => {
  const screen = new ComposePage(page);
  await screen.open();
  const question = prompts("Which tent keeps dry?");
  await screen.prompt.fill(question);
  await screen.chooseEngines(["Gemini"]);
  await screen.ask.click();
  await expect(screen.answers.getByText("All 1 answered")).toBeVisible({ timeout: 40_000 });
  const prompt = screen.answers.getByRole("link", { name: "All versions and runs of this prompt" });
  const href = await prompt.getAttribute("href");

  await screen.edit();
  await screen.prompt.fill(`${question} In a storm.`);
  await screen.ask.click();
  await expect(screen.answers.getByText(`${question} In a storm.`)).toBeVisible();
  await expect(prompt).toHaveAttribute("href", href ?? "");

  await expect(screen.prompt).toHaveCount(0);
  await page.getByRole("button", { name: "New question" }).click();
  await expect(screen.prompt).toHaveValue("");
  await expect(screen.prompt).toBeFocused();
  await expect(screen.engine("Gemini")).toBeChecked();
  await expect(page).not.toHaveURL(/run=/);
  await page.goBack();
  await expect(screen.answers.getByText(`${question} In a storm.`)).toBeVisible();
  // The run before that has its own question.
  await page.goBack();
  await expect(screen.answers.getByText(question, { exact: true })).toBeVisible();
  await screen.edit();
  await expect(screen.prompt).toHaveValue(question);
});

test(
  "the form of a run comes when it is unfolded, says where it cannot, and opens by itself with what was typed",
  LONG,
  async ({ page }) => {
    const screen = new ComposePage(page);
    const [answer] = await ask(page, { prompt: prompts("Which rope is light?"), engines: ["Gemini"] });
    // The answers' own code is there before that of the form is lost.
    await page.reload({ waitUntil: "networkidle" });
    await expect(screen.answers.getByText("All 1 answered")).toBeVisible();
    const lost = "**/_next/static/chunks/**";
    await page.route(lost, (route) => route.abort());
    await screen.answers.getByRole("button", { name: "Edit" }).click();
    const notice = page.getByRole("alert").filter({ hasText: "The form could not be loaded." });
    await expect(notice).toBeInViewport();
    expect(await screen.answerAddresses()).toEqual([answer]);
    await page.unroute(lost);
    await reloadBy(notice.getByRole("button", { name: "Reload" }));

    const fold = page.getByRole("button", { name: /^Question/ });
    await expect(fold).toHaveAttribute("aria-expanded", "false");
    await fold.click();
    await screen.prompt.fill("Which rope is strong?");
    await fold.click();
    await expect(screen.prompt).toBeHidden();
    await page.reload();
    await expect(fold).toHaveAttribute("aria-expanded", "true");
    await expect(screen.prompt).toHaveValue("Which rope is strong?");
  },
);

test("what is typed and not sent is still there after leaving, Back and a reload", async ({ page }) => {
  // Its own workspace: what another test asks meanwhile would be how the next question is asked.
  const slug = await makeWorkspace(page, "Drafts");
  const screen = new ComposePage(page, slug);
  await screen.open();
  const question = prompts("Which rope floats?");
  await screen.prompt.fill(question);
  await screen.chooseEngines(["Claude"]);
  await page.getByLabel("Max tokens").fill("1200");
  await page.getByRole("link", { name: "Spend" }).click();
  await expect(page.getByRole("heading", { name: "Spend", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(screen.prompt).toHaveValue(question);
  await page.reload();
  await expect(screen.prompt).toHaveValue(question);
  await expect(page.getByLabel("Max tokens")).toHaveValue("1200");
  await expect(screen.engine("Claude")).toBeChecked();

  // Once sent, the next question has its settings and not its words.
  await screen.sendAndWait(1);
  await page.goto(paths.workspace(slug).compose());
  await screen.isReady();
  await expect(screen.prompt).toHaveValue("");
  await expect(page.getByLabel("Max tokens")).toHaveValue("1200");
  await expect(screen.engine("Claude")).toBeChecked();
});

test("a model the API no longer offers is named, not sent", async ({ page }) => {
  const screen = new ComposePage(page);
  await page.route("**/models/gemini?*", async (route) => {
    const reply = await route.fetch();
    const list: unknown = await reply.json();
    await route.fulfill({
      json: {
        ...(typeof list === "object" ? list : {}),
        models: [
          {
            name: "gemini-gone",
            reasoning: false,
            webSearch: true,
            taskPost: true,
            listPrice: null,
            pastCost: null,
          },
        ],
      },
    });
  });
  await screen.open();
  await screen.prompt.fill(prompts("Which lamp is bright?"));
  await screen.chooseEngines(["Gemini"]);
  await screen.ask.click();
  await expect(screen.summary).toContainText("Gemini: The API does not offer a model named gemini-gone.");
  expect(screen.runId()).toBeNull();
});

test("is accessible with everything open, and with what is missing named", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const screen = new ComposePage(page);
  await screen.open();
  await screen.ask.click();
  await expect(screen.summary).toBeVisible();
  await screen.chooseEngines(["Gemini", "Perplexity"]);
  await page
    .getByRole("group")
    .filter({ hasText: "Conversation so far" })
    .getByText("Conversation so far")
    .click();
  await page.getByRole("button", { name: "Add a turn" }).click();
  await expectAccessible(page);
});
