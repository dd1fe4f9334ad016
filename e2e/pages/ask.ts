import type { Page } from "@playwright/test";
import { ComposePage, type EngineName } from "./compose-page";

interface Question {
  prompt: string;
  engines: readonly EngineName[];
  /** Asked as a version of this prompt. */
  promptId?: string;
  /** The workspace, where it is not the first. */
  slug?: string;
}

/** Asks live with a web search, waits for all answers, and returns the address of each answer's page in order. */
export async function ask(page: Page, { prompt, engines, promptId, slug }: Question): Promise<string[]> {
  const compose = new ComposePage(page, slug);
  await compose.open({ prompt: promptId });
  await compose.chooseEngines(engines);
  await compose.prompt.fill(prompt);
  await compose.searchTheWeb();
  await compose.sendAndWait(engines.length);
  return compose.answerAddresses();
}

/** A word that no other test's prompt has. */
export const ownWord = (): string => `w${Math.random().toString(36).slice(2, 10)}`;
