import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import type { ReportNarrowing } from "@/lib/domain/exports/report-mailing";
import { addDays, dayAt } from "@/lib/domain/time/day-span";
import { publishToEnvironment } from "@/lib/env";
import { sendMailJob } from "@/lib/queue/definitions";
import { closeQueue } from "@/lib/queue/queue";
import { overviewSentence } from "@/lib/format/overview-sentence";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { makeBrand } from "@/lib/services/brands";
import { type Context, systemContext } from "@/lib/services/context";
import { deliverMail } from "@/lib/services/mail";
import { changeRole } from "@/lib/services/members";
import { listNotices } from "@/lib/services/notices";
import { getHeadlines } from "@/lib/services/overview";
import { listReportLinks, makeReport, openSharedReport } from "@/lib/services/reports";
import { changeTimeZone, deleteWorkspace } from "@/lib/services/workspaces";
import { type MailServerFake, type ReceivedMail, startMailServer, textOf } from "@/test/fakes/mail-server";
import { ownDatabase } from "@/test/own-database";
import { plantFacts } from "@/test/planted-facts";
import {
  getReportMails,
  mailReportToMe,
  readReportMails,
  sendDueReports,
  setReportMailing,
  stopReportMailing,
  wantReportMails,
} from ".";

const pool = ownDatabase();
const machine = systemContext("test");
const DAY_MS = 24 * 3_600_000;
const [ANN, BEN] = ["ann@client.example", "ben@client.example"];
const WEEKLY = { every: "week" as const, day: 1, at: "08:00" };
const ALL: ReportNarrowing = { filter: ANY_FIGURE, cut: false };

let server: MailServerFake;
let ctx: Context;
let reportId = "";

beforeAll(async () => {
  server = await startMailServer({ user: "mailer", password: "a mail password" });
});
afterAll(async () => {
  await closeQueue();
  await server.close();
});

/** A workspace with answers of the last days, and a report of its overview. */
beforeEach(async () => {
  publishToEnvironment({ SIGHTLINE_SMTP_URL: server.url, SIGHTLINE_MAIL_FROM: "sightline@example.com" });
  server.received.length = 0;
  await pool.query("delete from app.report_mailing");
  await pool.query("delete from pgboss.job where name = $1", [sendMailJob.name]);
  const moments = [1, 2, 3].map((days) => new Date(Date.now() - days * DAY_MS));
  const facts = await plantFacts(40, { moments, seed: 3 });
  ctx = facts.ctx;
  await makeBrand({ ctx, input: { brand: { name: "Acme", role: "own" } } });
  await pool.query(
    `update app.answer_fact
        set code_version = $2, rule_version = (select max(number) from app.rule_version where workspace_id = $1),
            brands = case when ('x' || right(task_id::text, 1))::bit(4)::int < 9 then '{1}' else '{}' end::smallint[],
            mentions = '{}', linked = '{}', list_ranks = '{}', levels = '{}'
      where workspace_id = $1`,
    [ctx.workspaceId, FACT_VERSION],
  );
  ({ id: reportId } = await makeReport({
    ctx,
    input: {
      ...{ title: "Visibility", comment: "", view: "overview", query: "", period: { lastDays: 30 } },
      shows: { prompts: false, costs: false, notes: false },
    },
  }));
});

const set = (change: Partial<Parameters<typeof setReportMailing>[0]["input"]> = {}) =>
  setReportMailing({
    ctx,
    input: { ...WEEKLY, addresses: [ANN, BEN], narrowing: ALL, reportId, ...change },
  });
const mails = () => getReportMails({ ctx, input: { reportId } });
const round = () => sendDueReports({ ctx: machine });

/** As if the time of the mailing had come. */
async function makeDue(ago = "1 second"): Promise<void> {
  await pool.query(
    "update app.report_mailing set next_at = now() - $2::interval, held_to = null where report_id = $1",
    [reportId, ago],
  );
}

/** What the jobs that wait in the queue send. */
async function deliver(): Promise<ReceivedMail[]> {
  const { rows } = await pool.query<{ id: string }>(
    "delete from pgboss.job where name = $1 returning data->>'mailId' as id",
    [sendMailJob.name],
  );
  for (const { id } of rows) await deliverMail({ ctx: machine, input: { mailId: id } });
  return server.received.toSorted((one, other) => String(one.to).localeCompare(String(other.to)));
}

