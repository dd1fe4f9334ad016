import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { env, publishToEnvironment } from "@/lib/env";
import { hashPassword } from "@/lib/password";
import { systemContext } from "@/lib/services/context";
import { allowLink, listWaysIn } from "@/lib/services/identities";
import { AuthBrowser, signInThere } from "@/test/auth-browser";
import { startForgingProvider, type ForgingProvider } from "@/test/fakes/forging-provider";
import { startIdentityProvider, type IdentityProvider } from "@/test/fakes/identity-provider";
import { invite, newAddress, placeOf, problemOf, whoIsIn } from "@/test/signing-in";

// The sign-in routes with a real provider, and with one that lies.

const URL_HERE = "http://127.0.0.1:3000";
const PASSWORD = "correct horse battery staple";
const CLIENT = { clientId: "sightline", clientSecret: "a-secret-of-the-provider" };
const ctx = systemContext("test");

let honest: IdentityProvider;
let forger: ForgingProvider;

const useIssuer = (issuer: string) =>
  publishToEnvironment({
    SIGHTLINE_OIDC_ISSUER: issuer,
    SIGHTLINE_OIDC_CLIENT_ID: CLIENT.clientId,
    SIGHTLINE_OIDC_CLIENT_SECRET: CLIENT.clientSecret,
  });

beforeAll(async () => {
  honest = await startIdentityProvider({ ...CLIENT, redirectUris: [`${URL_HERE}/api/auth/callback/oidc`] });
  forger = await startForgingProvider(CLIENT);
  publishToEnvironment({
    SIGHTLINE_URL: URL_HERE,
    NEXTAUTH_URL: `${URL_HERE}/api/auth`,
    NEXTAUTH_SECRET: "a secret for the tokens of this test only",
    SIGHTLINE_GITHUB_CLIENT_ID: CLIENT.clientId,
    SIGHTLINE_GITHUB_CLIENT_SECRET: CLIENT.clientSecret,
    SIGHTLINE_GITHUB_URL: forger.issuer,
    SIGHTLINE_SIGN_IN_DOMAINS: "example.com",
  });
});

beforeEach(() => useIssuer(honest.issuer));

afterAll(async () => {
  await Promise.all([honest.close(), forger.close()]);
});

/** Goes to the honest provider, signs in there, and comes back. */
async function comeBackFrom(browser: AuthBrowser, form: Record<string, string>, callbackUrl = "/") {
  const there = await browser.leaveFor("oidc", { callbackUrl, timeZone: "Europe/Berlin" });
  return signInThere(there, form);
}

