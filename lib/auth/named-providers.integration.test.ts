import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { publishToEnvironment } from "@/lib/env";
import { AuthBrowser } from "@/test/auth-browser";
import { fakeGitHub, type GitHubAccount } from "@/test/fakes/github";
import { fakeGoogle, type GoogleAccount } from "@/test/fakes/google";
import { answerHttps, type Answering } from "@/test/fakes/https-on-loopback";
import { invite, newAddress, placeOf, problemOf, whoIsIn } from "@/test/signing-in";

// Google and GitHub at their own addresses, which nobody can choose, with what each of them says in its own way.

const URL_HERE = "http://127.0.0.1:3000";
const CLIENT = { clientId: "a-client.apps.example", clientSecret: "a-secret-of-the-provider" };
const google = fakeGoogle(CLIENT);
const github = fakeGitHub(CLIENT);
let answering: Answering;

beforeAll(async () => {
  answering = await answerHttps({ ...google.answers, ...github.answers });
  publishToEnvironment({
    SIGHTLINE_URL: URL_HERE,
    NEXTAUTH_URL: `${URL_HERE}/api/auth`,
    NEXTAUTH_SECRET: "a secret for the tokens of this test only",
    SIGHTLINE_GOOGLE_CLIENT_ID: CLIENT.clientId,
    SIGHTLINE_GOOGLE_CLIENT_SECRET: CLIENT.clientSecret,
    SIGHTLINE_GITHUB_CLIENT_ID: CLIENT.clientId,
    SIGHTLINE_GITHUB_CLIENT_SECRET: CLIENT.clientSecret,
    SIGHTLINE_SIGN_IN_DOMAINS: "example.com, gmail.com",
  });
});

afterAll(async () => {
  await answering.close();
  expect(answering.unknown, "was asked for that they do not have").toEqual([]);
});

/** Where somebody ends who goes there and comes back, and in which browser. */
async function endOf(provider: "google" | "github", back: (there: URL) => string) {
  const browser = new AuthBrowser();
  const there = await browser.leaveFor(provider);
  const place = placeOf(await browser.get(back(there)));
  const signedIn = await whoIsIn(browser);
  expect(signedIn !== null).toBe(place === "/");
  return { there, place, signedIn };
}

const subject = () => String(Math.floor(Math.random() * 1e15)).padStart(21, "1");

describe("with Google", () => {
  const account = (email: string, more: Partial<GoogleAccount> = {}): GoogleAccount => ({
    ...{ sub: subject(), email, email_verified: true, name: "Ann Arbor" },
    ...more,
  });
  const endWith = (chosen: GoogleAccount | null) => endOf("google", (there) => google.choose(there, chosen));

  it("signs in whoever is invited, by Google's own address, and knows them by its subject", async () => {
    const email = newAddress("gmail.com");
    await invite(email);
    const chosen = account(email.toUpperCase());
    const { there, place, signedIn } = await endWith(chosen);
    expect(place).toBe("/");
    expect(there.origin + there.pathname).toBe("https://accounts.google.com/o/oauth2/v2/auth");
    expect(Object.fromEntries(there.searchParams)).toMatchObject({
      ...{ client_id: CLIENT.clientId, response_type: "code", scope: "openid email profile" },
      redirect_uri: `${URL_HERE}/api/auth/callback/google`,
      ...{ code_challenge_method: "S256", nonce: expect.any(String), state: expect.any(String) },
    });
    expect(signedIn?.user).toMatchObject({ email, name: "Ann Arbor" });
    const kept = { provider: "google", issuer: "https://accounts.google.com", subject: chosen.sub };
    expect(await getDb().identity.findMany({ where: { userId: signedIn?.user.id } })).toMatchObject([kept]);
    expect(await getDb().session.findUnique({ where: { id: signedIn?.sessionId } })).toMatchObject({
      provider: "google",
    });

    const moved = { ...chosen, email: newAddress("gmail.com") };
    expect((await endWith(moved)).signedIn?.user.id).toBe(signedIn?.user.id);
  });

  it("takes its word for an address of a Workspace's domain, and for no other", async () => {
    const email = newAddress();
    await invite(email);
    expect((await endWith(account(email))).place).toBe(problemOf("unverified", "google"));
    expect((await endWith(account(email, { hd: "example.com", email_verified: false }))).place).toBe(
      problemOf("unverified", "google"),
    );
    expect((await endWith(account(email, { hd: "example.com" }))).place).toBe("/");
  });

  it("says why it signs nobody in, each in its own way", async () => {
    const elsewhere = newAddress("example.org");
    await invite(elsewhere);
    expect((await endWith(account(elsewhere, { hd: "example.org" }))).place).toBe(
      problemOf("domain", "google"),
    );
    expect((await endWith(account(newAddress("gmail.com")))).place).toBe(problemOf("not_invited", "google"));
    const member = newAddress("gmail.com");
    await getDb().user.create({ data: { email: member } });
    expect((await endWith(account(member))).place).toBe(problemOf("account_exists", "google"));
    expect((await endWith(null)).place).toBe(problemOf("refused", "google"));
  });

  it("takes a code for what it was asked with alone", async () => {
    const email = newAddress("gmail.com");
    await invite(email);
    const [mine, other] = [new AuthBrowser(), new AuthBrowser()];
    const stolen = new URL(google.choose(await other.leaveFor("google"), account(email)));
    const back = new URL(google.choose(await mine.leaveFor("google"), account(email)));
    back.searchParams.set("code", stolen.searchParams.get("code") ?? "");
    expect(placeOf(await mine.get(back.href))).toBe(problemOf("expired", "google"));
    expect(await whoIsIn(mine)).toBeNull();
  });
});

