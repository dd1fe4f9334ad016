import { expect, type Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { WORKSPACE } from "../owner";

const ENGINES = ["ChatGPT", "Gemini", "Claude", "Perplexity"] as const;
type EngineName = (typeof ENGINES)[number];

/** Asks live with a web search, waits for all answers, and returns the address of each answer's page in order. */
export async function ask(
  page: Page,
  { prompt, engines, promptId }: { prompt: string; engines: readonly EngineName[]; promptId?: string },
): Promise<string[]> {
  await page.goto(paths.workspace(WORKSPACE.slug).compose({ prompt: promptId }));
  await expect(page.getByRole("checkbox", { name: "ChatGPT" })).toBeEnabled();
  for (const name of ENGINES) await page.getByRole("checkbox", { name }).setChecked(engines.includes(name));
  await page.getByLabel("Prompt", { exact: true }).fill(prompt);
  const search = page.getByRole("switch", { name: "Web search" });
  // Perplexity always searches; alone, its switch is on and locked.
  if (await search.isEnabled()) await search.setChecked(true);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  const answers = page.getByRole("region", { name: "Answers" });
  await expect(answers.getByText(`All ${engines.length} answered`)).toBeVisible({ timeout: 20_000 });
  const links = await answers.getByRole("link", { name: /^Open/ }).all();
  return Promise.all(links.map(async (link) => String(await link.getAttribute("href"))));
}

/** A word that no other test's prompt has. */
export const ownWord = (): string => `w${Math.random().toString(36).slice(2, 10)}`;
