import type { ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { getDb } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import type { Pace } from "@/lib/domain/team/notice-channel";
import { publishToEnvironment } from "@/lib/env";
import { systemContext } from "@/lib/services/context";
import { listNotices } from "@/lib/services/notices";
import { raiseNotice } from "@/lib/services/notices/raise";
import { changeTimeZone } from "@/lib/services/workspaces";
import { startWebhookReceiver, type WebhookReceiver } from "@/test/fakes/webhook-receiver";
import { ownDatabase } from "@/test/own-database";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";
import {
  addChannel,
  changeChannel,
  listChannels,
  listDeliveries,
  muteChannel,
  resendDelivery,
  rotateSecret,
  sendDueNotices,
  startChannel,
  testChannel,
} from ".";
import { post } from "./post";

const pool = ownDatabase();
const machine = systemContext("test");
const HOUR = 3_600_000;
let receiver: WebhookReceiver;
let own: TestWorkspace;

beforeAll(async () => {
  receiver = await startWebhookReceiver();
});
afterAll(() => receiver.close());
beforeEach(async () => {
  publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: receiver.origin });
  await getDb().noticeChannel.deleteMany();
  receiver.received.length = 0;
  receiver.answer = (response) => response.writeHead(204).end();
  own = await newWorkspace();
});

const choices = (pace: Pace = "at_once") => ({
  ...{ paces: { schedule_paused: pace, run_failed: pace, channel_stopped: pace }, digestAt: "08:00" },
  quiet: null,
});
const add = (more: object = {}, kind: "webhook" | "slack" = "webhook", path = "/hook?token=hush") =>
  addChannel({
    ctx: own.ctx,
    input: { kind, name: "Ops", url: `${receiver.origin}${path}`, ...choices(), ...more },
  });

const raise = (cause: string, more: { subjectId?: string; reason?: string; workspaceId?: string } = {}) =>
  withTransaction(machine, ({ tx }) =>
    raiseNotice(tx, {
      ...{ workspaceId: more.workspaceId ?? own.workspaceId, kind: "schedule_paused", cause, at: new Date() },
      ...{ subjectId: more.subjectId ?? crypto.randomUUID(), facts: { reason: more.reason ?? cause } },
    }),
  );
/** As several workers would. */
const send = () => Promise.all([1, 2].map(() => sendDueNotices({ ctx: machine })));

/** Lets time pass for what the database compares: all of it lies so much longer ago. */
async function pass(milliseconds: number): Promise<void> {
  for (const [table, columns] of [
    ["notice_channel", ["lease_until", "failing_since"]],
    ["notice_delivery", ["next_at"]],
    ["notice_place", ["due_at"]],
  ] as const)
    await pool.query(
      `update app.${table} set ${columns.map((one) => `${one} = ${one} - $1 * interval '1 ms'`).join(", ")}`,
      [milliseconds],
    );
}

const log = async () =>
  (await listDeliveries({ ctx: own.ctx, input: { filter: { channelId: null, state: null }, after: null } }))
    .rows;
const channel = async () => (await listChannels({ ctx: own.ctx }))[0];
const bodies = () =>
  receiver.received.map(({ body }) =>
    z
      .looseObject({
        type: z.string(),
        data: z.looseObject({ notices: z.array(z.looseObject({ text: z.string(), count: z.int() })) }),
      })
      .parse(JSON.parse(body)),
  );
const texts = () => bodies().map(({ data }) => data.notices.map(({ text }) => text));

const signed = (index = 0) => {
  const posted = receiver.received[index];
  if (!posted) throw new Error("nothing was posted");
  const { headers, body } = posted;
  const given = (name: string) => String(headers[name]);
  return {
    body,
    headers: {
      "webhook-id": given("webhook-id"),
      "webhook-timestamp": given("webhook-timestamp"),
      "webhook-signature": given("webhook-signature"),
    },
  };
};

it("posts a notice once, signed so that the standard's own library takes it, whatever the number of workers", async () => {
  const { secret } = await add();
  const subjectId = crypto.randomUUID();
  await Promise.all([1, 2, 3].map(() => raise("A cap was reached.", { subjectId })));
  await Promise.all([send(), send()]);
  expect(receiver.received).toHaveLength(1);
  expect(receiver.received[0]?.url).toBe("/hook?token=hush");
  const { body, headers } = signed();
  const verified = new Webhook(secret ?? "").verify(body, headers);
  expect(verified).toMatchObject({
    type: "notices",
    data: {
      workspace: { slug: own.slug, name: own.slug },
      notices: [
        { kind: "schedule_paused", count: 1, text: "A cap was reached.", subject: { id: subjectId } },
      ],
    },
  });
  expect(() => new Webhook(secret ?? "").verify(`${body} `, headers)).toThrow();
  expect(await log()).toMatchObject([
    { id: headers["webhook-id"], state: "delivered", status: 204, failure: null, attempts: 1 },
  ]);
});