const wordsOf = (mail: ReceivedMail | undefined) => (mail ? textOf(mail) : "");
const endingOf = (mail: ReceivedMail | undefined) =>
  /\/unsubscribe\/([\w-]{43})/.exec(wordsOf(mail))?.[1] ?? "";

it("goes to each address once, with what stands in the report of those days, and then by its rhythm", async () => {
  await set();
  await round();
  expect(await deliver()).toEqual([]);
  await makeDue();
  await round();
  await round();
  const [ann, ben, ...others] = await deliver();
  expect([ann?.to, ben?.to, others]).toEqual([[ANN], [BEN], []]);

  const today = dayAt(new Date(), "UTC");
  const days = { from: addDays(today, -7), to: addDays(today, -1) };
  const { mailing, sent } = await mails();
  expect(sent).toEqual([{ at: expect.any(String), ...days, outcome: "sent", mails: 2 }]);
  expect(new Date(mailing?.nextAt ?? 0).getTime()).toBeGreaterThan(Date.now());

  const filter = { ...ANY_FIGURE, ...days, zone: "UTC" };
  const before = { from: addDays(days.from, -7), to: addDays(days.to, -7) };
  const sentence = overviewSentence(await getHeadlines({ ctx, input: { filter, before, cut: false } }));
  expect(sentence).toContain("Acme is named in");
  const [said = ""] = sentence.split(/[[;,]/);
  expect(wordsOf(ann)).toContain(said.trim());
  expect(ann?.raw).toMatch(
    /^List-Unsubscribe:\s+<http:\/\/127\.0\.0\.1:3000\/api\/unsubscribe\/[\w-]{43}>\r\n/m,
  );
  expect(ann?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n/m);
  expect(endingOf(ann)).not.toBe(endingOf(ben));

  const token = /\/shared-report\/([\w-]{43})/.exec(wordsOf(ann))?.[1] ?? "";
  expect(wordsOf(ben)).toContain(token);
  const opened = await openSharedReport({ ctx: machine, input: { token } });
  expect(opened).toMatchObject({ report: { title: "Visibility", period: days } });
  const links = await listReportLinks({ ctx, input: { reportId } });
  expect(links).toMatchObject([{ mailed: days, state: "open", views: 1 }]);
  const audited = await getDb().auditEntry.findMany({
    where: { entityId: reportId },
    orderBy: { id: "asc" },
  });
  expect(audited.map(({ action, actorKind }) => [action, actorKind])).toEqual([
    ["report.make", "member"],
    ["report.set_mailing", "member"],
    ["report.mail", "system"],
  ]);
  expect(JSON.stringify(audited.map(({ after }) => after))).not.toContain(token);
});

it("is one commit: what fails half-way leaves no link, no mail and no word of it, and is sent whole by another", async () => {
  await set();
  await makeDue();
  const { rows } = await pool.query<{ sealed: Buffer }>(
    "select sealed_unsubscribe as sealed from app.report_recipient where report_id = $1 and address = $2",
    [reportId, BEN],
  );
  // The second mail can't be written.
  const unreadable = (sealed: Uint8Array) =>
    pool.query(
      "update app.report_recipient set sealed_unsubscribe = $3 where report_id = $1 and address = $2",
      [...[reportId, BEN, sealed]],
    );
  await unreadable(Buffer.from("nonsense"));
  await round();
  expect(await deliver()).toEqual([]);
  expect(await listReportLinks({ ctx, input: { reportId } })).toEqual([]);
  expect((await mails()).sent).toEqual([]);
  // As a worker that died: others leave it alone for a while, and then take it.
  await unreadable(rows[0]?.sealed ?? Buffer.of());
  await round();
  expect(await deliver()).toEqual([]);
  await pool.query("update app.report_mailing set held_to = now() - interval '1 second'");
  await round();
  expect(await deliver()).toHaveLength(2);
});

it("is sent once, however many workers meet its time", async () => {
  await set();
  await makeDue();
  await Promise.all([round(), round(), round()]);
  expect(await deliver()).toHaveLength(2);
  // One that counted while its hold ran out, and comes late.
  await makeDue("15 days");
  await Promise.all([round(), pool.query("update app.report_mailing set held_to = null").then(round)]);
  const { sent } = await mails();
  // Of the times that were missed the newest is met: last Monday's, before there was any answer.
  expect(sent.map(({ outcome, mails: count }) => [outcome, count])).toEqual([
    ["sent", 2],
    ["no_answers", 0],
  ]);
  expect(await deliver()).toHaveLength(2);
});

it("is not sent without answers, without anybody left, or without a mail server, and says so", async () => {
  await set({ narrowing: { filter: { ...ANY_FIGURE, model: "never asked" }, cut: false } });
  await makeDue();
  await round();
  await set();
  await makeDue();
  publishToEnvironment({ SIGHTLINE_SMTP_URL: "", SIGHTLINE_MAIL_FROM: "" });
  await round();
  publishToEnvironment({ SIGHTLINE_SMTP_URL: server.url, SIGHTLINE_MAIL_FROM: "sightline@example.com" });
  await pool.query("update app.report_recipient set left_at = now()");
  await makeDue();
  await round();
  expect((await mails()).sent.map(({ outcome }) => outcome)).toEqual(["nobody", "mail_off", "no_answers"]);
  expect(await deliver()).toEqual([]);
  expect(await listReportLinks({ ctx, input: { reportId } })).toEqual([]);
});

it("waits while answers are measured anew", async () => {
  await set();
  await pool.query("update app.answer_fact set code_version = 0 where workspace_id = $1", [ctx.workspaceId]);
  await makeDue();
  await round();
  expect((await mails()).sent).toEqual([]);
  await pool.query("update app.answer_fact set code_version = $2 where workspace_id = $1", [
    ...[ctx.workspaceId, FACT_VERSION],
  ]);
  await makeDue();
  await round();
  expect((await mails()).sent).toMatchObject([{ outcome: "sent" }]);
});

it("is paused where who set it may share no longer, which is told, and goes on at another's wish", async () => {
  const { id: userId } = await getDb().user.create({
    data: { email: `${reportId}@example.com`, name: "Cid" },
  });
  const { workspaceId } = ctx;
  await getDb().membership.create({ data: { workspaceId, userId, role: "researcher" } });
  const theirs: Context = { ...ctx, actor: { kind: "member", userId, role: "researcher" } };
  await setReportMailing({
    ctx: theirs,
    input: { ...WEEKLY, addresses: [ANN], narrowing: ALL, reportId },
  });
  await changeRole({ ctx, input: { userId, role: "viewer" } });
  await makeDue();
  await round();
  expect((await mails()).mailing).toMatchObject({ nextAt: null, by: "Cid", addresses: [ANN] });
  const { notices } = await listNotices({ ctx });
  expect(notices).toMatchObject([{ kind: "report_paused", subjectId: reportId, subjectName: "Visibility" }]);
  expect(await deliver()).toEqual([]);
  await set({ addresses: [ANN] });
  await makeDue();
  await round();
  expect(await deliver()).toHaveLength(1);
});

it("ends for whoever takes their address off, and nobody else puts it back", async () => {
  await set();
  await makeDue();
  await round();
  const token = endingOf((await deliver())[0]);
  const call = { ctx: machine, input: { token } };
  expect(await readReportMails(call)).toMatchObject({ title: "Visibility", isEnded: false });
  const want = (wanted: boolean) => wantReportMails({ ctx: machine, input: { token, wanted } });
  expect([await want(false), await want(false)]).toEqual([true, true]);
  expect(await readReportMails(call)).toMatchObject({ isEnded: true });
  expect(await mails()).toMatchObject({ mailing: { addresses: [BEN] }, left: [ANN] });
  await expect(set()).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining(ANN) });
  await makeDue();
  await round();
  expect((await deliver()).map(({ to }) => to)).toEqual([[ANN], [BEN], [BEN]]);
  await stopReportMailing({ ctx, input: { reportId } });
  await expect(set()).rejects.toMatchObject({ code: "invalid" });
  expect(await want(true)).toBe(true);
  await set();
  expect((await mails()).mailing?.addresses).toEqual([ANN, BEN]);
  expect(await wantReportMails({ ctx: machine, input: { token: "a guess", wanted: false } })).toBe(false);
  expect(await readReportMails({ ctx: machine, input: { token: "a guess" } })).toBeNull();
});

