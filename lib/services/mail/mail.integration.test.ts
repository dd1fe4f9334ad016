import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { withTransaction } from "@/lib/db/transaction";
import { publishToEnvironment } from "@/lib/env";
import { mailResetJob, sendMailJob } from "@/lib/queue/definitions";
import { closeQueue } from "@/lib/queue/queue";
import { systemContext } from "@/lib/services/context";
import { askForReset, mailPasswordReset, resetPassword } from "@/lib/services/people";
import { startMailServer, type MailServerFake } from "@/test/fakes/mail-server";
import { deliverMail } from ".";
import { queueMail } from "./queue-mail";

const LOGIN = { user: "mailer", password: "a mail password" };
const FROM = "Sightline <sightline@example.com>";
const ctx = systemContext("test");

let server: MailServerFake;

beforeAll(async () => {
  server = await startMailServer(LOGIN);
});
beforeEach(() => {
  publishToEnvironment({ SIGHTLINE_SMTP_URL: server.url, SIGHTLINE_MAIL_FROM: FROM });
  server.received.length = 0;
});
afterAll(async () => {
  await closeQueue();
  await server.close();
});

const queue = (to: string, text = "Good morning.") =>
  withTransaction(ctx, (inside) => queueMail(inside, { to, subject: "Näkyvyys", text }));

/** Payloads of a job that wait in the queue, taken out. */
async function takeJobs<Key extends string>(name: string, key: Key): Promise<string[]> {
  const { rows } = await getPool().query<{ id: string }>(
    "delete from pgboss.job where name = $1 returning data->>$2 as id",
    [name, key],
  );
  return rows.map(({ id }) => id);
}
const takeMails = () => takeJobs(sendMailJob.name, "mailId");
const deliver = (mailId: string) => deliverMail({ ctx, input: { mailId } });

async function waiting(): Promise<string[]> {
  const { rows } = await getPool().query<{ row: string }>("select m::text as row from app.outgoing_mail m");
  return rows.map(({ row }) => row);
}

/** How a delivery failed, as a log may show it. */
async function failureOf(mailId: string): Promise<string> {
  const error: unknown = await deliver(mailId).catch((thrown: unknown) => thrown);
  if (!(error instanceof Error)) throw new Error("nothing failed");
  return `${error.name}: ${error.message} ${JSON.stringify(error)} ${String(error.cause)} ${error.stack}`;
}