describe("with a real provider", () => {
  it("signs in whoever is invited, goes on to where they were going, and knows them again", async () => {
    const email = newAddress();
    await invite(email);
    const browser = new AuthBrowser();
    const back = await comeBackFrom(browser, { login: email }, `${URL_HERE}/harbour/answers?page=2`);
    expect(placeOf(await browser.get(back))).toBe("/harbour/answers?page=2");
    const signedIn = await whoIsIn(browser);
    expect(signedIn?.user).toMatchObject({ email, name: `Name of ${email}`, isOperator: false });
    expect(await getDb().session.findUnique({ where: { id: signedIn?.sessionId } })).toMatchObject({
      provider: "oidc",
      timeZone: "Europe/Berlin",
    });
    // What was asked there is used up.
    expect([...browser.cookies.keys()].filter((name) => /state|pkce|nonce/.test(name))).toEqual([]);

    honest.accounts.set(email, { email: newAddress(), email_verified: true, name: "Another name" });
    const elsewhere = new AuthBrowser();
    await elsewhere.get(await comeBackFrom(elsewhere, { login: email }));
    expect((await whoIsIn(elsewhere))?.user.id).toBe(signedIn?.user.id);
  });

  it("says why it signs nobody in, each in its own way", async () => {
    const [stranger, unverified, member] = [newAddress(), newAddress(), newAddress()];
    await invite(unverified);
    honest.accounts.set(unverified, { email: unverified, email_verified: false, name: "U" });
    await getDb().user.create({ data: { email: member } });
    const endOf = async (form: Record<string, string>) => {
      const browser = new AuthBrowser();
      const place = placeOf(await browser.get(await comeBackFrom(browser, form)));
      expect(await whoIsIn(browser)).toBeNull();
      return place;
    };
    expect(await endOf({ login: stranger })).toBe(problemOf("not_invited"));
    expect(await endOf({ login: unverified })).toBe(problemOf("unverified"));
    expect(await endOf({ login: "ann@example.org" })).toBe(problemOf("domain"));
    expect(await endOf({ login: member })).toBe(problemOf("account_exists"));
    expect(await endOf({ cancel: "yes" })).toBe(problemOf("refused"));
  });

  it("links from the account of whoever asked for it there, whatever the address, in the same session", async () => {
    const email = newAddress();
    await getDb().user.create({ data: { email, passwordHash: await hashPassword(PASSWORD) } });
    const browser = new AuthBrowser();
    await browser.post("callback/credentials", { email, password: PASSWORD });
    const before = await whoIsIn(browser);
    const { sessionId = "", user } = before ?? {};
    const asMember = { ...ctx, actor: { kind: "member" as const, userId: String(user?.id) } };
    const login = newAddress();

    // Signed in, and not having asked: it is no link, and no way into the account.
    expect(placeOf(await browser.get(await comeBackFrom(browser.copy(), { login })))).toBe(
      problemOf("expired"),
    );
    const unasked = browser.copy();
    expect(placeOf(await unasked.get(await comeBackFrom(unasked, { login })))).toBe(problemOf("not_invited"));
    expect((await listWaysIn({ ctx: asMember })).identities).toEqual([]);

    await allowLink({ ctx: asMember, input: { sessionId, provider: "oidc", password: PASSWORD } });
    const back = await comeBackFrom(browser, { login }, "/harbour/settings/account");
    expect(placeOf(await browser.get(back))).toBe("/harbour/settings/account");
    expect(await whoIsIn(browser)).toEqual(before);
    const later = new AuthBrowser();
    await later.get(await comeBackFrom(later, { login }));
    expect((await whoIsIn(later))?.user.email).toBe(email);
  });

  it("takes a return once, in the browser that left, for what it asked", async () => {
    const email = newAddress();
    await invite(email);
    const browser = new AuthBrowser();
    const back = await comeBackFrom(browser, { login: email });
    const tampered = new URL(back);
    tampered.searchParams.set("state", "another");
    expect(placeOf(await browser.copy().get(tampered.href))).toBe(problemOf("expired"));
    const twice = new URL(back);
    twice.searchParams.append("code", "another");
    expect(placeOf(await browser.copy().get(twice.href))).not.toBe("/");
    expect(placeOf(await new AuthBrowser().get(back))).toBe(problemOf("expired"));
    const thief = browser.copy();
    const other = new AuthBrowser();
    await other.leaveFor("oidc");
    expect(placeOf(await other.get(back))).toBe(problemOf("expired"));
    expect(placeOf(await browser.copy().get(back.replace("/oidc", "/github")))).toBe(
      problemOf("expired", "github"),
    );

    expect(placeOf(await browser.get(back))).toBe("/");
    expect(await whoIsIn(browser)).not.toBeNull();
    expect(placeOf(await browser.copy().get(back))).toBe(problemOf("expired"));
    expect(placeOf(await thief.get(back))).toBe(problemOf("expired"));
    expect(await whoIsIn(thief)).toBeNull();
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    `${URL_HERE}@evil.example/`,
    "/.//evil.example",
  ])("never goes on to %s", async (callbackUrl) => {
    const email = newAddress();
    await invite(email);
    const browser = new AuthBrowser();
    expect(placeOf(await browser.get(await comeBackFrom(browser, { login: email }, callbackUrl)))).toBe("/");
    const tampered = new AuthBrowser();
    const back = await comeBackFrom(tampered, { login: email });
    for (const name of ["sightline-target", "next-auth.callback-url"])
      tampered.cookies.set(name, callbackUrl);
    expect(placeOf(await tampered.get(`${back}&callbackUrl=${encodeURIComponent(callbackUrl)}`))).toBe("/");
  });

  it("takes no form but our pages', offers no provider but those set up, and lets no form choose the answer", async () => {
    const browser = new AuthBrowser();
    expect((await browser.postForm("signin/oidc", { csrfToken: "a guess" })).status).toBe(403);
    expect((await browser.post("signin/google")).status).toBe(404);
    expect((await browser.get(`${URL_HERE}/api/auth/callback/google?code=x`)).status).toBe(404);
    expect((await browser.get(`${URL_HERE}/api/auth/signin/oidc`)).status).toBe(404);
    const there = await browser.leaveFor("oidc", { redirect_uri: "https://evil.example", scope: "openid" });
    expect(Object.fromEntries(there.searchParams)).toMatchObject({
      client_id: CLIENT.clientId,
      redirect_uri: `${URL_HERE}/api/auth/callback/oidc`,
      scope: "openid email profile",
      response_type: "code",
      code_challenge_method: "S256",
    });
    expect(there.href).not.toContain(CLIENT.clientSecret);
  });
});