it("sends what was chosen alone, of the workspace alone", async () => {
  await add({ paces: { run_failed: "at_once" } });
  const other = await newWorkspace();
  await raise("not chosen");
  await raise("another's", { workspaceId: other.workspaceId });
  await send();
  expect(receiver.received).toEqual([]);
});

it("speaks Slack's format, in which what is told mentions nobody and links nowhere", async () => {
  const { secret } = await add({}, "slack");
  expect(secret).toBeNull();
  await raise("a", { reason: "<!channel> & <https://evil.example|here>" });
  await send();
  const { text } = z.object({ text: z.string() }).parse(JSON.parse(receiver.received[0]?.body ?? ""));
  expect(text).toContain("&lt;!channel&gt; &amp; &lt;https://evil.example|here&gt;");
  expect(text).toContain(`/${own.slug}/schedules/`);
  expect(receiver.received[0]?.headers["webhook-signature"]).toBeUndefined();
});

const answering =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, headers).end("a secret of the receiver's");
  };

const MB = "x".repeat(1_000_000);

it.each<[what: string, answer: (response: ServerResponse) => void, expected: object]>([
  ["an error", answering(500), { status: 500, failure: "answered_error" }],
  ["a refusal", answering(404), { status: 404, failure: "answered_error" }],
  ["too many requests", answering(429), { status: 429, failure: "slow_down" }],
  // It would be followed to the receiver itself.
  ["a redirect", answering(307, { Location: "/elsewhere" }), { status: 307, failure: "redirected" }],
  [
    "a redirect to a private address",
    answering(302, { Location: "http://169.254.169.254/" }),
    { status: 302, failure: "redirected" },
  ],
  ["a connection that breaks", (response) => void response.destroy(), { status: null, failure: "cut_off" }],
])(
  "takes %s for a failure, and tries again by the same id after a pause",
  async (_what, answer, expected) => {
    await add();
    await raise("a");
    receiver.answer = answer;
    await send();
    await send();
    expect(receiver.received).toHaveLength(1);
    expect(await log()).toMatchObject([{ state: "waiting", attempts: 1, ...expected }]);
    await pass(31_000);
    receiver.answer = answering(200);
    await send();
    expect(receiver.received).toHaveLength(2);
    expect(signed(0).headers["webhook-id"]).toBe(signed(1).headers["webhook-id"]);
    expect(await log()).toMatchObject([{ state: "delivered", attempts: 2, status: 200, failure: null }]);
  },
);

it("waits so long and no longer for a receiver that says nothing, or that is not there", async () => {
  receiver.answer = () => undefined;
  expect(await post(receiver.origin, "{}", { at: new Date(), timeoutMs: 200 })).toEqual({
    status: null,
    failure: "timed_out",
  });
  receiver.answer = (response) => void response.writeHead(200).write("a");
  expect(await post(receiver.origin, "{}", { at: new Date(), timeoutMs: 200 })).toEqual({
    status: 200,
    failure: null,
  });
  // No TLS is spoken there.
  publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: receiver.origin.replace("http:", "https:") });
  const secure = await post(receiver.origin.replace("http:", "https:"), "{}", { at: new Date() });
  expect(secure).toEqual({ status: null, failure: "refused" });
});

it("reads nothing of a reply, however long it is", async () => {
  await add();
  await raise("a");
  receiver.answer = (response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write(MB));
      if (!response.destroyed) response.once("drain", more);
    };
    more();
  };
  await send();
  expect(await log()).toMatchObject([{ state: "delivered", status: 200 }]);
});

it("does what a receiver asks that wants to be left alone, by seconds or by a date", async () => {
  await add();
  await raise("a");
  receiver.answer = answering(429, { "Retry-After": "3600" });
  await send();
  await pass(HOUR - 60_000);
  await send();
  expect(receiver.received).toHaveLength(1);
  await pass(60_000);
  receiver.answer = answering(503, { "Retry-After": new Date(Date.now() + 2 * HOUR).toUTCString() });
  await send();
  expect(receiver.received).toHaveLength(2);
  await pass(HOUR);
  await send();
  expect(receiver.received).toHaveLength(2);
  await pass(HOUR);
  receiver.answer = answering(204);
  await send();
  expect(await log()).toMatchObject([{ state: "delivered", attempts: 3 }]);
});

