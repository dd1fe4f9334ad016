import type { Page } from "@playwright/test";
import { testHostedUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { expect, HOSTED_LOGIN, test } from "./fixtures";
import { AnswerPage } from "./pages/answer-page";
import { ComposePage, type Turn } from "./pages/compose-page";
import { ConnectionsPage } from "./pages/connections-page";
import { makeHostedWorkspace, nameWorkspace } from "./pages/workspaces";

// The documentation's own question and replies, from the form to the last decimal on every screen.

const hosted = { baseUrl: testHostedUrl() ?? "", ...HOSTED_LOGIN };

const QUESTION = "provide information on how relevant the amusement park business is in France now";
const SYSTEM_MESSAGE = "communicate as if we are in a business meeting";
const TURNS: readonly Turn[] = [
  { role: "user", message: "Hello, what’s up?" },
  {
    role: "ai",
    message:
      "Hello! I’m doing well, thank you. How can I assist you today? Are there any specific topics or projects you’d like to discuss in our meeting?",
  },
];

async function fillInTheQuestion(screen: ComposePage): Promise<void> {
  await screen.prompt.fill(QUESTION);
  await screen.fillSystemMessage(SYSTEM_MESSAGE);
  await screen.fillTurns(TURNS);
  await screen.searchTheWeb();
}

/** Amounts are rounded on screen; all of their decimals stand in the title. */
const amounts = (page: Page, exact: string) => page.getByRole("main").getByTitle(exact, { exact: true });

test("a hosted API is tested before it is kept, and its password is never shown again", async ({ page }) => {
  await page.goto(paths.home);
  await page.getByRole("button", { name: /^Workspace:/ }).click();
  await page.getByRole("menuitem", { name: "New workspace" }).click();
  const slug = await nameWorkspace(page, "Connected");
  const connections = new ConnectionsPage(page, slug);
  await connections.open();
  await expect(page.getByRole("listitem").filter({ hasText: "built in" })).toContainText("default");

  await connections.add({ name: "Agency", ...hosted, password: "wrong" });
  await expect(connections.refused).toContainText("The API does not accept the login and password.");
  await expect(connections.name).toHaveValue("Agency");
  await expect(connections.baseUrl).toHaveValue(hosted.baseUrl);
  await expect(connections.login).toHaveValue(hosted.login);
  await expect(connections.password).toHaveValue("");
  await expect(connections.item("Agency")).toHaveCount(0);

  await connections.password.fill(hosted.password);
  await connections.testAndSave.click();
  await expect(connections.saved).toBeVisible();
  await expect(connections.item("Agency")).toContainText("default");
  await expect(connections.password).toHaveValue("");

  await page.reload();
  await expect(connections.item("Agency")).toContainText(`${hosted.baseUrl} as ${hosted.login}`);
  expect(await page.content()).not.toContain(hosted.password);
  await page.getByRole("button", { name: "Test Agency" }).click();
  await expect(connections.item("Agency").getByText("It answered.")).toBeVisible();
});

test("live on Gemini and standard on ChatGPT end as the documentation's replies say", async ({ page }) => {
  const slug = await makeHostedWorkspace(page, "Amusement", hosted);
  const links = paths.workspace(slug);
  const screen = new ComposePage(page, slug);
  const answer = new AnswerPage(page);

  await test.step("Gemini, live", async () => {
    await screen.open();
    await fillInTheQuestion(screen);
    await screen.chooseEngines(["Gemini"]);
    await screen.chooseModel("Gemini", "gemini-2.5-flash");
    await page.getByLabel("Max tokens").fill("200");
    await page.getByLabel("Temperature").fill("0.3");
    await page.getByLabel("Top P").fill("0.5");
    await screen.sendAndWait(1);

    const card = screen.answers.getByRole("article");
    await expect(card).toContainText("68 / 241 tokens");
    await expect(card).toContainText("1 citation of 1 URL");
    await expect(card.getByTitle("$0.0357548", { exact: true })).toBeVisible();
    await expect(card.getByRole("group", { name: "Text of the answer" })).toContainText(
      "The amusement park business in France is highly relevant",
    );

    await card.getByRole("link", { name: /^Open/ }).click();
    await expect(answer.fact("Tokens in")).toHaveText("68");
    await expect(answer.fact("Tokens out")).toHaveText("241");
    await expect(answer.fact("Of those, reasoning")).toHaveText("not told");
    await expect(answer.amount("Model charge", "$0.0351548")).toBeVisible();
    await expect(answer.amount("Total cost", "$0.0357548")).toBeVisible();
    await expect(answer.fact("Web search")).toHaveText("asked for, done");
    await expect(answer.sources).toContainText("grandviewresearch.com");
  });

  await test.step("ChatGPT, standard", async () => {
    await screen.open();
    await fillInTheQuestion(screen);
    await screen.chooseEngines(["ChatGPT"]);
    await screen.chooseModel("ChatGPT", "gpt-4.1-mini");
    // Settings are remembered; ChatGPT takes one of the two.
    await expect(page.getByLabel("Temperature")).toHaveValue("0.3");
    for (const setting of ["Max tokens", "Temperature", "Top P"]) await page.getByLabel(setting).fill("");
    await page.getByRole("radio", { name: /^Standard/ }).check();
    await screen.sendAndWait(1);

    const card = screen.answers.getByRole("article");
    await expect(card).toContainText("374 / 594 tokens");
    await expect(card).toContainText("7 citations of 6 URLs");
    await expect(card.getByTitle("$0.0288", { exact: true })).toBeVisible();

    await card.getByRole("link", { name: /^Open/ }).click();
    await expect(answer.fact("Tokens in")).toHaveText("374");
    await expect(answer.fact("Tokens out")).toHaveText("594");
    await expect(answer.fact("Of those, reasoning")).toHaveText("576");
    await expect(answer.amount("Model charge", "$0.0286")).toBeVisible();
    await expect(answer.amount("Total cost", "$0.0288")).toBeVisible();
    await expect(answer.sources).toContainText("7 citations of 6 URLs");
    await expect(answer.sources.getByRole("list").first().getByRole("listitem")).toHaveCount(6);
    await expect(answer.searches).toContainText("1 query");
    await expect(answer.searches.getByRole("listitem")).toHaveText([
      "current relevance of amusement park business in France 2024",
    ]);
    const reasoning = answer.text.locator("details").filter({ hasText: "Reasoning" });
    await expect(reasoning).toContainText("3 sections");
    await reasoning.getByText("Reasoning").click();
    for (const heading of [
      "Exploring a riddle",
      "Pondering a riddle’s meaning",
      "Clarifying the riddle’s punchline",
    ])
      await expect(reasoning.getByText(heading)).toBeVisible();
  });

  await test.step("the API's own figure takes the place of the derived cost", async () => {
    const total = answer.fact("Total cost");
    await expect(async () => {
      await page.reload();
      await expect(total).toHaveText("$0.0288", { timeout: 500 });
    }).toPass({ timeout: 60_000 });
    await expect(total.getByTitle("$0.0288", { exact: true })).toBeVisible();
  });

  await test.step("Answers", async () => {
    await page.goto(links.answers());
    const rows = page.getByRole("table", { name: "Answers" }).getByRole("row");
    await expect(rows).toHaveCount(3);
    await expect(rows.filter({ hasText: "ChatGPT" }).getByTitle("$0.0288", { exact: true })).toBeVisible();
    await expect(rows.filter({ hasText: "Gemini" }).getByTitle("$0.0357548", { exact: true })).toBeVisible();
    await expect(
      rows.filter({ hasText: "ChatGPT" }).getByRole("cell", { name: "7", exact: true }),
    ).toBeVisible();
  });

  await test.step("Sources", async () => {
    await page.goto(links.sources());
    const domain = (name: string) =>
      page
        .getByRole("table", { name: "Cited domains", exact: true })
        .getByRole("row")
        .filter({ hasText: name });
    // Domain, its class, its sources, its citations, the answers that cite it, its share of the answers with a search.
    await expect(domain("grandviewresearch.com").getByRole("cell")).toHaveText([
      /grandviewresearch\.com/,
      /^other/,
      "2",
      "2",
      "2",
      /100/,
    ]);
    await expect(domain("wikipedia.org").getByRole("cell")).toHaveText([
      /wikipedia\.org/,
      /^reference/,
      "3",
      "3",
      "1",
      /50/,
    ]);
    await expect(domain("6wresearch.com").getByRole("cell")).toHaveText([
      /6wresearch/,
      /^other/,
      ...["1", "1", "1"],
      /50/,
    ]);
    await expect(domain("lemonde.fr").getByRole("cell")).toHaveText([
      /lemonde\.fr/,
      /^news/,
      ...["1", "2", "1"],
      /50/,
    ]);
    await expect(
      page.getByRole("table", { name: "Cited domains", exact: true }).getByRole("row"),
    ).toHaveCount(5);
  });

  await test.step("Spend", async () => {
    await page.goto(links.spend());
    await expect(answer.amount("Spent", "$0.0645548")).toBeVisible();
    await expect(answer.amount("Model charge", "$0.0637548")).toBeVisible();
    await expect(answer.fact("Calls")).toContainText("2");
    await expect(answer.fact("Tokens")).toContainText("442 in, 835 out (576 reasoning)");
    await expect(answer.amount("Held back now", "$0")).toBeVisible();
    await expect(page.getByText("Outcome unknown")).toHaveCount(0);
    await expect(amounts(page, "$0.0288")).toBeVisible();
    await expect(amounts(page, "$0.0357548")).toBeVisible();
  });
});