describe("with a provider that lies", () => {
  beforeEach(() => useIssuer(forger.issuer));

  /** Comes back with a code for which the provider gives what `forgery` makes of the right token; where that ends. */
  async function endOf(forgery: Parameters<ForgingProvider["forge"]>[0], withoutNonce = false) {
    const email = newAddress();
    await invite(email);
    const browser = new AuthBrowser();
    forger.forge({});
    const there = await browser.leaveFor("oidc");
    const [nonce, state] = [there.searchParams.get("nonce"), there.searchParams.get("state")];
    const claims = { sub: email, email, email_verified: true, ...(!withoutNonce && { nonce }) };
    forger.forge({ ...forgery, claims: { ...claims, ...forgery.claims } });
    const place = placeOf(await browser.get(`${URL_HERE}/api/auth/callback/oidc?code=c&state=${state}`));
    const signedIn = await whoIsIn(browser);
    expect(signedIn !== null).toBe(place === "/");
    return { place, subject: signedIn && (await getDb().identity.findFirst({ where: { email } }))?.subject };
  }

  const now = Math.floor(Date.now() / 1000);

  it("signs in by a token that is as it should be, which shows that the others fail for what they say", async () => {
    expect(await endOf({})).toMatchObject({ place: "/" });
    expect(await endOf({ claims: { iat: now + 5 } })).toMatchObject({ place: "/" });
  });

  it.each<[string, Parameters<ForgingProvider["forge"]>[0], string]>([
    ["another audience", { claims: { aud: "another" } }, "untrusted"],
    ["several audiences, given to another", { claims: { aud: ["sightline", "b"], azp: "b" } }, "untrusted"],
    ["another issuer", { claims: { iss: "http://127.0.0.1:1" } }, "untrusted"],
    ["an issuer that calls itself otherwise", { issuer: "http://127.0.0.1:1" }, "untrusted"],
    [
      "an issuer that calls itself otherwise everywhere",
      { issuer: "http://127.0.0.1:1", claims: { iss: "http://127.0.0.1:1" } },
      "untrusted",
    ],
    ["another nonce", { claims: { nonce: "another" } }, "untrusted"],
    ["no signature", { signature: "none" }, "untrusted"],
    ["alg none", { header: { alg: "none" }, signature: "none" }, "untrusted"],
    ["another algorithm than was agreed", { header: { alg: "HS256" } }, "untrusted"],
    ["another key", { signature: "another key" }, "untrusted"],
    ["no subject", { claims: { sub: undefined } }, "untrusted"],
    ["no token", { reply: { access_token: "access", token_type: "bearer" } }, "untrusted"],
    ["a token of an hour ago", { claims: { iat: now - 3900, exp: now - 3600 } }, "clock"],
    ["a token of the next hour", { claims: { nbf: now + 3600, exp: now + 7200 } }, "clock"],
    ["a code that does not count", { status: 400, reply: { error: "invalid_grant" } }, "expired"],
    ["a secret that does not count", { status: 401, reply: { error: "invalid_client" } }, "untrusted"],
    ["a failure that is told", { status: 500, reply: { error: "server_error" } }, "unavailable"],
    ["an answer of 503", { status: 503, reply: {} }, "unavailable"],
    [
      "the address of another subject",
      {
        claims: { email: undefined },
        userinfo: { sub: "another", email: "x@example.com", email_verified: true },
      },
      "untrusted",
    ],
  ])("signs nobody in by %s", async (_what, forgery, problem) => {
    expect(await endOf(forgery)).toMatchObject({ place: problemOf(problem) });
  });

  it("signs nobody in by a token without a nonce", async () => {
    expect(await endOf({}, true)).toMatchObject({ place: problemOf("untrusted") });
  });

  it("asks for an address that is not in the token, and takes the word for it from the same place", async () => {
    const email = newAddress();
    await invite(email);
    const browser = new AuthBrowser();
    forger.forge({});
    const there = await browser.leaveFor("oidc");
    const claims = { sub: email, nonce: there.searchParams.get("nonce"), email_verified: true };
    forger.forge({ claims, userinfo: { sub: email, email } });
    const back = `${URL_HERE}/api/auth/callback/oidc?code=c&state=${there.searchParams.get("state")}`;
    expect(placeOf(await browser.get(back))).toBe(problemOf("unverified"));
  });

  it("says in JSON that it does not answer, and the password signs in meanwhile", async () => {
    useIssuer("http://127.0.0.1:1");
    const browser = new AuthBrowser();
    const reply = await browser.post("signin/oidc");
    expect(reply.status).toBe(502);
    expect(await reply.json()).toMatchObject({
      error: { code: "upstream", message: expect.stringContaining("127.0.0.1:1 does not answer") },
    });
    const email = newAddress();
    await getDb().user.create({ data: { email, passwordHash: await hashPassword(PASSWORD) } });
    await browser.post("callback/credentials", { email, password: PASSWORD });
    expect((await whoIsIn(browser))?.user.email).toBe(email);
  });
});

