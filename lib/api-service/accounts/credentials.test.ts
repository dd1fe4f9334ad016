import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashPassword, makeCredentials, parseBasic, passwordMatches } from "./credentials";

const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

describe("credentials", () => {
  it("fit in the 57 bytes of the wire, and no two are alike", () => {
    const made = Array.from({ length: 50 }, makeCredentials);
    for (const { login, password } of made) {
      expect(Buffer.byteLength(`${login}:${password}`)).toBeLessThanOrEqual(57);
      expect(password).toMatch(/^[\da-f]{32}$/);
    }
    expect(new Set(made.map(({ login }) => login)).size).toBe(50);
    expect(new Set(made.map(({ password }) => password)).size).toBe(50);
  });

  it("match their own hash and no other", () => {
    const hash = hashPassword("right");
    expect(passwordMatches("right", hash)).toBe(true);
    expect(passwordMatches("wrong", hash)).toBe(false);
    expect(passwordMatches("", hash)).toBe(false);
  });
});

describe("parseBasic", () => {
  it("reads what clients send", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 40 }).filter((login) => !login.includes(":")),
        fc.string({ maxLength: 60 }),
        (login, password) => {
          const read = (text: string) => Buffer.from(text).toString();
          expect(parseBasic(basic(`${login}:${password}`))).toEqual({
            login: read(login),
            password: read(password),
          });
        },
      ),
    );
  });

  it.each([
    null,
    "",
    "Basic",
    "Basic !!!",
    "Bearer abc",
    basic("no colon"),
    basic(":no login"),
    basic(`a:${"b".repeat(600)}`),
  ])("refuses %j", (header) => {
    expect(parseBasic(header)).toBeNull();
  });
});