describe("a mail", () => {
  it("waits sealed, is sent by its job once, and is gone", async () => {
    expect(await queue("ann@example.com", "The secret is tomato.")).toBe(true);
    expect(server.received).toEqual([]);
    expect(JSON.stringify(await waiting())).not.toContain("tomato");
    const [mailId = ""] = await takeMails();
    await deliver(mailId);
    await deliver(mailId);
    expect(server.received).toEqual([
      { from: "sightline@example.com", to: ["ann@example.com"], raw: expect.stringContaining("tomato") },
    ]);
    const [{ raw } = { raw: "" }] = server.received;
    expect(raw).toContain("From: Sightline <sightline@example.com>");
    expect(raw).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(raw).toContain(`Message-ID: <${mailId}@sightline>`);
    expect(await waiting()).toEqual([]);
  });

  it("stays while the server does not take it, and says nothing secret of that", async () => {
    await queue("ann@example.com", "The secret is tomato.");
    const [mailId = ""] = await takeMails();
    server.refusals.push({ code: 451, words: "ann@example.com is busy" });
    const said = await failureOf(mailId);
    expect(said).toContain("MailNotSent: the mail server did not take a mail (EENVELOPE 451)");
    for (const secret of ["ann@", "tomato", LOGIN.password]) expect(said).not.toContain(secret);

    publishToEnvironment({ SIGHTLINE_SMTP_URL: server.url.replace("a%20mail", "another%20mail") });
    expect(await failureOf(mailId)).toContain("(EAUTH 535)");
    publishToEnvironment({
      SIGHTLINE_SMTP_URL: `smtp://u:${encodeURIComponent(LOGIN.password)}@127.0.0.1:1`,
    });
    const away = await failureOf(mailId);
    expect(away).toContain("MailNotSent");
    expect(away).not.toContain(LOGIN.password);

    publishToEnvironment({ SIGHTLINE_SMTP_URL: server.url });
    await deliver(mailId);
    expect(server.received).toHaveLength(1);
    expect(await waiting()).toEqual([]);
  });

  it("is let go where the server refuses it for good, and where it waited for three days", async () => {
    await queue("nobody@example.com");
    await queue("late@example.com");
    const [refused = "", late = ""] = await takeMails();
    server.refusals.push({ code: 550, words: "no such user" });
    await getPool().query(
      "update app.outgoing_mail set created_at = now() - interval '73 hours' where id = $1",
      [late],
    );
    await deliver(refused);
    await deliver(late);
    expect(server.received).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it("is neither kept nor sent where the transaction fails, or no server is set", async () => {
    const failing = withTransaction(ctx, async (inside) => {
      await queueMail(inside, { to: "ann@example.com", subject: "s", text: "t" });
      throw new Error("later");
    });
    await expect(failing).rejects.toThrow("later");
    publishToEnvironment({ SIGHTLINE_SMTP_URL: "", SIGHTLINE_MAIL_FROM: "" });
    expect(await queue("ann@example.com")).toBe(false);
    expect(await takeMails()).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it("cannot be made another by what stands in it", async () => {
    const mail = {
      to: "ann@example.com",
      subject: "Hello\r\nBcc: eve@example.com",
      text: "t\r\n.\r\nRCPT TO:<eve@example.com>",
    };
    await withTransaction(ctx, (inside) => queueMail(inside, mail));
    const [mailId = ""] = await takeMails();
    await deliver(mailId);
    expect(server.received).toMatchObject([{ to: ["ann@example.com"] }]);
    expect(server.received[0]?.raw).not.toMatch(/^Bcc:/im);
  });
});

describe("a password reset by mail", () => {
  const ask = (email: string, address: string | null = null) =>
    askForReset({ ctx: { ...ctx, origin: { ...ctx.origin, address } }, input: { email } });
  const wishes = () => takeJobs(mailResetJob.name, "resetId");
  const answerWish = (resetId: string) => mailPasswordReset({ ctx, input: { resetId } });

  it("goes to the account's own address, and its link works once", async () => {
    const email = `${randomUUID()}@example.com`;
    const { id } = await getDb().user.create({ data: { email } });
    await ask(` ${email.toUpperCase()} `);
    expect(await takeMails()).toEqual([]);
    const [wish = ""] = await wishes();
    await answerWish(wish);
    await answerWish(wish);
    const mails = await takeMails();
    expect(mails).toHaveLength(1);
    await deliver(mails[0] ?? "");
    const [mail] = server.received;
    expect(mail?.to).toEqual([email]);
    const raw = mail?.raw.replaceAll("=\r\n", "") ?? "";
    const token = /\/reset-password#([\w-]{43})/.exec(raw)?.[1] ?? "";
    expect(raw).toContain(
      "http://localhost:3000/reset-password#".replace("localhost:3000", "127.0.0.1:3000"),
    );

    await resetPassword({ ctx, input: { token, password: "a password of some length" } });
    const { passwordHash } = await getDb().user.findUniqueOrThrow({
      where: { id },
      select: { passwordHash: true },
    });
    expect(passwordHash).toMatch(/^\$argon2id\$/);
    // Its owner is told.
    const [told = ""] = await takeMails();
    await deliver(told);
    expect(server.received[1]?.raw).toContain("Your Sightline password was changed");
    const again = resetPassword({ ctx, input: { token, password: "a password of some length" } });
    await expect(again).rejects.toMatchObject({ code: "invalid" });
  });

  it("is taken down alike for an address that is nobody's, and then let go", async () => {
    const email = `${randomUUID()}@example.com`;
    await getDb().user.create({ data: { email } });
    const rowsOf = async (asked: string) => {
      await ask(asked, "192.0.2.9");
      const { rows } = await getPool().query(
        "select email is not null as asked, user_id, token_hash from app.password_reset where email = $1",
        [asked],
      );
      return { rows, jobs: (await wishes()).length };
    };
    const nobody = `nobody-${email}`;
    expect(await rowsOf(nobody)).toEqual(await rowsOf(email));
    const { rows } = await getPool().query<{ id: string }>(
      "select id from app.password_reset where email = $1",
      [nobody],
    );
    await answerWish(rows[0]?.id ?? "");
    expect(await takeMails()).toEqual([]);
    const left = await getPool().query("select from app.password_reset where email = $1", [nobody]);
    expect(left.rowCount).toBe(0);
  });

  it("is asked for three times at most, and from one place for ten addresses", async () => {
    const email = `${randomUUID()}@example.com`;
    for (let time = 0; time < 5; time += 1) await ask(email, "192.0.2.10");
    expect(await wishes()).toHaveLength(3);
    for (let place = 0; place < 12; place += 1) await ask(`${place}-${email}`, "192.0.2.11");
    expect(await wishes()).toHaveLength(10);
  });
});