describe("with GitHub's wire", () => {
  async function endOf(forgery: Parameters<ForgingProvider["forge"]>[0]) {
    const browser = new AuthBrowser();
    const there = await browser.leaveFor("github");
    expect(there.origin + there.pathname).toBe(`${env().signIn.providers[1]?.issuer}/login/oauth/authorize`);
    expect(there.searchParams.get("scope")).toBe("read:user user:email");
    forger.forge(forgery);
    const back = `${URL_HERE}/api/auth/callback/github?code=c&state=${there.searchParams.get("state")}`;
    return { browser, place: placeOf(await browser.get(back)) };
  }

  it("knows somebody by their number and their verified primary address", async () => {
    const email = newAddress();
    await invite(email);
    const claims = { email, primary: true, verified: true };
    expect((await endOf({ claims: { ...claims, verified: false } })).place).toBe(
      problemOf("unverified", "github"),
    );
    const { browser, place } = await endOf({ claims });
    expect(place).toBe("/");
    expect((await whoIsIn(browser))?.user).toMatchObject({ email, name: "octocat" });
    expect(await getDb().identity.findFirst({ where: { email } })).toMatchObject({ subject: "583231" });
  });

  it("knows a code that is used or too old, which GitHub tells with 200", async () => {
    const reply = { error: "bad_verification_code" };
    expect((await endOf({ reply })).place).toBe(problemOf("expired", "github"));
  });
});
