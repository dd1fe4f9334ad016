import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import type { Pace } from "@/lib/domain/team/notice-channel";
import { publishToEnvironment } from "@/lib/env";
import { systemContext, type Context } from "@/lib/services/context";
import { changeRole, removeMember } from "@/lib/services/members";
import { countUnreadNotices, listNotices } from "@/lib/services/notices";
import { raiseNotice } from "@/lib/services/notices/raise";
import { startMailServer, type MailServerFake } from "@/test/fakes/mail-server";
import { ownDatabase } from "@/test/own-database";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";
import {
  getOwnMail,
  listDeliveries,
  readUnsubscribe,
  saveOwnMail,
  sendDueNotices,
  startChannel,
  testChannel,
  unsubscribe,
} from ".";

const pool = ownDatabase();
const machine = systemContext("test");
const HOUR = 3_600_000;
let server: MailServerFake;
let own: TestWorkspace;
let member: Context;

beforeAll(async () => {
  server = await startMailServer({ user: "mailer", password: "a mail password" });
});
afterAll(() => server.close());
beforeEach(async () => {
  publishToEnvironment({
    SIGHTLINE_SMTP_URL: server.url,
    SIGHTLINE_MAIL_FROM: "Sightline <sightline@example.com>",
  });
  await getDb().noticeChannel.deleteMany();
  [server.received.length, server.refusals.length] = [0, 0];
  own = await newWorkspace();
  const { workspaceId } = own;
  const user = await getDb().user.create({
    data: {
      email: `ann-${own.slug}@example.com`,
      memberships: { create: { workspaceId, role: "researcher" } },
    },
  });
  member = {
    ...{ ...machine, workspaceId, actor: { kind: "member", userId: user.id, role: "researcher" } },
  };
});

const choose = (pace: Pace, ctx = member) =>
  saveOwnMail({
    ctx,
    input: { paces: { schedule_paused: pace, budget_warning: pace }, digestAt: "08:00", quiet: null },
  });
const raise = (reason: string) =>
  withTransaction(machine, ({ tx }) =>
    raiseNotice(tx, {
      ...{ workspaceId: own.workspaceId, kind: "schedule_paused", cause: reason, at: new Date() },
      ...{ subjectId: crypto.randomUUID(), facts: { reason } },
    }),
  );
const send = () => sendDueNotices({ ctx: machine });
const pass = (milliseconds: number) =>
  Promise.all(
    [
      "update app.notice_channel set lease_until = lease_until - $1 * interval '1 ms', failing_since = failing_since - $1 * interval '1 ms'",
      "update app.notice_delivery set next_at = next_at - $1 * interval '1 ms'",
      "update app.notice_place set due_at = due_at - $1 * interval '1 ms'",
    ].map((text) => pool.query(text, [milliseconds])),
  );
const log = async (ctx = member) =>
  (await listDeliveries({ ctx, input: { filter: { channelId: null, state: null }, after: null } })).rows;
/** What arrived, with its lines whole again. */
const raw = (index = 0) => server.received[index]?.raw.replaceAll("=\r\n", "").replaceAll("=3D", "=") ?? "";
const unsubscribeToken = () => /\/api\/unsubscribe\/([\w-]{43})/.exec(raw())?.[1] ?? "";

it("goes to whoever chose it, at once, with a way to end it by one click", async () => {
  await raise("before anybody chose anything");
  await choose("at_once");
  await raise("A cap was reached.");
  await send();
  await send();
  expect(server.received.map(({ to }) => to)).toEqual([[`ann-${own.slug}@example.com`]]);
  expect(raw()).toContain("A cap was reached.");
  expect(raw()).not.toContain("before anybody");
  expect(raw()).toMatch(
    /^List-Unsubscribe:\s+<http:\/\/127\.0\.0\.1:3000\/api\/unsubscribe\/[\w-]{43}>\r\n/m,
  );
  expect(raw()).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n/m);
  const [delivery] = await log();
  expect(delivery).toMatchObject({ state: "delivered", channelKind: "mail", kinds: ["schedule_paused"] });
  expect(raw()).toContain(`Message-ID: <${delivery?.id}@sightline>`);
  // Somebody else's mail is nobody's to see, whatever their role.
  expect(await log(own.ctx)).toEqual([]);
});

it("goes once a day or a week with whatever came up, by each member's choice", async () => {
  await choose("daily");
  await choose("weekly", own.ctx);
  await raise("one");
  await raise("two");
  await send();
  expect(server.received).toEqual([]);
  await pass(24 * HOUR);
  await send();
  expect(server.received).toHaveLength(1);
  expect(raw()).toMatch(/^Subject: .*2.notices/m);
  for (const told of ["one", "two"]) expect(raw()).toContain(told);
  await pass(7 * 24 * HOUR);
  await send();
  await send();
  expect(server.received.map(({ to }) => to.join())).toEqual([
    `ann-${own.slug}@example.com`,
    `${own.slug}@example.com`,
  ]);
});

it("tells nobody what they may not see any more when it is sent, and nobody who is gone anything", async () => {
  await choose("daily");
  await raise("a");
  const userId = member.actor.kind === "member" ? member.actor.userId : "";
  await changeRole({ ctx: own.ctx, input: { userId, role: "billing" } });
  await pass(24 * HOUR);
  await send();
  expect(server.received).toEqual([]);
  expect(await log()).toMatchObject([{ state: "void", attempts: 0 }]);

  await changeRole({ ctx: own.ctx, input: { userId, role: "viewer" } });
  await raise("b");
  await removeMember({ ctx: own.ctx, input: { userId } });
  await pass(24 * HOUR);
  await send();
  expect(server.received).toEqual([]);
  const { rows } = await pool.query("select from app.notice_channel where user_id = $1", [userId]);
  expect(rows).toEqual([]);
});