it("stops where the receiver says that it is gone, and tells of that in the app, until it is started", async () => {
  await add();
  await raise("a");
  receiver.answer = answering(410);
  await send();
  expect(await channel()).toMatchObject({ stoppedFor: "gone" });
  expect(await log()).toMatchObject([{ state: "given_up", status: 410, failure: "gone" }]);
  const { notices } = await listNotices({ ctx: own.ctx });
  expect(notices[0]).toMatchObject({
    ...{ kind: "channel_stopped", subjectName: "Ops", facts: { reason: "gone" } },
  });
  receiver.answer = answering(204);
  await raise("while it stood still");
  await send();
  expect(receiver.received).toHaveLength(1);
  const [{ id } = { id: "" }] = await log();
  await expect(resendDelivery({ ctx: own.ctx, input: { id } })).rejects.toMatchObject({ code: "conflict" });

  await startChannel({ ctx: own.ctx, input: { id: (await channel())?.id ?? "" } });
  await pass(31_000);
  await resendDelivery({ ctx: own.ctx, input: { id } });
  await raise("after it");
  await send();
  await send();
  expect(texts().slice(1).flat().toSorted()).toEqual(["a", "after it"]);
  expect(signed(1).headers["webhook-id"]).toBe(id);
});

it("gives up after two days of failures, which stops the channel", async () => {
  await add();
  await raise("a");
  receiver.answer = answering(500);
  for (let hours = 0; hours < 60; hours += 1) {
    await send();
    await pass(HOUR);
  }
  expect(receiver.received).toHaveLength(10);
  expect(await log()).toMatchObject([{ state: "given_up", attempts: 10, failure: "answered_error" }]);
  expect(await channel()).toMatchObject({ stoppedFor: "failing" });
});

it("reaches nothing on a private network that the operator does not allow, whenever it was saved", async () => {
  await add();
  await raise("a");
  publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: "" });
  await send();
  expect(receiver.received).toEqual([]);
  expect(await log()).toMatchObject([{ state: "waiting", failure: "blocked_address", status: null }]);
  for (const url of [
    `${receiver.origin}/`,
    "https://10.0.0.1/",
    "https://localhost/",
    "http://hooks.example.org/",
  ])
    await expect(
      addChannel({ ctx: own.ctx, input: { kind: "webhook", name: "X", url, ...choices() } }),
    ).rejects.toMatchObject({ code: "invalid", fields: { url: expect.any(String) } });
});

it("is not kept from a receiver by another that hangs, which is left alone with what else is due", async () => {
  const hanging = await startWebhookReceiver();
  publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: `${receiver.origin},${hanging.origin}` });
  hanging.answer = () => undefined;
  const other = await newWorkspace();
  await addChannel({
    ctx: other.ctx,
    input: { kind: "webhook", name: "Hangs", url: hanging.origin, ...choices() },
  });
  await add();
  for (const cause of ["a", "b"]) await raise(cause, { workspaceId: other.workspaceId });
  for (const cause of ["a", "b"]) await raise(cause);
  const sending = send();
  await expect.poll(() => [receiver.received.length, hanging.received.length]).toEqual([2, 1]);
  hanging.close();
  await sending;
  expect(hanging.received).toHaveLength(1);
  const { rows } = await pool.query(
    "select state, failure from app.notice_delivery where workspace_id = $1 order by failure",
    [other.workspaceId],
  );
  expect(rows).toEqual([
    { state: "waiting", failure: "cut_off" },
    { state: "waiting", failure: null },
  ]);
});

it("has whatever is due together in one message, each cause once, and each notice once", async () => {
  await add(choices("daily"));
  const subjectId = crypto.randomUUID();
  for (const cause of ["first", "second", "third"]) await raise(cause, { subjectId });
  await raise("another");
  await send();
  expect(receiver.received).toEqual([]);
  await pass(24 * HOUR);
  await send();
  await send();
  const [digest, ...others] = bodies();
  expect(others).toEqual([]);
  expect(digest?.data.notices.map(({ text, count }) => [text, count])).toEqual([
    ["another", 1],
    ["third", 3],
  ]);
});

it("holds back in quiet hours, and sends all of it together when they end", async () => {
  const clock = (plusMinutes: number) =>
    new Date(Date.now() + plusMinutes * 60_000).toISOString().slice(11, 16);
  const quiet = { from: clock(-60), to: clock(60) };
  await add({ quiet });
  await raise("a");
  await raise("b");
  await send();
  await send();
  expect(receiver.received).toEqual([]);
  await getDb().noticeChannel.updateMany({ data: { quietFrom: null, quietTo: null } });
  await pass(2 * HOUR);
  await send();
  expect(texts().map((told) => told.toSorted())).toEqual([["a", "b"]]);
});

it("follows what is chosen meanwhile, and sends nothing of what is not wanted any more", async () => {
  const { id } = await add(choices("daily"));
  await raise("a");
  const change = (pace: Pace) =>
    changeChannel({ ctx: own.ctx, input: { id, name: "Ops", url: null, ...choices(pace) } });
  await change("at_once");
  await send();
  expect(texts()).toEqual([["a"]]);
  await change("daily");
  await raise("b");
  await change("never");
  await change("at_once");
  await pass(48 * HOUR);
  await send();
  expect(texts()).toEqual([["a"]]);
});

