import { expect, it } from "vitest";
import { explainTrouble } from "./trouble";

// The words of openid-client 5, jose 4, Node and next-auth 4, as they come.
it.each([
  ["OAUTH_CALLBACK_HANDLER_ERROR", { message: "access_denied" }, "refused"],
  ["OAUTH_CALLBACK_HANDLER_ERROR", { message: "temporarily_unavailable" }, "unavailable"],
  ["OAUTH_CALLBACK_HANDLER_ERROR", { message: "invalid_scope" }, "untrusted"],
  ["OAUTH_CALLBACK_HANDLER_ERROR", { message: "constructor" }, "untrusted"],
  ["OAUTH_CALLBACK_ERROR", { message: "State cookie was missing." }, "expired"],
  ["OAUTH_CALLBACK_ERROR", { message: "PKCE code_verifier cookie was missing." }, "expired"],
  ["OAUTH_CALLBACK_ERROR", { message: "Nonce value could not be parsed." }, "expired"],
  ["OAUTH_CALLBACK_ERROR", { message: "state mismatch, expected a, got: b" }, "expired"],
  ["OAUTH_CALLBACK_ERROR", { message: "state missing from the response" }, "expired"],
  ["OAUTH_CALLBACK_ERROR", { message: "nonce mismatch, expected a, got: b" }, "untrusted"],
  [
    "OAUTH_CALLBACK_ERROR",
    { message: '"exp" claim timestamp check failed', code: "ERR_JWT_EXPIRED" },
    "expired",
  ],
  ["OAUTH_CALLBACK_ERROR", { message: "decryption", code: "ERR_JWE_DECRYPTION_FAILED" }, "expired"],
  ["OAUTH_CALLBACK_ERROR", { message: "invalid_grant (grant request is invalid)" }, "expired"],
  ["OAUTH_CALLBACK_ERROR", { message: "JWT expired, now 1, exp 0" }, "clock"],
  ["OAUTH_CALLBACK_ERROR", { message: "JWT not active yet, now 1, nbf 2" }, "clock"],
  ["OAUTH_CALLBACK_ERROR", { message: "outgoing request timed out after 5000ms" }, "unavailable"],
  ["OAUTH_CALLBACK_ERROR", { message: "expected 200 OK, got: 502 Bad Gateway" }, "unavailable"],
  ["OAUTH_CALLBACK_ERROR", { message: "expected 200 OK, got: 401 Unauthorized" }, "untrusted"],
  [
    "OAUTH_CALLBACK_ERROR",
    { message: "connect ECONNREFUSED 127.0.0.1:1", code: "ECONNREFUSED" },
    "unavailable",
  ],
  ["OAUTH_CALLBACK_ERROR", { message: "self-signed", code: "DEPTH_ZERO_SELF_SIGNED_CERT" }, "unavailable"],
  ["OAUTH_CALLBACK_ERROR", { message: "failed to validate JWT signature" }, "untrusted"],
  ["OAUTH_CALLBACK_ERROR", {}, "untrusted"],
  ["SIGNIN_OAUTH_ERROR", { message: "getaddrinfo ENOTFOUND a.example", code: "ENOTFOUND" }, "unavailable"],
  ["SIGNIN_OAUTH_ERROR", { message: "Unexpected token" }, "unavailable"],
])("%s with %j is told as %s", (kind, trouble, problem) => {
  expect(explainTrouble(kind, trouble)).toBe(problem);
});
