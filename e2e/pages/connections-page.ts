import type { Locator, Page } from "@playwright/test";
import { paths } from "@/lib/paths";

interface NewConnection {
  name: string;
  baseUrl: string;
  login: string;
  password: string;
}

/** Settings → Connections, by what a person sees of it. */
export class ConnectionsPage {
  readonly name: Locator;
  readonly baseUrl: Locator;
  readonly login: Locator;
  readonly password: Locator;
  readonly testAndSave: Locator;
  readonly saved: Locator;
  readonly refused: Locator;

  constructor(
    readonly page: Page,
    private readonly slug: string,
  ) {
    this.name = page.getByLabel("Name", { exact: true });
    this.baseUrl = page.getByLabel("Base URL");
    this.login = page.getByLabel("API login");
    this.password = page.getByLabel("API password");
    this.testAndSave = page.getByRole("button", { name: "Test and save" });
    this.saved = page.getByText("The API answered its test. The connection is saved.");
    this.refused = page.getByRole("alert").filter({ hasText: "Nothing was saved" });
  }

  async open(): Promise<void> {
    await this.page.goto(paths.workspace(this.slug).settings.connections);
  }

  async add({ name, baseUrl, login, password }: NewConnection): Promise<void> {
    await this.name.fill(name);
    await this.baseUrl.fill(baseUrl);
    await this.login.fill(login);
    await this.password.fill(password);
    await this.testAndSave.click();
  }

  item = (name: string): Locator => this.page.getByRole("listitem", { name });
}
