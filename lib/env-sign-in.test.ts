import { describe, expect, it } from "vitest";
import { readSignInVariables } from "./env-sign-in";

const read = (source: Record<string, string>) => readSignInVariables({ NODE_ENV: "test", ...source });

const OIDC = {
  SIGHTLINE_OIDC_ISSUER: "https://login.example.com/tenant/",
  SIGHTLINE_OIDC_CLIENT_ID: "sightline",
  SIGHTLINE_OIDC_CLIENT_SECRET: "s3cret",
};
const GITHUB = { SIGHTLINE_GITHUB_CLIENT_ID: "gh", SIGHTLINE_GITHUB_CLIENT_SECRET: "gh-secret" };
const GOOGLE = { SIGHTLINE_GOOGLE_CLIENT_ID: "go", SIGHTLINE_GOOGLE_CLIENT_SECRET: "go-secret" };

describe("sign-in by a provider", () => {
  it("is offered by nobody unless somebody is named", () => {
    expect(read({})).toEqual({ signIn: { providers: [], domains: [] }, problems: [] });
    expect(read({ SIGHTLINE_GITHUB_CLIENT_ID: " " })).toMatchObject({ problems: [] });
  });

  it("takes each provider with what it needs, its issuer exactly as it was written", () => {
    const { signIn, problems } = read({
      ...OIDC,
      ...GITHUB,
      ...GOOGLE,
      SIGHTLINE_SIGN_IN_DOMAINS: "example.com, example.org",
    });
    expect(problems).toEqual([]);
    expect(signIn.domains).toEqual(["example.com", "example.org"]);
    expect(signIn.providers.map(({ id, name, issuer }) => [id, name, issuer])).toEqual([
      ["oidc", "login.example.com", "https://login.example.com/tenant/"],
      ["google", "Google", "https://accounts.google.com"],
      ["github", "GitHub", "https://github.com"],
    ]);
    expect(read({ ...OIDC, SIGHTLINE_OIDC_NAME: "Example Login" }).signIn.providers[0]?.name).toBe(
      "Example Login",
    );
  });

  it.each(["http://127.0.0.1:4000", "http://localhost:4000", "http://[::1]:4000"])(
    "takes %s, which is this machine",
    (issuer) => {
      expect(read({ ...OIDC, SIGHTLINE_OIDC_ISSUER: issuer }).problems).toEqual([]);
    },
  );

  it.each([
    [{ ...OIDC, SIGHTLINE_OIDC_ISSUER: "http://login.example.com" }, "SIGHTLINE_OIDC_ISSUER is not usable"],
    [{ ...OIDC, SIGHTLINE_OIDC_ISSUER: "http://127.0.0.1.example.com" }, "SIGHTLINE_OIDC_ISSUER is not"],
    [{ ...OIDC, SIGHTLINE_OIDC_ISSUER: "https://a:b@login.example.com" }, "SIGHTLINE_OIDC_ISSUER is not"],
    [{ ...OIDC, SIGHTLINE_OIDC_ISSUER: "https://login.example.com?x" }, "SIGHTLINE_OIDC_ISSUER is not"],
    [{ ...OIDC, SIGHTLINE_OIDC_ISSUER: "" }, "SIGHTLINE_OIDC_ISSUER is missing"],
    [{ ...OIDC, SIGHTLINE_OIDC_CLIENT_SECRET: "" }, "SIGHTLINE_OIDC_CLIENT_SECRET is missing"],
    [{ ...OIDC, SIGHTLINE_OIDC_CLIENT_SECRET: "a secret" }, "SIGHTLINE_OIDC_CLIENT_SECRET is not"],
    [{ SIGHTLINE_OIDC_NAME: "Example" }, "SIGHTLINE_OIDC_ISSUER is missing"],
    [{ ...GITHUB, SIGHTLINE_GITHUB_CLIENT_SECRET: "" }, "SIGHTLINE_GITHUB_CLIENT_SECRET is missing"],
    [{ ...GITHUB, SIGHTLINE_GITHUB_URL: "https://git.example.com/app" }, "SIGHTLINE_GITHUB_URL is not"],
    [{ SIGHTLINE_GITHUB_URL: "https://git.example.com" }, "SIGHTLINE_GITHUB_CLIENT_ID is missing"],
    [{ ...GOOGLE, SIGHTLINE_GOOGLE_CLIENT_ID: "" }, "SIGHTLINE_GOOGLE_CLIENT_ID is missing"],
    [{ SIGHTLINE_SIGN_IN_DOMAINS: "@example.com" }, "SIGHTLINE_SIGN_IN_DOMAINS is not usable"],
    [{ SIGHTLINE_SIGN_IN_DOMAINS: "example" }, "SIGHTLINE_SIGN_IN_DOMAINS is not usable"],
    [{ SIGHTLINE_SIGN_IN_DOMAINS: "münchen.example" }, "SIGHTLINE_SIGN_IN_DOMAINS is not usable"],
  ])("refuses %j: %s", (source, problem) => {
    expect(read(source).problems).toContainEqual(expect.stringContaining(problem));
  });

  it("never says a value", () => {
    const { problems } = read({ ...OIDC, SIGHTLINE_OIDC_CLIENT_SECRET: "very secret" });
    expect(problems.join()).not.toContain("very secret");
  });
});
