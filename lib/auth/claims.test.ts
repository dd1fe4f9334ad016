import { describe, expect, it } from "vitest";
import type { SignInProvider } from "@/lib/env-sign-in";
import { readClaims, readGitHub } from "./claims";

const oidc: SignInProvider = {
  id: "oidc",
  name: "Example",
  issuer: "https://login.example.com",
  clientId: "c",
  clientSecret: "s",
};
const google: SignInProvider = { ...oidc, id: "google", issuer: "https://accounts.google.com" };
const github: SignInProvider = { ...oidc, id: "github", issuer: "https://github.com" };

const claims = {
  iss: oidc.issuer,
  sub: "248289",
  email: "ann@example.com",
  email_verified: true,
  name: "Ann",
};

describe("the claims of a provider", () => {
  it("say who it is, with the address folded", () => {
    expect(readClaims(oidc, { ...claims, email: "ＡNN@Example.COM" })).toEqual({
      provider: "oidc",
      issuer: oidc.issuer,
      subject: "248289",
      email: "ann@example.com",
      name: "Ann",
    });
  });

  it.each([
    ["true", "ann@example.com"],
    [false, null],
    ["false", null],
    [1, null],
    [undefined, null],
    [null, null],
  ])("vouch for an address by email_verified %j: %s", (word, email) => {
    expect(readClaims(oidc, { ...claims, email_verified: word }).email).toBe(email);
  });

  it.each([undefined, null, "", "nobody", 7, ["ann@example.com"], "ann@example.com, ben@example.com"])(
    "have no address in %j",
    (email) => {
      expect(readClaims(oidc, { ...claims, email })).toMatchObject({ subject: "248289", email: null });
    },
  );

  it.each([undefined, "", " ", 7, "a\0b"])("have no name in %j", (name) => {
    expect(readClaims(oidc, { ...claims, name }).name).toBeNull();
  });

  it.each([
    { ...claims, iss: "https://evil.example" },
    { ...claims, iss: `${oidc.issuer}/` },
    { ...claims, sub: undefined },
    { ...claims, sub: "" },
    { ...claims, sub: "a\0" },
    { ...claims, sub: 7 },
    { ...claims, sub: "x".repeat(256) },
    null,
    "text",
  ])("are refused whole: %j", (given) => {
    expect(() => readClaims(oidc, given)).toThrow();
  });

  it.each([
    ["ann@gmail.com", undefined, "ann@gmail.com"],
    ["ann@example.com", "example.com", "ann@example.com"],
    // An account of Google's own with a company's address, which it saw working once.
    ["ann@example.com", undefined, null],
    ["ann@notgmail.com", undefined, null],
  ])("of Google with %s and hd %s vouch for %s", (email, hd, vouched) => {
    expect(readClaims(google, { ...claims, iss: google.issuer, email, hd }).email).toBe(vouched);
  });
});

describe("what GitHub says", () => {
  const user = { id: 583231, login: "octocat", name: null, email: "public@example.com" };
  it.each([
    [[{ email: "Ann@example.com", primary: true, verified: true }], "ann@example.com"],
    [[{ email: "ann@example.com", primary: true, verified: false }], null],
    [
      [
        { email: "other@example.com", primary: false, verified: true },
        { email: "ann@example.com", primary: true, verified: false },
      ],
      null,
    ],
    [[{ email: "other@example.com", primary: false, verified: true }], null],
    [[], null],
  ])("%j: %s", (emails, email) => {
    expect(readGitHub(github, user, emails)).toEqual({
      provider: "github",
      issuer: "https://github.com",
      subject: "583231",
      email,
      name: "octocat",
    });
  });

  it.each([[{ message: "Not Found" }], [null], [{ ...user, id: "583231" }]])("%j is nobody", (given) => {
    expect(() => readGitHub(github, given, [])).toThrow();
  });
});
