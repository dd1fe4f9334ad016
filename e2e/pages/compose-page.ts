import { expect, type Locator, type Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { WORKSPACE } from "../owner";

export type EngineName = "ChatGPT" | "Gemini" | "Claude" | "Perplexity";
const ENGINE_NAMES: readonly EngineName[] = ["ChatGPT", "Gemini", "Claude", "Perplexity"];

export interface Turn {
  role: "user" | "ai";
  message: string;
}

/** The compose screen, by what a person sees of it. */
export class ComposePage {
  readonly prompt: Locator;
  readonly ask: Locator;
  readonly answers: Locator;
  readonly summary: Locator;

  constructor(
    readonly page: Page,
    private readonly slug = WORKSPACE.slug,
  ) {
    this.prompt = page.getByLabel("Prompt", { exact: true });
    this.ask = page.getByRole("button", { name: "Ask", exact: true });
    this.answers = page.getByRole("region", { name: "Answers" });
    this.summary = page.getByRole("alert").filter({ hasText: "Nothing was sent" });
  }

  /** Opens it, empty or with a prompt to ask again, and with no engine chosen. */
  async open(query: { prompt?: string } = {}): Promise<void> {
    await this.page.goto(paths.workspace(this.slug).compose(query));
    await this.isReady();
    await this.chooseEngines([]);
  }

  /** Waits until the engines' models are there: until then a first question may still choose more of them. */
  async isReady(): Promise<void> {
    await expect(this.engine("ChatGPT")).toBeEnabled();
    await expect(this.page.getByText("Fetching its models…")).toHaveCount(0);
  }

  engine = (name: EngineName): Locator => this.page.getByRole("checkbox", { name });

  async chooseEngines(names: readonly EngineName[]): Promise<void> {
    for (const name of ENGINE_NAMES) await this.engine(name).setChecked(names.includes(name));
  }

  async chooseModel(engine: EngineName, model: string): Promise<void> {
    await this.page.getByRole("combobox", { name: `${engine} model` }).click();
    await this.page.getByLabel("Find a model").fill(model);
    await this.page.getByRole("option", { name: model }).first().click();
    // Whoever goes on by keyboard goes on from here.
    await expect(this.page.getByRole("combobox", { name: `${engine} model` })).toBeFocused();
  }

  async fillSystemMessage(text: string): Promise<void> {
    await this.unfold("System message");
    await this.page.getByRole("textbox", { name: "System message" }).fill(text);
  }

  async fillTurns(turns: readonly Turn[]): Promise<void> {
    await this.unfold("Conversation so far");
    for (const [index, { role, message }] of turns.entries()) {
      await this.page.getByRole("button", { name: "Add a turn" }).click();
      await this.page.getByLabel(`Turn ${index + 1} is by`).selectOption(role);
      await this.page.getByLabel(`Turn ${index + 1}, text`).fill(message);
    }
  }

  async searchTheWeb(): Promise<void> {
    const search = this.page.getByRole("switch", { name: "Web search" });
    // Perplexity always searches; alone, its switch is on and locked.
    if (await search.isEnabled()) await search.setChecked(true);
  }

  /** Unfolds the form under a run's answers. */
  async edit(): Promise<void> {
    await this.answers.getByRole("button", { name: "Edit" }).click();
    await expect(this.prompt).toBeFocused();
    await this.isReady();
  }

  /** Sends and waits until the run is made, and shown: the address is a moment ahead of what one sees. */
  async send(): Promise<void> {
    if (this.runId() !== null && (await this.prompt.isHidden())) await this.edit();
    const before = { run: this.runId(), answers: await this.answerAddresses() };
    await this.ask.click();
    // What the page says instead is told by whoever waits in vain.
    const became = async () =>
      this.runId() === before.run
        ? (await this.page.getByRole("main").getByRole("alert").allTextContents()).join(" ")
        : "sent";
    await expect.poll(became).toBe("sent");
    await expect.poll(() => this.answerAddresses()).not.toEqual(before.answers);
  }

  /** Sends and waits until every answer of the run is there. */
  async sendAndWait(count: number): Promise<void> {
    await this.send();
    await expect(this.answers.getByText(`All ${count} answered`)).toBeVisible({ timeout: 40_000 });
  }

  /** The address of each answer's page, in order. */
  async answerAddresses(): Promise<string[]> {
    const links = await this.answers.getByRole("link", { name: /^Open/ }).all();
    return Promise.all(links.map(async (link) => String(await link.getAttribute("href"))));
  }

  /** The id of the run the server made for what was sent last. */
  runId = (): string | null => new URL(this.page.url()).searchParams.get("run");

  private async unfold(summary: string): Promise<void> {
    await this.page.locator("summary").filter({ hasText: summary }).click();
  }
}
