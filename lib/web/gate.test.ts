import { describe, expect, it } from "vitest";
import { refuse } from "./gate";

const URL_OF_OURS = "https://sightline.example";
const ask = (method: string, target: string, headers: Record<string, string> = {}) =>
  refuse({ method, target, headers: { host: "sightline.example", ...headers } }, URL_OF_OURS)?.status ??
  "let in";

describe("the gate", () => {
  it.each([
    ["GET", "/", "let in"],
    ["HEAD", "/acme/answers?text=%00&x=%ED%A0%80", "let in"],
    ["GET", "/%E6%97%A5", "let in"],
    ["GET", "/a%20b", "let in"],
    ["OPTIONS", "*", 204],
    ["OPTIONS", "/acme", 204],
    ["GET", "*", 400],
    ["GET", "acme", 400],
    ["GET", "/%ED%A0%80", 400],
    ["GET", "/acme/%zz", 400],
    ["GET", "/acme/%", 400],
    ["GET", "/%00", 400],
    ["GET", "/acme/%0d%0a", 400],
    ["GET", "/api/auth/%ff", 400],
    ["TRACE", "/", 405],
    ["PUT", "/sign-in", 405],
    ["PROPFIND", "/sign-in", 405],
    ["POST", "/sign-in", 405],
    ["POST", "/api/auth/signout", "let in"],
  ])("%s %s: %s", (method, target, answer) => {
    expect(ask(method, target)).toBe(answer);
  });

  it.each([
    ["no origin, as programs do", {}, "let in"],
    ["its own origin", { origin: URL_OF_OURS }, "let in"],
    [
      "its own origin, through a proxy that changes the host",
      { origin: URL_OF_OURS, host: "web:3000" },
      "let in",
    ],
    ["the host it was asked by", { origin: "http://localhost:3000", host: "localhost:3000" }, "let in"],
    ["another site", { origin: "https://evil.example" }, 403],
    ["no site at all", { origin: "null" }, 403],
    ["another port", { origin: "https://sightline.example:8443" }, 403],
    ["nonsense", { origin: "%%" }, 403],
  ])("takes an action from %s: %s", (_name, headers, answer) => {
    expect(ask("POST", "/acme/compose", { "next-action": "40", ...headers })).toBe(answer);
    expect(ask("POST", "/api/auth/callback/credentials", headers)).toBe(answer);
  });
});