it("goes by the workspace's clock as it is now, also with what waits already", async () => {
  await add(choices("daily"));
  await raise("a");
  const due = async () => {
    const { rows } = await pool.query<{ time: string }>(
      "select to_char(due_at at time zone 'Asia/Tokyo', 'HH24:MI') as time from app.notice_place",
    );
    return rows.map(({ time }) => time);
  };
  expect(await due()).toEqual(["17:00"]);
  await changeTimeZone({ ctx: own.ctx, input: { timeZone: "Asia/Tokyo" } });
  expect(await due()).toEqual(["08:00"]);
});

it("sends nothing of a muted kind, says so on record, and does when it is asked to", async () => {
  const { id } = await add();
  await muteChannel({ ctx: own.ctx, input: { id, what: "run_failed", hours: 1 } });
  await muteChannel({ ctx: own.ctx, input: { id, what: "schedule_paused", hours: 8 } });
  await raise("a");
  await send();
  expect(receiver.received).toEqual([]);
  const [muted] = await log();
  expect(muted).toMatchObject({ state: "muted", kinds: ["schedule_paused"] });
  await muteChannel({ ctx: own.ctx, input: { id, what: "schedule_paused", hours: null } });
  await raise("b");
  await send();
  expect(texts()).toEqual([["b"]]);
  await resendDelivery({ ctx: own.ctx, input: { id: muted?.id ?? "" } });
  await send();
  expect(texts()).toEqual([["b"], ["a"]]);
});

it("signs with the old secret, too, for a day after a new one", async () => {
  const { id, secret: old } = await add();
  const { secret: fresh } = await rotateSecret({ ctx: own.ctx, input: { id } });
  await raise("a");
  await send();
  const { body, headers } = signed();
  for (const secret of [old, fresh])
    expect(() => new Webhook(secret ?? "").verify(body, headers)).not.toThrow();
  await pool.query("update app.notice_channel set old_secret_until = now() - interval '1 second'");
  await raise("b");
  await send();
  const later = signed(1);
  expect(() => new Webhook(old ?? "").verify(later.body, later.headers)).toThrow();
  expect(() => new Webhook(fresh ?? "").verify(later.body, later.headers)).not.toThrow();
});

it("is sent again, by the same id, where its sender died before it could say what became of it", async () => {
  await add();
  await raise("a");
  await send();
  // As a process leaves it that dies after it has posted.
  await pool.query(
    `update app.notice_delivery set state = 'waiting', failure = 'broken_off', next_at = now() + interval '30 seconds'`,
  );
  await pool.query(
    "update app.notice_channel set lease = gen_random_uuid(), lease_until = now() + interval '90 seconds'",
  );
  await send();
  expect(receiver.received).toHaveLength(1);
  await pass(91_000);
  await send();
  expect(receiver.received).toHaveLength(2);
  expect(signed(0).headers["webhook-id"]).toBe(signed(1).headers["webhook-id"]);
  expect(await log()).toMatchObject([{ state: "delivered", attempts: 2 }]);
});

it("is tested at once, logged, and at most ten times an hour", async () => {
  const { id } = await add();
  expect(await testChannel({ ctx: own.ctx, input: { id } })).toEqual({ status: 204, failure: null });
  receiver.answer = answering(500);
  expect(await testChannel({ ctx: own.ctx, input: { id } })).toEqual({
    ...{ status: 500, failure: "answered_error" },
  });
  expect(bodies().map(({ type }) => type)).toEqual(["test", "test"]);
  const tests = await log();
  expect(tests.map(({ state, isTest }) => [state, isTest]).toSorted()).toEqual([
    ["delivered", true],
    ["given_up", true],
  ]);
  for (let more = 0; more < 8; more += 1) await testChannel({ ctx: own.ctx, input: { id } });
  await expect(testChannel({ ctx: own.ctx, input: { id } })).rejects.toMatchObject({ code: "conflict" });
  await expect(resendDelivery({ ctx: own.ctx, input: { id: tests[0]?.id ?? "" } })).rejects.toMatchObject({
    code: "conflict",
  });
});

it("keeps address and secret sealed, and tells neither to anybody", async () => {
  const { id, secret } = await add();
  await raise("a");
  receiver.answer = answering(500);
  await send();
  const { rows } = await pool.query<{ row: string }>(
    `select c::text as row from app.notice_channel c union all select d::text from app.notice_delivery d
      union all select e::text from app.audit_entry e where entity_id = $1`,
    [id],
  );
  const told = [...rows.map(({ row }) => row), JSON.stringify([await channel(), await log()])].join();
  for (const hidden of ["hush", String(secret), "a secret of the receiver's"])
    expect(told).not.toContain(hidden);
});