describe("with GitHub", () => {
  const account = (emails: GitHubAccount["emails"], more: Partial<GitHubAccount> = {}): GitHubAccount => ({
    ...{ id: Math.floor(Math.random() * 1e12), login: "octocat", name: null, email: null },
    emails,
    ...more,
  });
  const address = (email: string, of: { primary: boolean; verified: boolean }) => ({
    ...{ email, ...of },
    visibility: null,
  });
  const endWith = (chosen: GitHubAccount) => endOf("github", (there) => github.choose(there, chosen));

  it("signs in by the verified primary address of the list that is asked for apart, and knows the number", async () => {
    const [email, other, shown] = [newAddress(), newAddress(), newAddress()];
    await invite(email);
    const emails = [
      address(other, { primary: false, verified: true }),
      address(email, { primary: true, verified: true }),
    ];
    const chosen = account(emails, { name: "Mona", email: shown });
    const { there, place, signedIn } = await endWith(chosen);
    expect(place).toBe("/");
    expect(there.origin + there.pathname).toBe("https://github.com/login/oauth/authorize");
    expect(Object.fromEntries(there.searchParams)).toMatchObject({
      ...{ client_id: CLIENT.clientId, scope: "read:user user:email" },
      redirect_uri: `${URL_HERE}/api/auth/callback/github`,
      ...{ code_challenge_method: "S256", state: expect.any(String) },
    });
    expect(signedIn?.user).toMatchObject({ email, name: "Mona" });
    const kept = { provider: "github", issuer: "https://github.com", subject: String(chosen.id) };
    expect(await getDb().identity.findMany({ where: { userId: signedIn?.user.id } })).toMatchObject([kept]);

    const renamed = account([address(other, { primary: true, verified: true })], {
      ...{ id: chosen.id, login: "hubot" },
    });
    expect((await endWith(renamed)).signedIn?.user.id).toBe(signedIn?.user.id);
  });

  it("takes no address that is only shown, not primary or not verified", async () => {
    const email = newAddress();
    await invite(email);
    for (const emails of [
      [],
      [address(email, { primary: true, verified: false })],
      [address(email, { primary: false, verified: true })],
    ])
      expect((await endWith(account(emails, { email }))).place).toBe(problemOf("unverified", "github"));
  });

  it("says why it signs nobody in, each in its own way", async () => {
    const primary = { primary: true, verified: true };
    const elsewhere = newAddress("users.noreply.github.com");
    await invite(elsewhere);
    expect((await endWith(account([address(elsewhere, primary)]))).place).toBe(problemOf("domain", "github"));
    expect((await endWith(account([address(newAddress(), primary)]))).place).toBe(
      problemOf("not_invited", "github"),
    );
    const member = newAddress();
    await getDb().user.create({ data: { email: member } });
    expect((await endWith(account([address(member, primary)]))).place).toBe(
      problemOf("account_exists", "github"),
    );
    // Whoever takes the right to see the addresses away from the app is known by no address.
    expect((await endWith(account(null))).place).toBe(problemOf("untrusted", "github"));
  });

  it("takes a code once, and for what it was asked with", async () => {
    const email = newAddress();
    await invite(email);
    const chosen = account([address(email, { primary: true, verified: true })]);
    const [mine, other] = [new AuthBrowser(), new AuthBrowser()];
    const stolen = new URL(github.choose(await other.leaveFor("github"), chosen));
    const back = new URL(github.choose(await mine.leaveFor("github"), chosen));
    back.searchParams.set("code", stolen.searchParams.get("code") ?? "");
    expect(placeOf(await mine.get(back.href))).toBe(problemOf("expired", "github"));
    expect(await whoIsIn(mine)).toBeNull();
  });
});
