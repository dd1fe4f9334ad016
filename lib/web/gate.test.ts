import { describe, expect, it } from "vitest";
import { dropUnused, refuse } from "./gate";

const URL_OF_OURS = "https://sightline.example";
const ACTION = "7f238b0f6ef929cf942a6ebcbe825687edf1eb678b";
const ask = (method: string, target: string, headers: Record<string, string> = {}) =>
  refuse(
    { method, target, headers: { host: "sightline.example", ...headers } },
    { url: URL_OF_OURS, actions: new Set([ACTION]) },
  )?.status ?? "let in";

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
    expect(ask("POST", "/acme/compose", { "next-action": ACTION, ...headers })).toBe(answer);
    expect(ask("POST", "/api/auth/callback/credentials", headers)).toBe(answer);
  });

  it.each([
    ["/acme/compose", ACTION, "let in"],
    ["/acme/compose", ACTION.replace("7", "4"), 409],
    ["/acme/compose", "x", 409],
    ["/acme/compose", "", 409],
    ["/acme/compose", "__proto__", 409],
    ["/robots.txt", ACTION, 405],
    ["/icon.svg", ACTION, 405],
    ["/_next/static/chunk.js", ACTION, 405],
  ])("answers an action on %s called %j with %s", (path, action, answer) => {
    expect(ask("POST", path, { "next-action": action })).toBe(answer);
  });

  it("tells the pages of an older build in the way they know", () => {
    const headers = { "next-action": "0".repeat(42) };
    const reply = refuse(
      { method: "POST", target: "/acme/compose", headers },
      { url: URL_OF_OURS, actions: new Set([ACTION]) },
    );
    expect(reply?.headers).toEqual({ "x-nextjs-action-not-found": "1" });
  });

  it.each([
    [encodeURIComponent('["",{"children":["sign-in",{}]}]'), "let in"],
    ["%zz", 400],
    ["{x", 400],
    ["%5B1%5D", 400],
    ["", 400],
    ["x".repeat(50_000), 400],
  ])("answers a page that says it is at %.40s with %s", (state, answer) => {
    expect(ask("GET", "/acme", { rsc: "1", "next-router-state-tree": state })).toBe(answer);
  });

  it.each([
    ["next-auth.callback-url=foo", ""],
    ["a=1; next-auth.callback-url=%zz; next-auth.session-token=x", "a=1; next-auth.session-token=x"],
    ["__Secure-next-auth.callback-url=foo;b=2", "b=2"],
    ["xnext-auth.callback-url=foo", "xnext-auth.callback-url=foo"],
  ])("of the cookies %j leaves %j", (cookie, left) => {
    const headers = { cookie };
    dropUnused(headers);
    expect(headers.cookie).toBe(left);
  });
});
