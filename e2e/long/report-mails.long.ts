import { paths } from "@/lib/paths";
import { startMailServer, textOf } from "@/test/fakes/mail-server";
import { expect, OWNER, test } from "../fixtures";
import { expectAccessible } from "../pages/findings";
import { startDemo } from "../start-demo";

// A report that goes out by mail at its time, which takes a minute or two to come. When it goes and when not is told by
// lib/services/report-mailings.

const ANN = "ann@client.example";
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The minute after next, by the clock of a zone. */
function soonIn(zone: string): { day: string; at: string } {
  const soon = new Date(Date.now() + 120_000);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }).format(soon);
  return {
    day: String(WEEKDAYS.indexOf(part({ weekday: "long" }))),
    at: part({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  };
}

test("a report goes out by mail at its time, is read by its link, and ends for whoever wants it no more", async ({
  browser,
}) => {
  const server = await startMailServer({ user: "mailer", password: "password" });
  const demo = await startDemo(browser, {
    SIGHTLINE_SMTP_URL: server.url,
    SIGHTLINE_MAIL_FROM: "sightline@example.com",
  });
  const { page, slug } = demo;
  try {
    await page.goto(paths.workspace(slug).overview());
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("table", { name: "Brands", exact: true })).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await page.getByRole("button", { name: "Make a report" }).click();
    await page.getByRole("dialog").getByLabel("Title").fill("Weekly for Ann");
    await page.getByRole("button", { name: "Make the report" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Weekly for Ann");

    const mails = page.getByRole("region", { name: "Mails on a schedule" });
    await mails.getByRole("button", { name: "Mail this report…" }).click();
    const form = page.getByRole("dialog", { name: "Mail this report" });
    await form.getByLabel("Addresses").fill(`${ANN}\nno address`);
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form.getByLabel("Addresses")).toHaveAccessibleDescription(/“no address” is not an e-mail/);
    await form.getByLabel("Addresses").fill(ANN);
    await expectAccessible(page);
    await form.getByRole("button", { name: "Save" }).click();
    await expect(mails).toContainText(/On day 1 of every month at 08:00 \(.*\) to ann@client\.example/);
    const zone = /\(([^)]+)\)/.exec(await mails.getByText("On day 1").innerText())?.[1] ?? "";

    await mails.getByRole("button", { name: "Send one to me now" }).click();
    await expect(mails.getByText(`On its way to ${OWNER.email}.`)).toBeVisible();
    await expect.poll(() => server.received.map(({ to }) => to)).toEqual([[OWNER.email]]);
    server.received.length = 0;

    await mails.getByRole("button", { name: "Change the mails…" }).click();
    const { day, at } = soonIn(zone);
    await form.getByLabel("How often").selectOption("Every week");
    await form.getByLabel("Day of the week").selectOption(day);
    await form.getByLabel("At").fill(at);
    await form.getByRole("button", { name: "Save" }).click();
    await expect(mails).toContainText(`at ${at}`);
    await expect.poll(() => server.received.map(({ to }) => to), { timeout: 240_000 }).toEqual([[ANN]]);

    const [mail] = server.received;
    const told = mail ? textOf(mail) : "";
    const link = /http\S+\/shared-report\/\S+/.exec(told)?.[0] ?? "";
    const sentence = /^.* is named in .*$/m.exec(told)?.[0].trim() ?? "";
    expect(sentence).not.toBe("");
    const context = await browser.newContext({ reducedMotion: "reduce" });
    const client = await context.newPage();
    await client.goto(link);
    await expect(client.getByRole("heading", { level: 1 })).toHaveText("Weekly for Ann");
    await expect(client.getByText(sentence, { exact: true })).toBeVisible();
    await expectAccessible(client);

    await client.goto(/http\S+\/unsubscribe\/\S+/.exec(told)?.[0] ?? "");
    await expect(client.getByText(/“Weekly for Ann” comes to you by mail/)).toBeVisible();
    await client.getByRole("button", { name: "No more mails" }).click();
    await expect(client.getByText("goes to you no more")).toBeVisible();
    await expectAccessible(client);
    await page.reload();
    await expect(mails).toContainText(`Took themselves off: ${ANN}`);
    await expect(mails.getByRole("list", { name: "Mails" })).toContainText("mailed to 1 address");
    await expect(page.getByRole("list", { name: "Share links" })).toContainText(/Mailed .* of /);
    await client.getByRole("button", { name: "Have it sent again" }).click();
    await expect(client.getByRole("button", { name: "No more mails" })).toBeVisible();
    await context.close();
    await mails.getByRole("button", { name: "End the mails" }).click();
    await expect(mails.getByRole("button", { name: "Mail this report…" })).toBeVisible();
    // From its top: further down the phone's bar covers a part of what is scrolled under it.
    await page.goto(page.url());
    await expectAccessible(page);
  } finally {
    await demo.remove();
    await server.close();
  }
});
