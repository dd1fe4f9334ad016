import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { withTransaction } from "@/lib/db/transaction";
import { hashPassword } from "@/lib/password";
import { systemContext, type InstanceContext } from "@/lib/services/context";
import {
  authenticate,
  changePassword,
  findSession,
  listSessions,
  makeResetLink,
  openSession,
  resetPassword,
  revokeOtherSessions,
} from ".";

const PASSWORD = "correct horse battery staple";
const WANTED = "another password of some length";

const visitor = systemContext("test");
const operator: InstanceContext = { ...visitor, actor: { kind: "operator", userId: null } };

let passwordHash = "";
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

interface TestUser {
  id: string;
  email: string;
  ctx: InstanceContext;
  /** The one they ask in, and one elsewhere. */
  here: string;
  elsewhere: string;
}

async function newUser(): Promise<TestUser> {
  const email = `${randomUUID()}@example.com`;
  const { id } = await getDb().user.create({ data: { email, passwordHash } });
  const [here, elsewhere] = [await open(id), await open(id)];
  return { id, email, here, elsewhere, ctx: { ...visitor, actor: { kind: "member", userId: id } } };
}

const open = (userId: string) => openSession({ ctx: visitor, input: { userId } });
const isOpen = async (sessionId: string) =>
  (await findSession({ ctx: visitor, input: { sessionId } })) !== null;
const signIn = (email: string, password: string, timeZone?: string) =>
  authenticate({ ctx: visitor, input: { credentials: { email, password, timeZone }, deviceToken: null } });
const change = ({ ctx, here }: TestUser, present: string, wanted = WANTED) =>
  changePassword({ ctx, input: { present, wanted, sessionId: here } });
const linkFor = ({ id }: TestUser) => makeResetLink({ ctx: operator, input: { userId: id } });
const reset = (token: string, password = WANTED) =>
  resetPassword({ ctx: visitor, input: { token, password } });

