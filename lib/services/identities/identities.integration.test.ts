import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import type { ProvenIdentity } from "@/lib/domain/team/sign-in";
import { publishToEnvironment } from "@/lib/env";
import { hashPassword } from "@/lib/password";
import { systemContext, type InstanceContext } from "@/lib/services/context";
import { inviteMember, readInvitation } from "@/lib/services/invitations";
import {
  deleteAccount,
  findSession,
  listSessions,
  openSession,
  setFirstPassword,
} from "@/lib/services/people";
import { newWorkspace } from "@/test/workspace";
import { allowLink, enterByProvider, linkIdentity, listWaysIn, unlinkIdentity } from ".";

const ISSUER = "https://login.example.com";
const PASSWORD = "correct horse battery staple";
let passwordHash = "";

beforeAll(async () => {
  publishToEnvironment({
    SIGHTLINE_OIDC_ISSUER: ISSUER,
    SIGHTLINE_OIDC_CLIENT_ID: "sightline",
    SIGHTLINE_OIDC_CLIENT_SECRET: "a secret of the provider".replaceAll(" ", "-"),
    SIGHTLINE_GITHUB_CLIENT_ID: "sightline",
    SIGHTLINE_GITHUB_CLIENT_SECRET: "another-secret",
    SIGHTLINE_SIGN_IN_DOMAINS: "example.com",
  });
  passwordHash = await hashPassword(PASSWORD);
});

const visitor = systemContext("test");
const asPerson = (userId: string): InstanceContext => ({ ...visitor, actor: { kind: "member", userId } });

const newIdentity = (changes: Partial<ProvenIdentity> = {}): ProvenIdentity => ({
  provider: "oidc",
  issuer: ISSUER,
  subject: randomUUID(),
  email: `${randomUUID()}@example.com`,
  name: "Ann Example",
  ...changes,
});

const enter = (identity: ProvenIdentity) =>
  enterByProvider({ ctx: visitor, input: { identity, timeZone: "Europe/Berlin" } });

async function entered(identity: ProvenIdentity) {
  const result = await enter(identity);
  if ("problem" in result) throw new Error(`not let in: ${result.problem}`);
  return result;
}

/** Invites an address to a workspace of its own; returns the workspace and what its link carries. */
async function invite(email: string) {
  const workspace = await newWorkspace();
  const { link } = await inviteMember({ ctx: workspace.ctx, input: { email, role: "viewer" } });
  return { ...workspace, token: String(link.split("/").at(-1)) };
}

async function newPerson(): Promise<{ id: string; email: string; sessionId: string; ctx: InstanceContext }> {
  const email = `${randomUUID()}@example.com`;
  const { id } = await getDb().user.create({ data: { email, passwordHash } });
  return {
    id,
    email,
    ctx: asPerson(id),
    sessionId: await openSession({ ctx: visitor, input: { userId: id } }),
  };
}

const entriesOf = (actorId: string) =>
  getDb().auditEntry.findMany({ where: { actorId }, orderBy: { at: "asc" } });