it("follows the workspace's clock, rests while it is deleted, and ends with what it is of", async () => {
  await set();
  const { mailing } = await mails();
  await changeTimeZone({ ctx, input: { timeZone: "Asia/Tokyo" } });
  const moved = (await mails()).mailing;
  expect(new Date(moved?.nextAt ?? 0).toISOString()).toMatch(/T23:00:00\.000Z$/);
  expect(new Date(mailing?.nextAt ?? 0).toISOString()).toMatch(/T08:00:00\.000Z$/);
  await makeDue();
  await deleteWorkspace({ ctx });
  await round();
  expect(await deliver()).toEqual([]);
  await getDb().report.delete({ where: { id: reportId } });
  expect(await getDb().reportMailing.count({ where: { reportId } })).toBe(0);
  expect(await getDb().reportRecipient.count({ where: { reportId } })).toBe(0);
});

it("names what is wrong of it, and keeps nothing", async () => {
  for (const [wrong, path, words] of [
    [{ addresses: [] }, "addresses", "At least one"],
    [{ addresses: [ANN, "no address"] }, "addresses", "“no address”"],
    [{ addresses: Array.from({ length: 11 }, (_, n) => `${n}@client.example`) }, "addresses", "at most 10"],
    [{ day: 7 }, "day", "A day of the week"],
    [{ every: "month" as const, day: 29 }, "day", "day 1 to 28"],
    [{ at: "8 o'clock" }, "at", "such as 08:00"],
  ] as const)
    await expect(
      set({ ...wrong, addresses: [...("addresses" in wrong ? wrong.addresses : [ANN])] }),
    ).rejects.toMatchObject({
      issues: [expect.objectContaining({ path: [path], message: expect.stringContaining(words) })],
    });
  publishToEnvironment({ SIGHTLINE_SMTP_URL: "", SIGHTLINE_MAIL_FROM: "" });
  await expect(set()).rejects.toMatchObject({ code: "conflict" });
  expect((await mails()).mailing).toBeNull();
  await expect(stopReportMailing({ ctx, input: { reportId } })).rejects.toMatchObject({ code: "not_found" });
});

