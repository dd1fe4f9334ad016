import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideEntry, judgeAddress } from "./sign-in";

const DOMAINS = ["example.com"];

describe("the address a provider tells", () => {
  it.each([
    ["ann@example.com", DOMAINS, null],
    ["ann@example.com", [], null],
    [null, DOMAINS, "unverified"],
    [null, [], "unverified"],
    ["ann@example.org", DOMAINS, "domain"],
    ["ann@mail.example.com", DOMAINS, "domain"],
    ["ann@notexample.com", DOMAINS, "domain"],
    ["ann@example.com.evil.org", DOMAINS, "domain"],
    ['"ann@example.com"@evil.org', DOMAINS, "domain"],
  ])("%s, where %j may sign in: %s", (email, domains, problem) => {
    expect(judgeAddress(email, domains)).toBe(problem);
  });
});

describe("whom a provider sends", () => {
  const email = "ann@example.com";
  const nobody = { email, isKnown: false, hasAccount: false, isInvited: false };
  it.each([
    [{ ...nobody, isKnown: true }, "enter"],
    [{ ...nobody, isKnown: true, hasAccount: true, isInvited: true }, "enter"],
    [{ ...nobody, isInvited: true }, "join"],
    [{ ...nobody, hasAccount: true }, "account_exists"],
    [{ ...nobody, hasAccount: true, isInvited: true }, "account_exists"],
    [nobody, "not_invited"],
    [{ ...nobody, isKnown: true, email: null }, "unverified"],
    [{ ...nobody, isKnown: true, email: "ann@example.org" }, "domain"],
    [{ ...nobody, isInvited: true, email: "ann@example.org" }, "domain"],
  ])("%j: %s", (newcomer, decided) => {
    expect(decideEntry(newcomer, DOMAINS)).toBe(decided);
  });

  it("never enters an account by its address, and makes none for whom nobody invited", () => {
    const newcomer = fc.record({
      email: fc.option(fc.constantFrom("ann@example.com", "ann@example.org")),
      isKnown: fc.boolean(),
      hasAccount: fc.boolean(),
      isInvited: fc.boolean(),
    });
    fc.assert(
      fc.property(newcomer, (given) => {
        const decided = decideEntry(given, DOMAINS);
        if (decided === "enter") expect(given.isKnown).toBe(true);
        if (decided === "join") expect([given.isInvited, given.hasAccount]).toEqual([true, false]);
        if (decided === "enter" || decided === "join") expect(given.email).toBe("ann@example.com");
      }),
    );
  });
});