it("keeps no choice of what one's role does not show", async () => {
  await choose("at_once", { ...member, actor: { kind: "member", userId: own.userId, role: "billing" } });
  const chosen = await getOwnMail({ ctx: own.ctx });
  expect(chosen?.paces).toEqual({ budget_warning: "at_once" });
});

it("waits for a mail server that is away, which is nobody's fault who gets mails", async () => {
  await choose("at_once");
  await raise("a");
  publishToEnvironment({ SIGHTLINE_SMTP_URL: "smtp://127.0.0.1:1" });
  await send();
  expect(await log()).toMatchObject([{ state: "waiting", failure: "mail_not_taken", status: null }]);
  await pass(31_000);
  publishToEnvironment({ SIGHTLINE_SMTP_URL: "", SIGHTLINE_MAIL_FROM: "" });
  await send();
  expect(await log()).toMatchObject([{ state: "waiting", failure: "mail_off", attempts: 2 }]);
  await pass(121_000);
  publishToEnvironment({
    SIGHTLINE_SMTP_URL: server.url,
    SIGHTLINE_MAIL_FROM: "Sightline <sightline@example.com>",
  });
  server.refusals.push({ code: 451, words: "busy" });
  await send();
  expect(await log()).toMatchObject([{ state: "waiting", failure: "mail_not_taken", status: 451 }]);
  expect(await getOwnMail({ ctx: member })).toMatchObject({ failingSince: null, stoppedFor: null });
  await pass(601_000);
  await send();
  expect(server.received).toHaveLength(1);
});

it("stops where an address is refused for a day, and tells that person alone, in the app", async () => {
  await choose("at_once");
  const refuse = async (reason: string) => {
    await raise(reason);
    server.refusals.push({ code: 550, words: `no such user as ann-${own.slug}` });
    await send();
    await pass(31_000);
  };
  await refuse("a");
  expect(await log()).toMatchObject([
    { state: "given_up", failure: "mail_refused", status: 550, attempts: 1 },
  ]);
  expect(await getOwnMail({ ctx: member })).toMatchObject({ stoppedFor: null });
  await pass(25 * HOUR);
  await refuse("b");
  const channel = await getOwnMail({ ctx: member });
  expect(channel).toMatchObject({ stoppedFor: "failing" });
  const kinds = async (ctx: Context) => (await listNotices({ ctx })).notices.map(({ kind }) => kind);
  expect(await kinds(member)).toContain("mail_stopped");
  expect(await kinds(own.ctx)).not.toContain("mail_stopped");
  expect(await countUnreadNotices({ ctx: own.ctx })).toBe(2);
  await startChannel({ ctx: member, input: { id: channel?.id ?? "" } });
  await raise("c");
  await send();
  expect(raw()).toContain("c");
});

it("is ended by its link without a session, and by looking at it not", async () => {
  await choose("at_once");
  await raise("a");
  await send();
  const token = unsubscribeToken();
  const { rows } = await pool.query<{ row: string }>("select c::text as row from app.notice_channel c");
  expect(rows.map(({ row }) => row).join()).not.toContain(token);
  const look = () => readUnsubscribe({ ctx: machine, input: { token } });
  expect(await look()).toEqual({ workspaceName: own.slug, isEnded: false });
  expect(await readUnsubscribe({ ctx: machine, input: { token: "a guess" } })).toBeNull();
  expect(await unsubscribe({ ctx: machine, input: { token: "a guess" } })).toBe(false);
  expect(await look()).toMatchObject({ isEnded: false });

  await raise("on its way");
  expect(await Promise.all([1, 2].map(() => unsubscribe({ ctx: machine, input: { token } })))).toEqual([
    ...[true, true],
  ]);
  expect(await look()).toEqual({ workspaceName: own.slug, isEnded: true });
  await raise("after it");
  await send();
  expect(server.received).toHaveLength(1);
  // Nothing but to start them does.
  await choose("at_once");
  await raise("still not");
  await send();
  expect(server.received).toHaveLength(1);
  const { notices } = await listNotices({ ctx: member });
  expect(notices.map(({ kind }) => kind)).not.toContain("mail_stopped");
  await startChannel({ ctx: member, input: { id: (await getOwnMail({ ctx: member }))?.id ?? "" } });
  await raise("again");
  await send();
  expect(raw(1)).toContain("again");
  // The link of the first mail still ends them.
  expect(raw(1)).toContain(token);
});

it("is tested by oneself alone", async () => {
  await choose("at_once");
  const id = (await getOwnMail({ ctx: member }))?.id ?? "";
  expect(await testChannel({ ctx: member, input: { id } })).toEqual({ status: null, failure: null });
  expect(raw()).toContain("This is a test");
  server.refusals.push({ code: 550, words: "no" });
  expect(await testChannel({ ctx: member, input: { id } })).toEqual({ status: 550, failure: "mail_refused" });
  for (const act of [testChannel, startChannel])
    await expect(act({ ctx: own.ctx, input: { id } })).rejects.toMatchObject({ code: "not_found" });
});