it("takes the same address written twice as one", async () => {
  await set({ addresses: [" ANN@Client.example", ANN] });
  expect((await mails()).mailing?.addresses).toEqual([ANN]);
});

it("goes to whoever wants to see it alone, as it would go out today, and to nobody on its list", async () => {
  const toMe = () => mailReportToMe({ ctx, input: { reportId } });
  await expect(toMe()).rejects.toMatchObject({ code: "not_found" });
  await set();
  const { to } = await toMe();
  const [mail, ...others] = await deliver();
  expect([mail?.to, others]).toEqual([[to], []]);
  const words = wordsOf(mail);
  expect(words).toContain("You had this sent to yourself.");
  expect(words).not.toContain("/unsubscribe/");
  expect(words).toContain("Acme is named in");
  const token = /\/shared-report\/([\w-]{43})/.exec(words)?.[1] ?? "";
  const today = dayAt(new Date(), "UTC");
  expect(await openSharedReport({ ctx: machine, input: { token } })).toMatchObject({
    report: { period: { from: addDays(today, -7), to: addDays(today, -1) } },
  });
  // The next time of those on the list stays theirs.
  expect((await mails()).sent).toEqual([]);
  await makeDue();
  await round();
  expect((await mails()).sent).toMatchObject([{ outcome: "sent", mails: 2 }]);

  await pool.query(
    "update app.answer_fact set asked_at = asked_at - interval '60 days' where workspace_id = $1",
    [ctx.workspaceId],
  );
  await expect(toMe()).rejects.toMatchObject({ code: "conflict" });
  publishToEnvironment({ SIGHTLINE_SMTP_URL: "", SIGHTLINE_MAIL_FROM: "" });
  await expect(toMe()).rejects.toMatchObject({ code: "conflict" });
});