describe("somebody whom a provider sends", () => {
  it("gets an account by an open invitation, is a member, and enters it from then on", async () => {
    const identity = newIdentity();
    const { workspaceId, token } = await invite(String(identity.email));
    const { userId, sessionId } = await entered(identity);
    expect(await getDb().user.findUnique({ where: { id: userId } })).toMatchObject({
      email: identity.email,
      name: "Ann Example",
      isOperator: false,
    });
    expect((await listWaysIn({ ctx: asPerson(userId) })).hasPassword).toBe(false);
    expect(await getDb().membership.findMany({ where: { userId } })).toMatchObject([
      { workspaceId, role: "viewer" },
    ]);
    expect(await readInvitation({ ctx: visitor, input: { token } })).toBeNull();
    expect(await findSession({ ctx: visitor, input: { sessionId } })).toMatchObject({ user: { id: userId } });
    expect(await listSessions({ ctx: asPerson(userId) })).toMatchObject([
      { provider: "oidc", timeZone: "Europe/Berlin" },
    ]);
    const entries = await entriesOf(userId);
    expect(entries.map(({ action }) => action).sort()).toEqual(["identity.link", "invitation.accept"]);
    for (const personal of [String(identity.email), identity.subject])
      expect(JSON.stringify(entries.map(({ after }) => after))).not.toContain(personal);

    // What they are called at the provider may change; who they are does not.
    const renamed = { ...identity, email: `${randomUUID()}@example.com`, name: null };
    expect((await entered(renamed)).userId).toBe(userId);
    expect(await getDb().user.count({ where: { email: renamed.email } })).toBe(0);
  });

  it("is not let in without an invitation, by one that is too old, or with an address that does not count", async () => {
    const count = () => getDb().user.count();
    const invited = newIdentity();
    await invite(String(invited.email));
    const before = await count();
    expect(await enter(newIdentity())).toEqual({ problem: "not_invited" });
    expect(await enter({ ...invited, email: null })).toEqual({ problem: "unverified" });
    expect(await enter(newIdentity({ email: `${randomUUID()}@example.org` }))).toEqual({ problem: "domain" });
    await getPool().query(
      "update app.invitation set expires_at = now() - interval '1 second' where email = $1",
      [invited.email],
    );
    expect(await enter(invited)).toEqual({ problem: "not_invited" });
    expect(await count()).toBe(before);
  });

  it("never enters an account by its address, whether or not it is invited besides", async () => {
    const { email } = await newPerson();
    await invite(email);
    expect(await enter(newIdentity({ email }))).toEqual({ problem: "account_exists" });
    expect(await getDb().identity.count({ where: { email } })).toBe(0);
  });

  it("is somebody else with the same subject at another issuer", async () => {
    const identity = newIdentity();
    await invite(String(identity.email));
    await entered(identity);
    const other = newIdentity({ issuer: "https://other.example.com", subject: identity.subject });
    expect(await enter(other)).toEqual({ problem: "not_invited" });
  });

  it("gets one account when coming five times at once", async () => {
    const identity = newIdentity();
    await invite(String(identity.email));
    const all = await Promise.all(Array.from({ length: 5 }, () => entered(identity)));
    expect(new Set(all.map(({ userId }) => userId)).size).toBe(1);
    expect(new Set(all.map(({ sessionId }) => sessionId)).size).toBe(5);
  });

  it("gets no second account when two identities with one address come at once", async () => {
    const email = `${randomUUID()}@example.com`;
    await invite(email);
    const ends = await Promise.all([newIdentity({ email }), newIdentity({ email })].map(enter));
    expect(ends.filter((end) => "userId" in end)).toHaveLength(1);
    expect(ends).toContainEqual({ problem: "account_exists" });
  });
});