async function waitsForLock(): Promise<boolean> {
  const { rowCount } = await getPool().query(
    "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rowCount === 1;
}

const entries = async (userId: string) => {
  const { rows } = await getPool().query(
    "select action, actor_kind, actor_id, after, e::text as all from app.audit_entry e where entity_id = $1 order by id",
    [userId],
  );
  return rows;
};

describe("changing one's password", () => {
  it("asks for the present one, ends all other sessions, and is on record without either", async () => {
    const user = await newUser();
    await expect(change(user, `${PASSWORD}!`)).rejects.toMatchObject({
      code: "invalid",
      fields: { present: "not your present password" },
    });
    expect(await isOpen(user.elsewhere)).toBe(true);

    expect(await change(user, PASSWORD)).toBe(1);
    expect([await isOpen(user.here), await isOpen(user.elsewhere)]).toEqual([true, false]);
    expect(await signIn(user.email, PASSWORD)).toBeNull();
    expect(await signIn(user.email, WANTED)).toMatchObject({ userId: user.id });
    const written = await entries(user.id);
    expect(written).toMatchObject([
      { action: "user.change_password", actor_id: user.id, after: { sessionsEnded: 1 } },
    ]);
    for (const secret of [PASSWORD, WANTED, "argon2"]) expect(JSON.stringify(written)).not.toContain(secret);
  });

  it("takes only a password that one may have", async () => {
    const user = await newUser();
    await expect(change(user, PASSWORD, "short")).rejects.toThrow("At least");
    expect(await signIn(user.email, PASSWORD)).not.toBeNull();
  });

  it("is slowed down after five wrong guesses, and signing in is not", async () => {
    const user = await newUser();
    for (let guess = 0; guess < 5; guess += 1)
      await expect(change(user, "wrong")).rejects.toMatchObject({ fields: { present: /not your/ } });
    await expect(change(user, PASSWORD)).rejects.toMatchObject({ fields: { present: "too many attempts" } });
    expect(await signIn(user.email, PASSWORD)).not.toBeNull();
  });

  it("opens no session by the old password, however close the two are", async () => {
    const user = await newUser();
    const ended = await Promise.all([
      change(user, PASSWORD),
      ...Array.from({ length: 6 }, () => signIn(user.email, PASSWORD)),
    ]);
    const sessions = ended.flatMap((one) => (typeof one === "object" && one ? [one.sessionId] : []));
    for (const sessionId of sessions) expect(await isOpen(sessionId)).toBe(false);
    expect(await listSessions({ ctx: user.ctx })).toHaveLength(1);
  });

  it("waits for a change that is under way, and then opens nothing", async () => {
    const user = await newUser();
    const wantedHash = await hashPassword(WANTED);
    const { signedIn } = await withTransaction(visitor, async ({ tx }) => {
      await tx.prisma.user.update({ where: { id: user.id }, data: { passwordHash: wantedHash } });
      const signedIn = signIn(user.email, PASSWORD);
      await expect.poll(waitsForLock).toBe(true);
      return { signedIn };
    });
    expect(await signedIn).toBeNull();
  });
});

describe("a link to reset a password", () => {
  it("opens the account once, ends all sessions, and is kept as a hash only", async () => {
    const user = await newUser();
    const { token } = await linkFor(user);
    const { rows } = await getPool().query("select r::text as row from app.password_reset r");
    expect(JSON.stringify(rows)).not.toContain(token);

    await reset(token);
    expect([await isOpen(user.here), await isOpen(user.elsewhere)]).toEqual([false, false]);
    expect(await signIn(user.email, PASSWORD)).toBeNull();
    expect(await signIn(user.email, WANTED)).toMatchObject({ userId: user.id });
    await expect(reset(token)).rejects.toMatchObject({
      code: "invalid",
      fields: { token: "used or too old" },
    });

    const written = await entries(user.id);
    expect(written).toMatchObject([
      { action: "user.make_reset_link", actor_kind: "operator", after: null },
      { action: "user.reset_password", actor_kind: "member", actor_id: user.id },
    ]);
    for (const secret of [token, WANTED, "argon2"]) expect(JSON.stringify(written)).not.toContain(secret);
  });

  it("of ten who use it at once serves one", async () => {
    const user = await newUser();
    const { token } = await linkFor(user);
    const ended = await Promise.allSettled(
      Array.from({ length: 10 }, (_, place) => reset(token, `${WANTED} ${place}`)),
    );
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("opens nothing when it is too old, made up, replaced by a newer one, or the password was changed", async () => {
    const user = await newUser();
    const refused = { code: "invalid" };
    const { token: old } = await linkFor(user);
    const { token: newer } = await linkFor(user);
    await expect(reset(old)).rejects.toMatchObject(refused);
    for (const madeUp of ["", "x", `${newer}x`, newer.slice(1)])
      await expect(reset(madeUp)).rejects.toMatchObject(refused);
    await getPool().query(
      "update app.password_reset set expires_at = now() - interval '1 second' where user_id = $1",
      [user.id],
    );
    await expect(reset(newer)).rejects.toMatchObject(refused);

    const { token: unused } = await linkFor(user);
    await change(user, PASSWORD);
    await expect(reset(unused, PASSWORD)).rejects.toMatchObject(refused);
  });

  it("is not spent by a password that nobody may have", async () => {
    const user = await newUser();
    const { token } = await linkFor(user);
    await expect(reset(token, "short")).rejects.toThrow("At least");
    await reset(token);
  });

  it("is made by the operator only, and for accounts that there are", async () => {
    const user = await newUser();
    const gone = { ...user, id: randomUUID() };
    await expect(linkFor(gone)).rejects.toMatchObject({ code: "not_found" });
    await expect(makeResetLink({ ctx: user.ctx, input: { userId: user.id } })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("sessions", () => {
  it("say the zone of their browser, where that is one", async () => {
    const user = await newUser();
    await revokeOtherSessions({ ctx: user.ctx, input: { sessionId: user.here } });
    await signIn(user.email, PASSWORD, "europe/berlin");
    await signIn(user.email, PASSWORD, "Nowhere/At all");
    const zones = (await listSessions({ ctx: user.ctx })).map(({ timeZone }) => timeZone);
    expect(zones.toSorted()).toEqual(["Europe/Berlin", null, null]);
  });

  it("end all but one, on record, and nobody else's", async () => {
    const [user, other] = [await newUser(), await newUser()];
    const endOthers = () => revokeOtherSessions({ ctx: user.ctx, input: { sessionId: user.here } });
    expect([await endOthers(), await endOthers()]).toEqual([1, 0]);
    expect([await isOpen(user.here), await isOpen(user.elsewhere), await isOpen(other.elsewhere)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(await entries(user.id)).toMatchObject([{ action: "session.revoke_others", after: { ended: 1 } }]);
  });
});
