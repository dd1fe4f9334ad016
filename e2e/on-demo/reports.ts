import type { Page } from "@playwright/test";
import { paths } from "@/lib/paths";
import { expect, patient as test } from "../fixtures";
import { OWNER } from "../owner";
import { expectAccessible } from "../pages/findings";

/** A report of the overview of a demo: made where the figures stand, read, printed. The demo is there when the first test begins. */
export function reportTests(demo: () => { page: Page; slug: string; url: string }): void {
  test.describe("a report", () => {
    let page: Page;
    let slug: string;
    let url: string;
    test.beforeEach(() => {
      ({ page, slug, url } = demo());
    });

    const figures = () => page.getByRole("table", { name: "Brands", exact: true });

    test("is made where the figures stand, and has the same figures", async () => {
      await page.goto(paths.workspace(slug).reports());
      await expect(page.getByRole("heading", { name: "No report yet" })).toBeVisible();
      await page.goto(paths.workspace(slug).overview({ engine: "gemini" }));
      // Answers are measured in the background.
      await expect(async () => {
        await page.reload();
        await expect(figures()).toBeVisible({ timeout: 2_000 });
      }).toPass();
      const told = await figures().locator("tbody").innerText();
      await page.getByRole("button", { name: "Make a report" }).click();
      const form = page.getByRole("dialog", { name: "New report" });
      await form.getByLabel("Title").fill("Autumn in short");
      await form.getByLabel("Comment").fill("What we saw.\n\nAnd what it means.");
      await form.getByRole("button", { name: "Make the report" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Autumn in short");
      expect(await figures().locator("tbody").innerText()).toBe(told);
      const report = page.getByRole("article", { name: "Autumn in short" });
      await expect(report.getByText("And what it means.")).toBeVisible();
      await expect(report.getByText(/^Answers of Gemini/).first()).toBeVisible();
      await expect(report.getByRole("heading", { name: "How this was counted" })).toBeVisible();
      await expect(report.getByRole("heading", { name: /^Where .* is named$/ })).toHaveCount(0);
      await expectAccessible(page);
    });

    test("prints without the shell, with every column", async () => {
      await page.emulateMedia({ media: "print" });
      await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
      await expect(page.locator("aside")).toBeHidden();
      await page.setViewportSize({ width: 700, height: 900 });
      await expect(figures().getByRole("columnheader", { name: /^Top pick/ })).toBeVisible();
      await expect(page.getByRole("button", { name: /^How .* is counted$/ }).first()).toBeHidden();
      await expect(page.getByText("As a table")).toBeHidden();
      // What is beyond the paper's edge can't be scrolled to.
      const frame = page.getByRole("group", { name: "Brands", exact: true });
      expect(await frame.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width: 1280, height: 720 });
    });

    test("is changed, and then shows what was chosen", async () => {
      await page.getByRole("button", { name: "Change", exact: true }).click();
      const form = page.getByRole("dialog", { name: "Change the report" });
      await form.getByLabel("Wordings of prompts").check();
      await form.getByLabel("What the period cost").check();
      await form.getByLabel("How many days").fill("14");
      await form.getByRole("button", { name: "Save the report" }).click();
      await expect(page.getByRole("heading", { name: /^Where .* is named$/ })).toBeVisible();
      await expect(page.getByRole("heading", { name: "Cost of the period" })).toBeVisible();
      await expect(page.getByText("the last 14 days when it was read")).toBeVisible();
      await page.goto(paths.workspace(slug).reports());
      await expectAccessible(page);
      await page
        .getByRole("table", { name: "Reports" })
        .getByRole("link", { name: "Autumn in short" })
        .click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Autumn in short");
    });

    test("is read by a link without an account, until that is revoked, and shows what was chosen alone", async ({
      browser,
    }) => {
      const grid = page.getByRole("group", { name: /^Where .* is named$/ });
      const prompt =
        (await grid.locator("tbody tr").first().getByRole("link").first().getAttribute("title")) ?? "";
      expect(prompt).not.toBe("");
      const told = await figures().locator("tbody").innerText();
      await page.getByLabel("Works for").selectOption("7 days");
      await page.getByRole("button", { name: "Make a share link" }).click();
      const link = await page.getByText(/\/shared-report\//).innerText();
      await page.getByRole("button", { name: "Done" }).click();

      const context = await browser.newContext({ baseURL: url, reducedMotion: "reduce" });
      const client = await context.newPage();
      const read = async () => (await context.request.get(link)).text();
      await client.goto(link);
      await expect(client.getByRole("heading", { level: 1 })).toHaveText("Autumn in short");
      await expect(client.getByRole("heading", { name: "How this was counted" })).toBeVisible();
      await expect(client.getByText(/^English, United States: \d+ answers$/)).toBeVisible();
      const table = client.getByRole("table", { name: "Brands", exact: true });
      expect(await table.locator("tbody").innerText()).toBe(told);
      expect(await client.locator(`a[href*="/${slug}"]`).count()).toBe(0);
      await expectAccessible(client);
      const reply = await context.request.get(link);
      const headers = reply.headers();
      expect(headers["referrer-policy"]).toBe("no-referrer");
      expect(headers["x-robots-tag"]).toContain("noindex");
      expect(headers["cache-control"]).toContain("no-store");
      const shown = await reply.text();
      expect(shown).toContain('name="robots" content="noindex');
      expect(shown).toContain(prompt);
      expect(shown).toContain("Cost of the period");
      expect(shown).not.toContain(OWNER.email);
      expect(shown).not.toContain(`/${slug}/`);

      await page.getByRole("button", { name: "Change", exact: true }).click();
      const form = page.getByRole("dialog", { name: "Change the report" });
      await form.getByLabel("Wordings of prompts").uncheck();
      await form.getByLabel("What the period cost").uncheck();
      await form.getByRole("button", { name: "Save the report" }).click();
      await expect(page.getByRole("heading", { name: "Cost of the period" })).toHaveCount(0);
      const less = await read();
      expect(less).toContain("Autumn in short");
      expect(less).not.toContain(prompt);
      expect(less).not.toContain("Cost of the period");

      const links = page.getByRole("list", { name: "Share links" });
      await page.reload();
      await expect(links.getByText(/read 3 times, last in the hour of/)).toBeVisible();
      await expectAccessible(page);
      await links.getByRole("button", { name: "Revoke this link" }).click();
      await expect(links.getByText("revoked")).toBeVisible();
      const gone = await context.request.get(link);
      expect(gone.status()).toBe(404);
      await client.reload();
      await expect(client.getByRole("heading", { name: "This link does not count" })).toBeVisible();
      const guess = await context.request.get(paths.sharedReport("a-guess"));
      expect(guess.status()).toBe(404);
      expect(await guess.text()).toContain("This link does not count");
      await context.close();
    });

    test("is deleted", async () => {
      await page.getByRole("button", { name: "Delete", exact: true }).click();
      await page.getByRole("button", { name: "Delete the report" }).click();
      await expect(page.getByRole("heading", { name: "No report yet" })).toBeVisible();
    });
  });
}
