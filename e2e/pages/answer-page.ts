import type { Locator, Page } from "@playwright/test";

/** An answer's own page, by what a person sees of it. */
export class AnswerPage {
  readonly text: Locator;
  readonly sources: Locator;
  readonly searches: Locator;
  /** Why there is no answer. */
  readonly failure: Locator;

  constructor(readonly page: Page) {
    this.text = page.getByRole("article", { name: "Answer" });
    this.sources = page.getByRole("group", { name: "Sources" });
    this.searches = page.getByRole("group", { name: "The model's searches" });
    this.failure = page
      .getByRole("main")
      .locator("[role=alert], [role=status]")
      .filter({ hasText: /No answer came|not known/ });
  }

  /** What the strip of facts says under a name. Its help button may stand beside the name. */
  fact = (name: string): Locator =>
    this.page
      .locator("dl > div")
      .filter({ has: this.page.getByRole("term").filter({ hasText: new RegExp(`^${name}(?!\\w| \\w)`) }) })
      .getByRole("definition");

  /** The amount of such a fact, by all of its decimals: they stand in the title of the rounded one. */
  amount = (name: string, exact: string): Locator => this.fact(name).getByTitle(exact, { exact: true });
}
