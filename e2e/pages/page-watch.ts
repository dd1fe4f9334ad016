import type { Page } from "@playwright/test";

/** Notes what no page of ours may do, from the moment it is made. */
export class PageWatch {
  /** Errors on the console, violations of the content security policy among them, and exceptions nobody caught. */
  readonly errors: string[] = [];
  /** Requests to anywhere but the product. */
  readonly foreign: string[] = [];
  readonly dialogs: string[] = [];
  /** Pages that were fetched ahead, which is no misdeed once somebody points at a link. */
  readonly ahead: string[] = [];

  constructor(page: Page, origin: string | undefined) {
    page.on("console", (message) => {
      if (message.type() === "error") this.errors.push(`${page.url()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.errors.push(`${page.url()}: ${error.message}`));
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol !== "data:" && url.protocol !== "blob:" && url.origin !== origin)
        this.foreign.push(request.url());
      if (request.headers()["next-router-prefetch"]) this.ahead.push(`${page.url()}: ${request.url()}`);
    });
    page.on("dialog", (dialog) => {
      this.dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  }

  /** All of it; empty for a page that behaves. */
  misdeeds = (): string[] => [...this.errors, ...this.foreign, ...this.dialogs];
}
