import type { Page } from "@playwright/test";
import { testUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { expect, OWNER, test, WORKSPACE } from "./fixtures";
import { STRANGER_SIGNED_IN_FILE, STRANGERS_WORKSPACE } from "./owner";
import { ownWord } from "./pages/ask";
import { expectAccessible } from "./pages/findings";
import { holdBack, replay } from "./pages/held-action";

// The instance's own pages: API accounts from the first call to the last, and what everybody else sees of them.

test.use({ contextOptions: { reducedMotion: "reduce" } });

interface Credentials {
  login: string;
  password: string;
}

/** Calls the service as any program would; the HTTP status and the code of the reply. */
async function call({ login, password }: Credentials, path = "/v3/appendix/errors"): Promise<string> {
  const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString("base64")}`;
  const reply = await fetch(`${testUrl()}${path}`, { headers: { authorization } });
  const body: unknown = await reply.json();
  const code = typeof body === "object" && body !== null && "status_code" in body ? body.status_code : null;
  return `${reply.status} ${String(code)}`;
}

/** What is shown of a new password, which it is but once. */
async function readCredentials(page: Page, title: string): Promise<Credentials> {
  const shown = page.getByRole("region", { name: title });
  const value = (name: string) =>
    shown.locator("div", { has: page.getByText(name, { exact: true }) }).getByRole("code");
  const [login, password] = await Promise.all([
    value("Login").last().textContent(),
    value("Password").last().textContent(),
  ]);
  return { login: String(login), password: String(password) };
}

const WITHIN = { timeout: 5_000, intervals: [250] };

test("an account calls, is limited, gets a new password and is revoked, on every call within five seconds", async ({
  page,
  browser,
}) => {
  const name = `Reporting ${ownWord()}`;
  await page.goto(paths.workspace(WORKSPACE.slug).compose());
  await page.getByRole("button", { name: `Account: ${OWNER.email}` }).click();
  await page.getByRole("menuitem", { name: "Operate this instance" }).click();
  await expect(page).toHaveURL(paths.operator.accounts());

  await page.getByLabel("New account").fill(name);
  await page.getByRole("button", { name: "Create account" }).click();
  const first = await readCredentials(page, "The account is created");
  expect(first.password).toMatch(/^[\da-f]{32}$/);
  expect(await call(first)).toBe("200 20000");
  expect(await call({ ...first, password: "wrong" })).toBe("401 40100");
  await page.getByRole("button", { name: "I have kept it" }).click();
  await expect(page.getByText(first.password)).toHaveCount(0);
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  const address = new URL(page.url()).pathname;

  const limit = page.getByRole("textbox", { name: "Calls a minute" });
  await limit.fill("many");
  await page.getByRole("button", { name: "Set limits" }).click();
  await expect(limit).toHaveAccessibleDescription(/A whole number/);
  await limit.fill("2");
  await page.getByRole("button", { name: "Set limits" }).click();
  await expect(page.getByText("The limits are set.")).toBeVisible();

  await page.getByLabel("Deposit, dollars").fill("2.50");
  await page.getByRole("button", { name: "Deposit" }).click();
  await expect(page.getByRole("table", { name: "Ledger" }).getByRole("row")).toHaveCount(2);
  await expect(page.getByText("deposited less charged")).toBeVisible();
  // Asked for as late as may be: a copy of the service remembers an account for three seconds.
  await expect.poll(() => call(first), WITHIN).toBe("200 40202");

  await page.getByRole("button", { name: "Rotate password" }).click();
  await page.getByRole("button", { name: "Rotate the password" }).click();
  const second = await readCredentials(page, "The account has a new password");
  expect(second).toMatchObject({ login: first.login });
  expect(await call(second)).toMatch(/^200 /);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Revoke account" }).click();
  const revoke = page.getByRole("button", { name: "Revoke for good" });
  await expect(revoke).toBeDisabled();
  await page.getByLabel(`Type "${name}" to confirm`).fill(name);
  const held = await holdBack(page, () => revoke.click());

  await test.step("to anybody else there is nothing, and what they send does nothing", async () => {
    const context = await browser.newContext({
      baseURL: testUrl(),
      storageState: STRANGER_SIGNED_IN_FILE,
    });
    const { accounts, upstreams, limits } = paths.operator;
    for (const operators of ["/operator", accounts(), upstreams(), limits(), address]) {
      const reply = await context.request.get(operators);
      expect(reply.status(), operators).toBe(404);
      const text = await reply.text();
      expect(text.includes(name) || text.includes(first.login), operators).toBe(false);
    }
    const own = paths.workspace(STRANGERS_WORKSPACE.slug).compose();
    for (const to of [address, own])
      expect(await (await replay(context.request, held, to)).text(), to).toContain("not_found");
    expect(await call(second)).toMatch(/^200 /);

    const stranger = await context.newPage();
    await stranger.goto(accounts());
    await expect(stranger.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await stranger.goto(`${paths.reference()}#gemini_live`);
    await expect(stranger.getByRole("heading", { name: "live of Gemini" })).toBeInViewport();
    await expect(stranger.getByRole("link", { name: "API accounts" })).toHaveCount(0);
    await context.close();
  });

  await expect.poll(() => call(first), WITHIN).toBe("401 40100");
  await page.reload();
  await page.getByRole("button", { name: "Revoke account" }).click();
  await page.getByLabel(`Type "${name}" to confirm`).fill(name);
  await revoke.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("revoked");
  await expect.poll(() => call(second), WITHIN).toBe("401 40100");
});

test("the limits in force and the reference are there to be read", async ({ page }) => {
  await page.goto(paths.operator.limits());
  const row = page.getByRole("row", { name: /tasks_ready_per_minute/ });
  await expect(row).toContainText("20");
  await expectAccessible(page);
  await page.goto(paths.reference());
  await expect(page.getByRole("row", { name: /^40501/ })).toBeVisible();
  const document = await page.request.get("/v3/openapi.json");
  expect(document.ok()).toBe(true);
});