describe("linking", () => {
  const allow = ({ ctx, sessionId }: { ctx: InstanceContext; sessionId: string }, password = PASSWORD) =>
    allowLink({ ctx, input: { sessionId, provider: "oidc", password } });
  const link = (sessionId: string, identity: ProvenIdentity) =>
    linkIdentity({ ctx: visitor, input: { sessionId, identity } });

  it("takes the password, once for each, and then enters the account", async () => {
    const person = await newPerson();
    const identity = newIdentity();
    await expect(allow(person, "a wrong password")).rejects.toMatchObject({ code: "invalid" });
    expect(await link(person.sessionId, identity)).toBeNull();
    await allow(person);
    expect(await link(person.sessionId, newIdentity({ provider: "github" }))).toBeNull();
    expect(await link(person.sessionId, identity)).toEqual({ userId: person.id });
    expect(await link(person.sessionId, newIdentity())).toBeNull();
    expect((await entered(identity)).userId).toBe(person.id);
    expect(await listWaysIn({ ctx: person.ctx })).toMatchObject({
      hasPassword: true,
      identities: [{ provider: "oidc", email: identity.email, isOffered: true }],
    });
    expect((await entriesOf(person.id)).map(({ action }) => action)).toEqual(["identity.link"]);
  });

  it("is over after a quarter of an hour, and with the session", async () => {
    const [late, gone] = [await newPerson(), await newPerson()];
    await allow(late);
    await allow(gone);
    await getPool().query(
      "update app.session set linking_until = now() - interval '1 second' where id = $1",
      [late.sessionId],
    );
    await getPool().query("update app.session set revoked_at = now() where id = $1", [gone.sessionId]);
    expect(await link(late.sessionId, newIdentity())).toBeNull();
    expect(await link(gone.sessionId, newIdentity())).toBeNull();
  });

  it("takes nobody's identity from them, one of each provider, and verified addresses of the domains only", async () => {
    const [ann, ben] = [await newPerson(), await newPerson()];
    const identity = newIdentity();
    await allow(ann);
    await link(ann.sessionId, identity);
    const endOf = async (person: typeof ann, given: ProvenIdentity) => {
      await allow(person);
      return link(person.sessionId, given);
    };
    expect(await endOf(ben, identity)).toEqual({ problem: "linked_elsewhere" });
    expect(await endOf(ann, newIdentity())).toEqual({ problem: "another_linked" });
    expect(await endOf(ann, identity)).toEqual({ userId: ann.id });
    expect(await endOf(ben, newIdentity({ email: null }))).toEqual({ problem: "unverified" });
    expect(await endOf(ben, newIdentity({ email: "ben@example.org" }))).toEqual({ problem: "domain" });
    expect((await listWaysIn({ ctx: ben.ctx })).identities).toEqual([]);
  });

  it("takes a session of just now from whoever has no password, who can set one in it", async () => {
    const identity = newIdentity();
    await invite(String(identity.email));
    const { userId, sessionId } = await entered(identity);
    const ctx = asPerson(userId);
    const github = newIdentity({ provider: "github", issuer: "https://github.com" });
    const wish = { sessionId, provider: "github" as const, password: null };
    await getPool().query("update app.session set created_at = now() - interval '11 minutes' where id = $1", [
      sessionId,
    ]);
    await expect(allowLink({ ctx, input: wish })).rejects.toMatchObject({ code: "invalid" });
    const first = { wanted: PASSWORD, sessionId };
    await expect(setFirstPassword({ ctx, input: first })).rejects.toMatchObject({ code: "invalid" });
    const again = await entered(identity);
    await allowLink({ ctx, input: { ...wish, sessionId: again.sessionId } });
    expect(await link(again.sessionId, github)).toEqual({ userId });
    expect(await setFirstPassword({ ctx, input: { ...first, sessionId: again.sessionId } })).toBe(1);
    expect((await listWaysIn({ ctx })).hasPassword).toBe(true);
    await expect(
      setFirstPassword({ ctx, input: { ...first, sessionId: again.sessionId } }),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("unlinking", () => {
  it("ends what it opened but the session at hand, and lets nobody in by it any more", async () => {
    const person = await newPerson();
    const identity = newIdentity();
    await allowLink({
      ctx: person.ctx,
      input: { sessionId: person.sessionId, provider: "oidc", password: PASSWORD },
    });
    await linkIdentity({ ctx: visitor, input: { sessionId: person.sessionId, identity } });
    const [first, second] = [await entered(identity), await entered(identity)];
    const [linked] = (await listWaysIn({ ctx: person.ctx })).identities;
    const input = { id: String(linked?.id), sessionId: second.sessionId };
    const stranger = await newPerson();
    await expect(unlinkIdentity({ ctx: stranger.ctx, input })).rejects.toMatchObject({ code: "not_found" });
    await unlinkIdentity({ ctx: person.ctx, input });
    const isLiving = async (sessionId: string) =>
      (await findSession({ ctx: visitor, input: { sessionId } })) !== null;
    expect(await isLiving(first.sessionId)).toBe(false);
    expect(await isLiving(second.sessionId)).toBe(true);
    expect(await isLiving(person.sessionId)).toBe(true);
    expect(await enter(identity)).toEqual({ problem: "not_invited" });
    expect((await entriesOf(person.id)).at(-1)).toMatchObject({
      action: "identity.unlink",
      before: { provider: "oidc" },
      after: { sessionsEnded: 1 },
    });
  });

  it("never takes the last way in, also where two go at once or the other's provider is gone", async () => {
    const identity = newIdentity();
    await invite(String(identity.email));
    const { userId, sessionId } = await entered(identity);
    const ctx = asPerson(userId);
    const unlink = (id: string) => unlinkIdentity({ ctx, input: { id, sessionId } });
    const [only] = (await listWaysIn({ ctx })).identities;
    await expect(unlink(String(only?.id))).rejects.toMatchObject({ code: "conflict" });
    const data = { userId, provider: "oidc", subject: "1", email: String(identity.email) };
    const gone = await getDb().identity.create({ data: { ...data, issuer: "https://gone.example.com" } });
    await expect(unlink(String(only?.id))).rejects.toMatchObject({ code: "conflict" });
    await unlink(gone.id);
    const other = await getDb().identity.create({
      data: { ...data, provider: "github", subject: randomUUID(), issuer: "https://github.com" },
    });
    const ends = await Promise.allSettled([unlink(String(only?.id)), unlink(other.id)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await listWaysIn({ ctx })).identities).toHaveLength(1);
  });
});

it("is gone with its account, and then somebody nobody knows", async () => {
  const identity = newIdentity();
  await invite(String(identity.email));
  const { userId } = await entered(identity);
  await deleteAccount({ ctx: visitor, input: { userId } });
  expect(await getDb().identity.count({ where: { userId } })).toBe(0);
  expect(await enter(identity)).toEqual({ problem: "not_invited" });
});
